"""Secrets stay in Key Vault: a secret scope shows them, and nothing copies them.

Why: a scope of Databricks' own is rotated and audited apart from the vault, and `databricks_secret` writes the value
into Terraform's state.

Remedy: give the scope `keyvault_metadata`; put the secret into the vault; leave `initial_manage_principal` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._values import is_set, referred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_secret", "databricks_secret_scope", "databricks_secret_uc")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge what backs the scope and who manages it."""
    if resource.type != "databricks_secret_scope":
        yield "copies a secret into Databricks and into Terraform's state"
        return
    vault = referred(resource, "keyvault_metadata.resource_id")
    if not all(is_set(resource, f"keyvault_metadata.{name}") for name in ("resource_id", "dns_name")):
        yield "keyvault_metadata is incomplete, so that the scope keeps secrets itself"
    elif vault is None:
        yield "keyvault_metadata.resource_id is a vault that this environment does not declare"
    elif vault.type != "azurerm_key_vault":
        yield f"keyvault_metadata.resource_id refers to {vault.address}, which is no vault"
    if resource.value("initial_manage_principal") is not None:
        yield f"{resource.value('initial_manage_principal')} may manage it: everybody reads and replaces every secret"
