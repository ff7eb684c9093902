"""The virtual network of a landing zone.

Secure by default: no subnet takes traffic from the internet, none has a default outbound address (what goes out takes
the NAT gateway or the hub's firewall), and private endpoints obey the network security group of their subnet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.network_security_group import NetworkSecurityGroup, NetworkSecurityGroupSecurityRule
from modules.bindings.azurerm.subnet import Subnet, SubnetDelegation, SubnetDelegationServiceDelegation
from modules.bindings.azurerm.subnet_network_security_group_association import SubnetNetworkSecurityGroupAssociation
from modules.bindings.azurerm.virtual_network import VirtualNetwork
from modules.bindings.azurerm.virtual_network_peering import VirtualNetworkPeering
from modules.bindings.cdk import Construct
from modules.diagnostics import ALL_LOGS, ALL_METRICS, diagnose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.resource import Element
    from modules.egress import Egress, SendOut
    from modules.placement import Placement

__all__ = ["ExistingNetwork", "Hub", "Network", "SubnetPlan", "SubnetRef"]

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
    """One subnet to make; with `egress` its compute goes out by the network's egress, if it has one."""

    name: str
    security_group_name: str
    cidr: str
    delegated_to_databricks: bool = False
    egress: bool = False


@dataclass(frozen=True, kw_only=True)
class Hub:
    """The virtual network to peer with, and what may pass. The hub's owner makes the peering in the other direction."""

    peering_name: str
    virtual_network_id: str
    use_remote_gateways: bool
    allow_forwarded_traffic: bool


@dataclass(frozen=True, kw_only=True)
class SubnetRef:
    """A subnet that exists: its id, its name, and the id of its security group's association.

    `in_place`: what must be there before compute starts in it.
    """

    id: str
    name: str
    security_group_association_id: str
    in_place: Sequence[Element] = ()


@dataclass(frozen=True, kw_only=True)
class ExistingNetwork:
    """A network that its owner made: what `Network` offers, without a resource. `subnet_ids` have the keys of plans."""

    virtual_network_id: str
    subnet_ids: Mapping[str, str]

    @property
    def subnets(self) -> Mapping[str, SubnetRef]:
        """The subnets by key. The provider's id of a security group's association is its subnet's id."""
        return {
            key: SubnetRef(id=subnet_id, name=subnet_id.rpartition("/")[2], security_group_association_id=subnet_id)
            for key, subnet_id in self.subnet_ids.items()
        }


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
        hub: Hub | None,
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
        self._diagnose("vnet", vnet.id, metrics=ALL_METRICS)
        send_out = egress.declare(self, placement) if egress else None
        self.subnets = {key: self._subnet(key, plan, vnet.name, send_out) for key, plan in subnets.items()}
        if hub:
            VirtualNetworkPeering(
                self,
                "hub",
                name=hub.peering_name,
                resource_group_name=placement.resource_group_name,
                virtual_network_name=vnet.name,
                remote_virtual_network_id=hub.virtual_network_id,
                allow_virtual_network_access=True,
                allow_forwarded_traffic=hub.allow_forwarded_traffic,
                use_remote_gateways=hub.use_remote_gateways,
            )

    def _subnet(self, key: str, plan: SubnetPlan, vnet_name: str, send_out: SendOut | None) -> SubnetRef:
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
        # Security groups have logs and no metrics.
        self._diagnose(f"{key}-nsg", group.id, metrics=())
        association = SubnetNetworkSecurityGroupAssociation(
            self, f"{key}-nsg-association", subnet_id=subnet.id, network_security_group_id=group.id
        )
        in_place: list[Element] = [association]
        if plan.egress and send_out:
            in_place.append(send_out(key, subnet.id))
        return SubnetRef(
            id=subnet.id, name=subnet.name, security_group_association_id=association.id, in_place=in_place
        )

    def _diagnose(self, what: str, resource_id: str, *, metrics: Sequence[str]) -> None:
        diagnose(
            self,
            f"{what}-diagnostics",
            target_resource_id=resource_id,
            log_analytics_workspace_id=self._placement.log_analytics_workspace_id,
            category_groups=ALL_LOGS,
            metrics=metrics,
        )


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
