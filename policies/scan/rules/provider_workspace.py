"""The Databricks provider speaks to this environment's workspace, or to the account.

Why: everything that a stack declares goes where its provider points. A host written out, or taken from elsewhere, puts
dev's jobs into prod; the plan says only that they are new.

Remedy: `EnvironmentStack.use_workspace` with the landing zone's outputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("provider.databricks",)

_WORKSPACE = "azurerm_databricks_workspace"
_ACCOUNT = "https://accounts.azuredatabricks.net"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge both ways to say where it points."""
    if resource.body.get("host") == _ACCOUNT:
        if resource.value("account_id") is None:
            yield "speaks to the account and does not say which: account_id"
        return
    if _target_types(resource, "host") != {_WORKSPACE}:
        yield f"host is {resource.body.get('host')!r}, not this environment's workspace"
    if resource.body.get("azure_workspace_resource_id") is not None and _target_types(
        resource, "azure_workspace_resource_id"
    ) != {_WORKSPACE}:
        yield "azure_workspace_resource_id is not this environment's workspace"


def _target_types(provider: Resource, path: str) -> set[str]:
    try:
        return {target.type for target in provider.targets(path)}
    except UnresolvedError:
        return set()
