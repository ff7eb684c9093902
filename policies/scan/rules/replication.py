"""In prod what holds data survives the loss of an availability zone.

Why: a zone is a building. What lies in one alone is unreadable while it is dark, and so is everything that depends on
it.

Remedy: choose `ZRS`, `GZRS` or `RAGZRS` for storage, `ZoneRedundant` high availability for PostgreSQL, and two zones or
more for caches, clusters and registries.

Event Hubs, Key Vault and Data Factory are spread over the zones of Australia East by Azure itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._machines import has_gpus
from policies.scan.rules._switches import On, OneOf, is_on, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

_SWITCHES: dict[str, tuple[OneOf | On, ...]] = {
    "azurerm_storage_account": (OneOf("account_replication_type", ("ZRS", "GZRS", "RAGZRS")),),
    "azurerm_postgresql_flexible_server": (OneOf("high_availability.mode", ("ZoneRedundant",)),),
    "azurerm_mysql_flexible_server": (OneOf("high_availability.mode", ("ZoneRedundant",)),),
    "azurerm_container_registry": (On("zone_redundancy_enabled"),),
    "azurerm_managed_redis": (On("high_availability_enabled", absent_passes=True),),
}
_ZONES = {
    "azurerm_redis_cache": "",
    "azurerm_kubernetes_cluster": "default_node_pool",
    "azurerm_kubernetes_cluster_node_pool": "",
}
_LEAST = 2

TYPES = (*_SWITCHES, *_ZONES, "azurerm_cosmosdb_account")


def applies(resource: Resource, environment: Environment) -> bool:
    """In prod alone: elsewhere data can be made anew. GPUs are had where there are any."""
    return environment.kind == "prod" and not has_gpus(resource.value("vm_size"))


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Every type has its own word for it."""
    yield from wrong_switches(resource, *_SWITCHES.get(resource.type, ()))
    if resource.type == "azurerm_cosmosdb_account":
        places = resource.blocks("geo_location")
        if not places or not all(is_on(place, "zone_redundant") for place in places):
            yield "geo_location.zone_redundant is not true everywhere"
    if resource.type in _ZONES:
        name = _ZONES[resource.type]
        holders: list[Resource | Block] = [*resource.blocks(name)] if name else [resource]
        if not holders or any(len(set(map(str, holder.value("zones") or []))) < _LEAST for holder in holders):
            yield f"{'.'.join(filter(None, (name, 'zones')))} names fewer than {_LEAST} zones"
