"""Every PaaS resource has a private endpoint per subresource, registered in its private DNS zone.

Why: with the public endpoint off, a resource without an endpoint can't be reached; one whose endpoint is in no zone is
reached by nobody who knows its name. Both show only when the first job fails.

Remedy: add `modules.private_link.private_endpoint` for the subresource named in the message, with the zone's id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policies.scan.model import Block, Environment, Resource

# Subresources and their zones, per type: learn.microsoft.com/azure/private-link/private-endpoint-dns.
_ZONES: dict[str, dict[str, str]] = {
    "azurerm_app_configuration": {"configurationStores": "privatelink.azconfig.io"},
    "azurerm_cognitive_account": {"account": "privatelink.cognitiveservices.azure.com"},
    "azurerm_container_registry": {"registry": "privatelink.azurecr.io"},
    "azurerm_cosmosdb_account": {
        "Sql": "privatelink.documents.azure.com",
        "MongoDB": "privatelink.mongo.cosmos.azure.com",
    },
    "azurerm_data_factory": {"dataFactory": "privatelink.datafactory.azure.net"},
    "azurerm_databricks_workspace": {
        "databricks_ui_api": "privatelink.azuredatabricks.net",
        "browser_authentication": "privatelink.azuredatabricks.net",
    },
    "azurerm_eventgrid_domain": {"domain": "privatelink.eventgrid.azure.net"},
    "azurerm_eventgrid_topic": {"topic": "privatelink.eventgrid.azure.net"},
    "azurerm_eventhub_namespace": {"namespace": "privatelink.servicebus.windows.net"},
    "azurerm_key_vault": {"vault": "privatelink.vaultcore.azure.net"},
    "azurerm_machine_learning_workspace": {"amlworkspace": "privatelink.api.azureml.ms"},
    "azurerm_managed_redis": {"redisEnterprise": "privatelink.redis.azure.net"},
    "azurerm_mssql_server": {"sqlServer": "privatelink.database.windows.net"},
    "azurerm_mysql_flexible_server": {"mysqlServer": "privatelink.mysql.database.azure.com"},
    "azurerm_postgresql_flexible_server": {"postgresqlServer": "privatelink.postgres.database.azure.com"},
    "azurerm_redis_cache": {"redisCache": "privatelink.redis.cache.windows.net"},
    "azurerm_search_service": {"searchService": "privatelink.search.windows.net"},
    "azurerm_servicebus_namespace": {"namespace": "privatelink.servicebus.windows.net"},
    "azurerm_storage_account": {
        "blob": "privatelink.blob.core.windows.net",
        "dfs": "privatelink.dfs.core.windows.net",
        "file": "privatelink.file.core.windows.net",
        "queue": "privatelink.queue.core.windows.net",
        "table": "privatelink.table.core.windows.net",
    },
}

TYPES = tuple(_ZONES)

_STORAGE_USERS = {
    "azurerm_storage_share": "file",
    "azurerm_storage_queue": "queue",
    "azurerm_storage_table": "table",
}


def applies(resource: Resource, environment: Environment) -> bool:
    """Not what lies in a subnet itself, which has no public endpoint to replace."""
    return not (resource.body.get("delegated_subnet_id") or resource.body.get("subnet_id"))


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Looks for each subresource's endpoint in all stacks of the environment."""
    for subresource in _subresources(resource, environment):
        connections = list(_connections(resource, subresource, environment))
        if not connections:
            yield f"no private endpoint for the subresource {subresource}"
        zone = _ZONES[resource.type][subresource]
        for endpoint, connection in connections:
            if is_on(connection, "is_manual_connection"):
                yield f"{endpoint.address} waits for an approval by hand"
            if zone not in _zone_names(endpoint):
                yield f"{endpoint.address} is not registered in the private DNS zone {zone}"


def _subresources(resource: Resource, environment: Environment) -> Iterable[str]:
    match resource.type:
        case "azurerm_storage_account":
            used = {
                subresource
                for kind, subresource in _STORAGE_USERS.items()
                for user in environment.of(kind)
                if resource in user.targets("storage_account_id")
            }
            return ["blob", *(["dfs"] if is_on(resource, "is_hns_enabled") else []), *sorted(used)]
        case "azurerm_cosmosdb_account":
            return ["MongoDB" if resource.value("kind") == "MongoDB" else "Sql"]
    return _ZONES[resource.type]


def _connections(resource: Resource, subresource: str, environment: Environment) -> Iterator[tuple[Resource, Block]]:
    for endpoint in environment.of("azurerm_private_endpoint"):
        for connection in endpoint.blocks("private_service_connection"):
            if resource not in connection.targets("private_connection_resource_id"):
                continue
            names = connection.value("subresource_names") or []
            if (
                subresource.lower() in {str(name).lower() for name in names}
                and connection.target("private_connection_resource_id") is resource
            ):
                yield endpoint, connection


def _zone_names(endpoint: Resource) -> set[str]:
    names: set[str] = set()
    for group in endpoint.blocks("private_dns_zone_group"):
        zones = group.targets("private_dns_zone_ids")
        if zones:
            names |= {
                str(zone.value("name")).lower() for zone in zones if zone.type.endswith("azurerm_private_dns_zone")
            }
        else:
            # A zone that another subscription owns is known by its whole id alone.
            names |= {str(each).rpartition("/")[2].lower() for each in group.value("private_dns_zone_ids") or []}
    return names
