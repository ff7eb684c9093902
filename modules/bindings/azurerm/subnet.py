"""`azurerm_subnet` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BooleanAttribute,
    ListAttribute,
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
    "Subnet",
    "SubnetDelegation",
    "SubnetDelegationServiceDelegation",
    "SubnetIpAddressPool",
    "SubnetServiceEndpoint",
    "SubnetTimeouts",
]


class SubnetDelegationServiceDelegation(Block):
    """The block `delegation.service_delegation`."""

    name: str
    actions: Sequence[str] | None = None


class SubnetDelegation(Block):
    """The block `delegation`."""

    name: str
    service_delegation: SubnetDelegationServiceDelegation


class SubnetIpAddressPool(Block):
    """The block `ip_address_pool`."""

    id: str
    number_of_ip_addresses: str


class SubnetServiceEndpoint(Block):
    """The block `service_endpoint`."""

    service: str
    network_identifier: str | None = None


class SubnetTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class SubnetIpAddressPoolRef(Ref):
    """What can be read of `ip_address_pool`."""

    allocated_ip_address_prefixes = ListAttribute()
    id = StringAttribute()
    number_of_ip_addresses = StringAttribute()


class Subnet(Resource):
    """`azurerm_subnet`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_subnet"

    address_prefixes = ListAttribute()
    default_outbound_access_enabled = BooleanAttribute()
    id = StringAttribute()
    ip_address_pool = BlockAttribute(SubnetIpAddressPoolRef)
    name = StringAttribute()
    network_security_group_id = StringAttribute()
    network_security_group_id_wo = StringAttribute()
    network_security_group_id_wo_version = NumberAttribute()
    private_endpoint_network_policies = StringAttribute()
    private_link_service_network_policies_enabled = BooleanAttribute()
    resource_group_name = StringAttribute()
    route_table_id = StringAttribute()
    route_table_id_wo = StringAttribute()
    route_table_id_wo_version = NumberAttribute()
    service_endpoint_policy_ids = SetAttribute()
    sharing_scope = StringAttribute()
    virtual_network_name = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        resource_group_name: str,
        virtual_network_name: str,
        address_prefixes: Sequence[str] | None = None,
        default_outbound_access_enabled: bool | Expression | None = None,
        delegation: Sequence[SubnetDelegation] | None = None,
        ip_address_pool: SubnetIpAddressPool | None = None,
        network_security_group_id_wo: str | None = None,
        network_security_group_id_wo_version: float | None = None,
        private_endpoint_network_policies: str | None = None,
        private_link_service_network_policies_enabled: bool | Expression | None = None,
        route_table_id_wo: str | None = None,
        route_table_id_wo_version: float | None = None,
        service_endpoint: Sequence[SubnetServiceEndpoint] | None = None,
        service_endpoint_policy_ids: Sequence[str] | None = None,
        sharing_scope: str | None = None,
        timeouts: SubnetTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
