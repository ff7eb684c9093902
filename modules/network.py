"""The virtual network of a landing zone.

Secure by default: no subnet takes traffic from the internet, none has a default outbound address (egress goes through
the NAT gateway), and private endpoints obey the network security group of their subnet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.nat_gateway import NatGateway
from modules.bindings.azurerm.nat_gateway_public_ip_association import NatGatewayPublicIpAssociation
from modules.bindings.azurerm.network_security_group import NetworkSecurityGroup, NetworkSecurityGroupSecurityRule
from modules.bindings.azurerm.public_ip import PublicIp
from modules.bindings.azurerm.subnet import Subnet, SubnetDelegation, SubnetDelegationServiceDelegation
from modules.bindings.azurerm.subnet_nat_gateway_association import SubnetNatGatewayAssociation
from modules.bindings.azurerm.subnet_network_security_group_association import SubnetNetworkSecurityGroupAssociation
from modules.bindings.azurerm.virtual_network import VirtualNetwork
from modules.bindings.cdk import Construct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.cdk import TerraformElement
    from modules.placement import Placement

__all__ = ["Egress", "Network", "SubnetPlan", "SubnetRef"]

_DATABRICKS = SubnetDelegation(
    name="databricks",
    service_delegation=SubnetDelegationServiceDelegation(
        name="Microsoft.Databricks/workspaces",
        actions=[
            "Microsoft.Network/virtualNetworks/subnets/join/action",
            "Microsoft.Network/virtualNetworks/subnets/prepareNetworkPolicies/action",
            "Microsoft.Network/virtualNetworks/subnets/unprepareNetworkPolicies/action",
        ],
    ),
)


@dataclass(frozen=True, kw_only=True)
class SubnetPlan:
    """One subnet to make; with `egress` its compute goes out by the NAT gateway, if there is one."""

    name: str
    security_group_name: str
    cidr: str
    delegated_to_databricks: bool = False
    egress: bool = False


@dataclass(frozen=True, kw_only=True)
class Egress:
    """Names of the NAT gateway and of its public address."""

    nat_gateway_name: str
    public_ip_name: str


@dataclass(frozen=True, kw_only=True)
class SubnetRef:
    """A subnet that exists: its id, its name, and the id of its security group's association.

    `in_place`: what must be there before compute starts in it.
    """

    id: str
    name: str
    security_group_association_id: str
    in_place: Sequence[TerraformElement] = ()


class Network(Construct):
    """A VNet with a security group per subnet. `subnets`: what was made, by the key of its plan."""

    virtual_network_id: str
    subnets: Mapping[str, SubnetRef]

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        address_space: Sequence[str],
        subnets: Mapping[str, SubnetPlan],
        egress: Egress | None,
    ) -> None:
        super().__init__(scope, construct_id)
        self._placement = placement
        vnet = VirtualNetwork(
            self,
            "vnet",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            address_space=address_space,
            tags=placement.tags,
        )
        self.virtual_network_id = vnet.id
        nat_gateway_id = self._nat_gateway(egress) if egress else None
        self.subnets = {key: self._subnet(key, plan, vnet.name, nat_gateway_id) for key, plan in subnets.items()}

    def _subnet(self, key: str, plan: SubnetPlan, vnet_name: str, nat_gateway_id: str | None) -> SubnetRef:
        subnet = Subnet(
            self,
            key,
            name=plan.name,
            resource_group_name=self._placement.resource_group_name,
            virtual_network_name=vnet_name,
            address_prefixes=[plan.cidr],
            default_outbound_access_enabled=False,
            private_endpoint_network_policies="Enabled",
            delegation=[_DATABRICKS] if plan.delegated_to_databricks else None,
        )
        group = NetworkSecurityGroup(
            self,
            f"{key}-nsg",
            name=plan.security_group_name,
            location=self._placement.location,
            resource_group_name=self._placement.resource_group_name,
            security_rule=[_deny_internet_inbound()],
            tags=self._placement.tags,
        )
        association = SubnetNetworkSecurityGroupAssociation(
            self, f"{key}-nsg-association", subnet_id=subnet.id, network_security_group_id=group.id
        )
        in_place: list[TerraformElement] = [association]
        if plan.egress and nat_gateway_id:
            in_place.append(
                SubnetNatGatewayAssociation(self, f"{key}-nat", subnet_id=subnet.id, nat_gateway_id=nat_gateway_id)
            )
        return SubnetRef(
            id=subnet.id, name=subnet.name, security_group_association_id=association.id, in_place=in_place
        )

    def _nat_gateway(self, egress: Egress) -> str:
        place = self._placement
        gateway = NatGateway(
            self,
            "nat",
            name=egress.nat_gateway_name,
            location=place.location,
            resource_group_name=place.resource_group_name,
            sku_name="Standard",
            tags=place.tags,
        )
        address = PublicIp(
            self,
            "nat-ip",
            name=egress.public_ip_name,
            location=place.location,
            resource_group_name=place.resource_group_name,
            allocation_method="Static",
            sku="Standard",
            tags=place.tags,
        )
        NatGatewayPublicIpAssociation(
            self, "nat-ip-association", nat_gateway_id=gateway.id, public_ip_address_id=address.id
        )
        return gateway.id


def _deny_internet_inbound() -> NetworkSecurityGroupSecurityRule:
    # Azure's own last rule denies it too; said here, it is seen in review and stays when rules are added above it.
    return NetworkSecurityGroupSecurityRule(
        name="deny-internet-inbound",
        description="Nothing is reached from the internet",
        priority=4096,
        direction="Inbound",
        access="Deny",
        protocol="*",
        source_address_prefix="Internet",
        source_port_range="*",
        destination_address_prefix="*",
        destination_port_range="*",
        # An nsg rule is an attribute, not a block: Azure's provider wants every field of it, empty ones too.
        source_address_prefixes=[],
        source_port_ranges=[],
        source_application_security_group_ids=[],
        destination_address_prefixes=[],
        destination_port_ranges=[],
        destination_application_security_group_ids=[],
    )
