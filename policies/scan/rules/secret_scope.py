"""Secrets stay in Key Vault: a secret scope shows them, and nothing copies them.

Why: a scope of Databricks' own is rotated and audited apart from the vault, and `databricks_secret` writes the value
into Terraform's state.

Remedy: give the scope `keyvault_metadata`; put the secret into the vault; leave `initial_manage_principal` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_secret", "databricks_secret_scope", "databricks_secret_uc")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge what backs the scope and who manages it."""
    if resource.type != "databricks_secret_scope":
        yield "copies a secret into Databricks and into Terraform's state"
        return
    for name in ("resource_id", "dns_name"):
        if not is_set(resource, f"keyvault_metadata.{name}"):
            yield f"keyvault_metadata.{name} is unset, so that the scope keeps secrets itself"
    if resource.value("initial_manage_principal") is not None:
        yield f"{resource.value('initial_manage_principal')} may manage it: everybody reads and replaces every secret"
