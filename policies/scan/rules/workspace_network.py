"""A Databricks workspace is premium, and its nodes are in our own network behind our own rules.

Why: standard workspaces have no access control. In a network of Databricks' own, nodes reach the internet unfiltered.

Remedy: sku premium; `custom_parameters` with the virtual network, both subnets and their security group associations;
network_security_group_rules_required NoAzureDatabricksRules. (`public-access` judges the front end.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_databricks_workspace",)

_RULES = "NoAzureDatabricksRules"
_ASSOCIATION = "azurerm_subnet_network_security_group_association"
_INJECTED = ("virtual_network_id", "public_subnet_name", "private_subnet_name")
_SECURED = (
    "public_subnet_network_security_group_association_id",
    "private_subnet_network_security_group_association_id",
)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the tier, and where the nodes are."""
    if (sku := resource.value("sku")) != "premium":
        yield f"sku is {sku}"
    if (rules := resource.value("network_security_group_rules_required")) != _RULES:
        yield f"network_security_group_rules_required is {rules}; {_RULES}, which is what a back-end private link needs"
    for name in _INJECTED:
        if not is_set(resource, f"custom_parameters.{name}"):
            yield f"custom_parameters.{name} is unset, so that the nodes are in a network of Databricks' own"
    for name in _SECURED:
        yield from _association(resource, f"custom_parameters.{name}")


def _association(workspace: Resource, path: str) -> Iterator[str]:
    try:
        association = workspace.target(path)
    except UnresolvedError as error:
        yield f"{path}: {error}"
        return
    if association is None:
        yield f"{path} is unset: the subnet's security group may go while nodes run"
    elif association.type != _ASSOCIATION:
        yield f"{path} refers to {association.address}, which is no {_ASSOCIATION}"
