"""Private DNS zones and private endpoints: how PaaS resources are reached without a public endpoint."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from modules.bindings.azurerm.private_dns_zone import PrivateDnsZone
from modules.bindings.azurerm.private_dns_zone_virtual_network_link import PrivateDnsZoneVirtualNetworkLink
from modules.bindings.azurerm.private_endpoint import (
    PrivateEndpoint,
    PrivateEndpointPrivateDnsZoneGroup,
    PrivateEndpointPrivateServiceConnection,
)
from modules.bindings.cdk import Construct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.resource import Element
    from modules.placement import Placement

__all__ = ["PrivateDns", "Subresource", "existing_zone_ids", "private_endpoint"]


class Subresource(StrEnum):
    """What a private endpoint connects to, as Azure names a resource's group ids."""

    BLOB = "blob"
    DFS = "dfs"
    VAULT = "vault"
    NAMESPACE = "namespace"
    DATABRICKS_UI_API = "databricks_ui_api"
    BROWSER_AUTHENTICATION = "browser_authentication"
    REGISTRY = "registry"
    DATA_FACTORY = "dataFactory"
    POSTGRESQL = "postgresqlServer"
    REDIS = "redisCache"
    MANAGED_REDIS = "redisEnterprise"


# learn.microsoft.com/azure/private-link/private-endpoint-dns. What has no resource yet has its zone already, so that
# the slice that brings the resource adds an endpoint and nothing else.
_ZONES = {
    Subresource.BLOB: "privatelink.blob.core.windows.net",
    Subresource.DFS: "privatelink.dfs.core.windows.net",
    Subresource.VAULT: "privatelink.vaultcore.azure.net",
    Subresource.NAMESPACE: "privatelink.servicebus.windows.net",
    Subresource.DATABRICKS_UI_API: "privatelink.azuredatabricks.net",
    Subresource.BROWSER_AUTHENTICATION: "privatelink.azuredatabricks.net",
    Subresource.REGISTRY: "privatelink.azurecr.io",
    Subresource.DATA_FACTORY: "privatelink.datafactory.azure.net",
    Subresource.POSTGRESQL: "privatelink.postgres.database.azure.com",
    Subresource.REDIS: "privatelink.redis.cache.windows.net",
    Subresource.MANAGED_REDIS: "privatelink.redis.azure.net",
}
# Two zones begin alike; every other construct is named after its zone's first own label.
_CONSTRUCTS = {"privatelink.redis.azure.net": "managed-redis"}


class PrivateDns(Construct):
    """The private DNS zones, each linked to the virtual network. `zone_ids`: the zone's id by subresource."""

    zone_ids: Mapping[Subresource, str]

    def __init__(
        self, scope: Construct, construct_id: str, *, placement: Placement, virtual_network_id: str, link_name: str
    ) -> None:
        super().__init__(scope, construct_id)
        by_zone: dict[str, str] = {}
        for zone_name in dict.fromkeys(_ZONES.values()):
            service = _CONSTRUCTS.get(zone_name, zone_name.split(".")[1])
            zone = PrivateDnsZone(
                self,
                service,
                name=zone_name,
                resource_group_name=placement.resource_group_name,
                tags=placement.tags,
            )
            PrivateDnsZoneVirtualNetworkLink(
                self,
                f"{service}-link",
                name=link_name,
                private_dns_zone_id=zone.id,
                virtual_network_id=virtual_network_id,
                tags=placement.tags,
            )
            by_zone[zone_name] = zone.id
        self.zone_ids = {subresource: by_zone[zone_name] for subresource, zone_name in _ZONES.items()}


def existing_zone_ids(resource_group_id: str) -> Mapping[Subresource, str]:
    """The ids of zones that lie in one resource group under their usual names; their owner links them to networks."""
    return {
        subresource: f"{resource_group_id}/providers/Microsoft.Network/privateDnsZones/{zone_name}"
        for subresource, zone_name in _ZONES.items()
    }


def private_endpoint(
    scope: Construct,
    construct_id: str,
    *,
    placement: Placement,
    subnet_id: str,
    target_name: str,
    target_resource_id: str,
    subresource: Subresource,
    zone_ids: Mapping[Subresource, str],
    depends_on: Sequence[Element] | None = None,
) -> PrivateEndpoint:
    """A private endpoint to one subresource, registered in its private DNS zone and named after `target_name`.

    Name the endpoints of the same resource in `depends_on`: Azure refuses two changes of one resource at a time.
    """
    name = f"pep-{target_name}-{subresource.lower().replace('_', '-')}"
    return PrivateEndpoint(
        scope,
        construct_id,
        name=name,
        location=placement.location,
        resource_group_name=placement.resource_group_name,
        subnet_id=subnet_id,
        private_service_connection=PrivateEndpointPrivateServiceConnection(
            name=name,
            private_connection_resource_id=target_resource_id,
            subresource_names=[subresource.value],
            is_manual_connection=False,
        ),
        private_dns_zone_group=PrivateEndpointPrivateDnsZoneGroup(
            name="default", private_dns_zone_ids=[zone_ids[subresource]]
        ),
        tags=placement.tags,
        depends_on=depends_on,
    )
