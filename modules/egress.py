"""How a network's compute reaches the outside: by a NAT gateway of its own, or through a hub's firewall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.nat_gateway import NatGateway
from modules.bindings.azurerm.nat_gateway_public_ip_association import NatGatewayPublicIpAssociation
from modules.bindings.azurerm.public_ip import PublicIp
from modules.bindings.azurerm.route_table import RouteTable, RouteTableRoute
from modules.bindings.azurerm.subnet_nat_gateway_association import SubnetNatGatewayAssociation
from modules.bindings.azurerm.subnet_route_table_association import SubnetRouteTableAssociation
from modules.diagnostics import ALL_LOGS, diagnose

if TYPE_CHECKING:
    from modules.bindings.cdk import Construct
    from modules.bindings.resource import Element
    from modules.placement import Placement

__all__ = ["Egress", "FirewallEgress", "NatGatewayEgress", "SendOut"]

SendOut = Callable[[str, str], "Element"]
"""Sends a subnet's outbound traffic this way, given the subnet's key (for the construct's id) and its id."""


@dataclass(frozen=True, kw_only=True)
class NatGatewayEgress:
    """Out by one fixed public address, which nothing can be reached at."""

    nat_gateway_name: str
    public_ip_name: str

    def declare(self, scope: Construct, placement: Placement) -> SendOut:
        """Make the gateway and its address, whose logs go to Log Analytics."""
        gateway = NatGateway(
            scope,
            "nat",
            name=self.nat_gateway_name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            sku_name="Standard",
            tags=placement.tags,
        )
        address = PublicIp(
            scope,
            "nat-ip",
            name=self.public_ip_name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            allocation_method="Static",
            sku="Standard",
            tags=placement.tags,
        )
        NatGatewayPublicIpAssociation(
            scope, "nat-ip-association", nat_gateway_id=gateway.id, public_ip_address_id=address.id
        )
        diagnose(
            scope,
            "nat-ip-diagnostics",
            target_resource_id=address.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            category_groups=ALL_LOGS,
        )
        return lambda key, subnet_id: SubnetNatGatewayAssociation(
            scope, f"{key}-nat", subnet_id=subnet_id, nat_gateway_id=gateway.id
        )


@dataclass(frozen=True, kw_only=True)
class FirewallEgress:
    """Out through the firewall at `address`, a private address in a peered network."""

    route_table_name: str
    address: str

    def declare(self, scope: Construct, placement: Placement) -> SendOut:
        """Make the route table; routes that gateways advertise must not lead around the firewall."""
        table = RouteTable(
            scope,
            "routes",
            name=self.route_table_name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            bgp_route_propagation_enabled=False,
            route=[
                RouteTableRoute(
                    name="out-through-the-firewall",
                    address_prefix="0.0.0.0/0",
                    next_hop_type="VirtualAppliance",
                    next_hop_in_ip_address=self.address,
                )
            ],
            tags=placement.tags,
        )
        return lambda key, subnet_id: SubnetRouteTableAssociation(
            scope, f"{key}-routes", subnet_id=subnet_id, route_table_id=table.id
        )


Egress = NatGatewayEgress | FirewallEgress
