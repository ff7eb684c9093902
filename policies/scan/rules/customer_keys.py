"""In an environment that declares keys of its own, everything that can be encrypted with one is.

Why: an account left on Microsoft's keys is the one that the revocation of ours does not close. Encryption is a promise
about all data, so it is on for all of it or for none.

Remedy: pass the vault's key to the resource, by the argument or the separate resource named in the message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_KEYS = ("azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key")
# Every one of a type's arguments must hold a key …
_ARGUMENTS: dict[str, tuple[str, ...]] = {
    "azurerm_cognitive_account": ("customer_managed_key.key_vault_key_id",),
    "azurerm_container_registry": ("encryption.key_vault_key_id",),
    "azurerm_cosmosdb_account": ("key_vault_key_id",),
    "azurerm_data_factory": ("customer_managed_key_id",),
    "azurerm_databricks_workspace": ("managed_services_cmk_key_vault_key_id", "managed_disk_cmk_key_vault_key_id"),
    "azurerm_kubernetes_cluster": ("disk_encryption_set_id",),
    "azurerm_machine_learning_workspace": ("encryption.key_id",),
    "azurerm_managed_redis": ("customer_managed_key.key_vault_key_id",),
    "azurerm_postgresql_flexible_server": ("customer_managed_key.key_vault_key_id",),
    "azurerm_servicebus_namespace": ("customer_managed_key.key_vault_key_id",),
    "azurerm_storage_account": ("customer_managed_key.key_vault_key_id",),
}
# … or, where there is such a resource, it may: type, the argument that names what it encrypts, and the key's.
_SEPARATE: dict[str, tuple[str, str, str]] = {
    "azurerm_databricks_workspace": (
        "azurerm_databricks_workspace_root_dbfs_customer_managed_key",
        "workspace_id",
        "key_vault_key_id",
    ),
    "azurerm_eventhub_namespace": (
        "azurerm_eventhub_namespace_customer_managed_key",
        "eventhub_namespace_id",
        "key_vault_key_ids",
    ),
    "azurerm_storage_account": (
        "azurerm_storage_account_customer_managed_key",
        "storage_account_id",
        "key_vault_key_id",
    ),
}
_BOTH = ("azurerm_databricks_workspace",)
_PREMIUM_ALONE = ("azurerm_eventhub_namespace", "azurerm_servicebus_namespace", "azurerm_container_registry")

TYPES = tuple(_ARGUMENTS.keys() | _SEPARATE.keys())


def applies(resource: Resource, environment: Environment) -> bool:
    """Where a key is declared, and the resource's tier takes one."""
    tier = str(resource.value("sku") or "").lower()
    return bool(environment.of(*_KEYS)) and (resource.type not in _PREMIUM_ALONE or tier == "premium")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A key may be a literal id too, of a vault that another environment owns."""
    missing = [path for path in _ARGUMENTS.get(resource.type, ()) if not _there(resource, path)]
    kind, owner, key = _SEPARATE.get(resource.type, ("", "", ""))
    separate = any(resource in each.targets(owner) and _there(each, key) for each in environment.of(kind))
    if resource.type in _BOTH or not separate:
        for path in missing:
            yield f"{path} is left out" + (f", and so is a {kind}" if kind and not separate else "")
    if not separate and kind and (resource.type in _BOTH or resource.type not in _ARGUMENTS):
        yield f"no {kind} for it"


def _there(resource: Resource, path: str) -> bool:
    return bool(resource.targets(path)) or bool(resource.value(path))
