"""Key Vault and the secret scopes backed by it: one file that its owner alone can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from environments.local.engines.engine import Engine
from environments.local.errors import LocalError
from environments.synthesized.expressions import walk

if TYPE_CHECKING:
    from environments.local.world import Declared, World

__all__ = ["ENGINES"]


def _vault(declared: Declared, world: World) -> dict[str, Any]:
    name = declared.arguments["name"]
    identity = f"local/key_vault/{name}"
    world.vaults[identity] = {}
    return {"id": identity, "vault_uri": f"https://{name}.vault.azure.net/"}


def _secret(declared: Declared, world: World) -> dict[str, Any]:
    vault, name = declared.arguments["key_vault_id"], declared.arguments["name"]
    world.vaults[vault][name] = declared.arguments["value"]
    return {"id": f"{vault}/secrets/{name}"}


def _scope(declared: Declared, world: World) -> dict[str, Any]:
    vault = walk(declared.arguments, ("keyvault_metadata", 0, "resource_id"))
    if vault not in world.vaults:
        raise LocalError(f"{declared.address}: only scopes backed by a declared Key Vault have a local engine")
    world.scopes[declared.arguments["name"]] = vault
    return {"id": declared.arguments["name"]}


ENGINES = {
    "azurerm_key_vault": Engine("secrets file", _vault),
    "azurerm_key_vault_secret": Engine("secrets file", _secret),
    "databricks_secret_scope": Engine("secrets file", _scope),
}
