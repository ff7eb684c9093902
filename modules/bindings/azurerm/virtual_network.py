"""`azurerm_virtual_network` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    AnyAttribute,
    BlocksAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    SetAttribute,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "VirtualNetwork",
    "VirtualNetworkDdosProtectionPlan",
    "VirtualNetworkEncryption",
    "VirtualNetworkIpAddressPool",
    "VirtualNetworkSubnet",
    "VirtualNetworkSubnetDelegation",
    "VirtualNetworkSubnetDelegationServiceDelegation",
    "VirtualNetworkSubnetServiceEndpoint",
    "VirtualNetworkTimeouts",
]


class VirtualNetworkDdosProtectionPlan(Block):
    """The block `ddos_protection_plan`."""

    enable: bool | Expression
    id: str


class VirtualNetworkEncryption(Block):
    """The block `encryption`."""

    enforcement: str


class VirtualNetworkIpAddressPool(Block):
    """The block `ip_address_pool`."""

    id: str
    number_of_ip_addresses: str


class VirtualNetworkSubnetDelegationServiceDelegation(Block):
    """The block `subnet.delegation.service_delegation`."""

    actions: Sequence[str] | None = None
    name: str | None = None


class VirtualNetworkSubnetDelegation(Block):
    """The block `subnet.delegation`."""

    name: str | None = None
    service_delegation: Sequence[VirtualNetworkSubnetDelegationServiceDelegation] | None = None


class VirtualNetworkSubnetServiceEndpoint(Block):
    """The block `subnet.service_endpoint`."""

    network_identifier: str | None = None
    service: str | None = None


class VirtualNetworkSubnet(Block):
    """The block `subnet`."""

    NULLS: ClassVar[bool] = True
    address_prefixes: Sequence[str] | None = None
    default_outbound_access_enabled: bool | Expression | None = None
    delegation: Sequence[VirtualNetworkSubnetDelegation] | None = None
    name: str | None = None
    private_endpoint_network_policies: str | None = None
    private_link_service_network_policies_enabled: bool | Expression | None = None
    route_table_id: str | None = None
    security_group: str | None = None
    service_endpoint: Sequence[VirtualNetworkSubnetServiceEndpoint] | None = None
    service_endpoint_policy_ids: Sequence[str] | None = None


class VirtualNetworkTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class VirtualNetworkIpAddressPoolRef(Ref):
    """What can be read of `ip_address_pool`."""

    allocated_ip_address_prefixes = ListAttribute()
    id = StringAttribute()
    number_of_ip_addresses = StringAttribute()


class VirtualNetwork(Resource):
    """`azurerm_virtual_network`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_virtual_network"

    address_space = SetAttribute()
    bgp_community = StringAttribute()
    dns_servers = ListAttribute()
    edge_zone = StringAttribute()
    flow_timeout_in_minutes = NumberAttribute()
    guid = StringAttribute()
    id = StringAttribute()
    ip_address_pool = BlocksAttribute(VirtualNetworkIpAddressPoolRef)
    location = StringAttribute()
    name = StringAttribute()
    private_endpoint_vnet_policies = StringAttribute()
    resource_group_name = StringAttribute()
    subnet = AnyAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        resource_group_name: str,
        address_space: Sequence[str] | None = None,
        bgp_community: str | None = None,
        ddos_protection_plan: VirtualNetworkDdosProtectionPlan | None = None,
        dns_servers: Sequence[str] | None = None,
        edge_zone: str | None = None,
        encryption: VirtualNetworkEncryption | None = None,
        flow_timeout_in_minutes: float | None = None,
        ip_address_pool: Sequence[VirtualNetworkIpAddressPool] | None = None,
        private_endpoint_vnet_policies: str | None = None,
        subnet: Sequence[VirtualNetworkSubnet] | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: VirtualNetworkTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
