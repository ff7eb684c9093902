"""In an environment that declares keys of its own, everything that can be encrypted with one is.

Why: an account left on Microsoft's keys is the one that the revocation of ours does not close. Encryption is a promise
about all data, so it is on for all of it or for none.

Remedy: pass the vault's key to the resource, by the argument or the separate resource named in the message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_KEYS = ("azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key")


@dataclass(frozen=True)
class _Apart:
    """A resource of its own that gives another a key: its type, and its arguments for the other and for the key."""

    type: str
    owner: str
    key: str


_ROOT_DBFS = _Apart(
    "azurerm_databricks_workspace_root_dbfs_customer_managed_key", owner="workspace_id", key="key_vault_key_id"
)
_NAMESPACE = _Apart(
    "azurerm_eventhub_namespace_customer_managed_key", owner="eventhub_namespace_id", key="key_vault_key_ids"
)
_ACCOUNT = _Apart("azurerm_storage_account_customer_managed_key", owner="storage_account_id", key="key_vault_key_id")

_INSIDE = ("customer_managed_key.key_vault_key_id",)
# What each type encrypts; of the ways to give it a key, each takes one.
_ENCRYPTED: dict[str, tuple[tuple[str | _Apart, ...], ...]] = {
    "azurerm_cognitive_account": (_INSIDE,),
    "azurerm_container_registry": (("encryption.key_vault_key_id",),),
    "azurerm_cosmosdb_account": (("key_vault_key_id",),),
    "azurerm_data_factory": (("customer_managed_key_id",),),
    "azurerm_databricks_workspace": (
        ("managed_services_cmk_key_vault_key_id",),
        ("managed_disk_cmk_key_vault_key_id",),
        (_ROOT_DBFS,),
    ),
    "azurerm_eventhub_namespace": ((_NAMESPACE,),),
    "azurerm_kubernetes_cluster": (("disk_encryption_set_id",),),
    "azurerm_machine_learning_workspace": (("encryption.key_id",),),
    "azurerm_managed_redis": (_INSIDE,),
    "azurerm_postgresql_flexible_server": (_INSIDE,),
    "azurerm_servicebus_namespace": (_INSIDE,),
    "azurerm_storage_account": ((*_INSIDE, _ACCOUNT),),
}
_PREMIUM_ALONE = ("azurerm_eventhub_namespace", "azurerm_servicebus_namespace", "azurerm_container_registry")

TYPES = tuple(_ENCRYPTED)


def applies(resource: Resource, environment: Environment) -> bool:
    """Where a key is declared, and the resource's tier takes one."""
    if not environment.of(*_KEYS):
        return False
    return resource.type not in _PREMIUM_ALONE or str(resource.value("sku")).lower() == "premium"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A key may be a literal id too, of a vault that another environment owns."""
    for ways in _ENCRYPTED[resource.type]:
        if not any(_has_key(resource, way, environment) for way in ways):
            yield f"no key is given by {' or '.join(way if isinstance(way, str) else way.type for way in ways)}"


def _has_key(resource: Resource, way: str | _Apart, environment: Environment) -> bool:
    if isinstance(way, str):
        return _is_given(resource, way)
    return any(resource in each.targets(way.owner) and _is_given(each, way.key) for each in environment.of(way.type))


def _is_given(resource: Resource, path: str) -> bool:
    return bool(resource.targets(path)) or bool(resource.value(path))
