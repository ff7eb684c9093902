"""The landing zone's network as its settings want it: made here, beside a hub or not, or an existing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import ExistingNetwork as ExistingNetworkSettings
from modules.egress import FirewallEgress, NatGatewayEgress
from modules.network import ExistingNetwork, Hub, Network, SubnetPlan
from modules.private_link import PrivateDns, existing_zone_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.settings import CreatedNetwork
    from modules.egress import Egress
    from modules.placement import Placement
    from modules.private_link import Subresource
    from stacks.base import EnvironmentStack

__all__ = ["declare_network", "declare_private_dns"]


def declare_network(stack: EnvironmentStack, place: Placement) -> Network | ExistingNetwork:
    """The network with the subnets `databricks-host`, `databricks-container`, `private-endpoints` and `aks`."""
    network = stack.settings.network
    if isinstance(network, ExistingNetworkSettings):
        return ExistingNetwork(
            virtual_network_id=network.virtual_network_id,
            subnet_ids={name.replace("_", "-"): subnet_id for name, subnet_id in network.subnet_ids},
        )
    return Network(
        stack,
        "network",
        placement=place,
        name=stack.resource_name(ResourceKind.VIRTUAL_NETWORK),
        address_space=[network.address_space],
        subnets={
            "databricks-host": _subnet(stack, "dbw-host", network.subnets.databricks_host, databricks=True),
            "databricks-container": _subnet(
                stack, "dbw-container", network.subnets.databricks_container, databricks=True
            ),
            "private-endpoints": _subnet(stack, "pep", network.subnets.private_endpoints),
            "aks": _subnet(stack, "aks", network.subnets.aks, egress=True),
        },
        egress=_egress(stack, network),
        hub=_hub(stack, network),
    )


def declare_private_dns(
    stack: EnvironmentStack, place: Placement, virtual_network_id: str
) -> Mapping[Subresource, str]:
    """The private DNS zone of each subresource, by id; zones that exist are used as they are."""
    existing = stack.settings.network.private_dns_resource_group_id
    if existing:
        return existing_zone_ids(existing)
    return PrivateDns(
        stack,
        "dns",
        placement=place,
        virtual_network_id=virtual_network_id,
        link_name=stack.resource_name(ResourceKind.VIRTUAL_NETWORK),
    ).zone_ids


def _subnet(
    stack: EnvironmentStack, part: str, cidr: str, *, databricks: bool = False, egress: bool = False
) -> SubnetPlan:
    return SubnetPlan(
        name=stack.resource_name(ResourceKind.SUBNET, part),
        security_group_name=stack.resource_name(ResourceKind.NETWORK_SECURITY_GROUP, part),
        cidr=cidr,
        delegated_to_databricks=databricks,
        egress=databricks or egress,
    )


def _egress(stack: EnvironmentStack, network: CreatedNetwork) -> Egress | None:
    if network.hub and network.hub.firewall_address:
        return FirewallEgress(
            route_table_name=stack.resource_name(ResourceKind.ROUTE_TABLE), address=network.hub.firewall_address
        )
    if network.nat_gateway:
        return NatGatewayEgress(
            nat_gateway_name=stack.resource_name(ResourceKind.NAT_GATEWAY),
            public_ip_name=stack.resource_name(ResourceKind.PUBLIC_IP, "nat"),
        )
    return None


def _hub(stack: EnvironmentStack, network: CreatedNetwork) -> Hub | None:
    if network.hub is None:
        return None
    return Hub(
        peering_name=stack.resource_name(ResourceKind.VIRTUAL_NETWORK_PEERING, "hub"),
        virtual_network_id=network.hub.virtual_network_id,
        use_remote_gateways=network.hub.use_remote_gateways,
        allow_forwarded_traffic=network.hub.allow_forwarded_traffic,
    )
