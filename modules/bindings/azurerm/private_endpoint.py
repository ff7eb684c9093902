"""`azurerm_private_endpoint` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "PrivateEndpoint",
    "PrivateEndpointIpConfiguration",
    "PrivateEndpointPrivateDnsZoneGroup",
    "PrivateEndpointPrivateServiceConnection",
    "PrivateEndpointTimeouts",
]


class PrivateEndpointPrivateServiceConnection(Block):
    """The block `private_service_connection`."""

    is_manual_connection: bool | Expression
    name: str
    private_connection_resource_alias: str | None = None
    private_connection_resource_id: str | None = None
    request_message: str | None = None
    subresource_names: Sequence[str] | None = None


class PrivateEndpointIpConfiguration(Block):
    """The block `ip_configuration`."""

    name: str
    private_ip_address: str
    member_name: str | None = None
    subresource_name: str | None = None


class PrivateEndpointPrivateDnsZoneGroup(Block):
    """The block `private_dns_zone_group`."""

    name: str
    private_dns_zone_ids: Sequence[str]


class PrivateEndpointTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class PrivateEndpointCustomDnsConfigsRef(Ref):
    """What can be read of `custom_dns_configs`."""

    fqdn = StringAttribute()
    ip_addresses = ListAttribute()


class PrivateEndpointNetworkInterfaceRef(Ref):
    """What can be read of `network_interface`."""

    id = StringAttribute()
    name = StringAttribute()


class PrivateEndpointPrivateDnsZoneConfigsRecordSetsRef(Ref):
    """What can be read of `record_sets`."""

    fqdn = StringAttribute()
    ip_addresses = ListAttribute()
    name = StringAttribute()
    ttl = NumberAttribute()
    type = StringAttribute()


class PrivateEndpointPrivateDnsZoneConfigsRef(Ref):
    """What can be read of `private_dns_zone_configs`."""

    id = StringAttribute()
    name = StringAttribute()
    private_dns_zone_id = StringAttribute()
    record_sets = BlocksAttribute(PrivateEndpointPrivateDnsZoneConfigsRecordSetsRef)


class PrivateEndpointIpConfigurationRef(Ref):
    """What can be read of `ip_configuration`."""

    member_name = StringAttribute()
    name = StringAttribute()
    private_ip_address = StringAttribute()
    subresource_name = StringAttribute()


class PrivateEndpointPrivateDnsZoneGroupRef(Ref):
    """What can be read of `private_dns_zone_group`."""

    id = StringAttribute()
    name = StringAttribute()
    private_dns_zone_ids = ListAttribute()


class PrivateEndpointPrivateServiceConnectionRef(Ref):
    """What can be read of `private_service_connection`."""

    is_manual_connection = BooleanAttribute()
    name = StringAttribute()
    private_connection_resource_alias = StringAttribute()
    private_connection_resource_id = StringAttribute()
    private_ip_address = StringAttribute()
    request_message = StringAttribute()
    subresource_names = ListAttribute()


class PrivateEndpoint(Resource):
    """`azurerm_private_endpoint`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_private_endpoint"

    custom_dns_configs = BlocksAttribute(PrivateEndpointCustomDnsConfigsRef)
    custom_network_interface_name = StringAttribute()
    edge_zone = StringAttribute()
    id = StringAttribute()
    ip_configuration = BlocksAttribute(PrivateEndpointIpConfigurationRef)
    location = StringAttribute()
    name = StringAttribute()
    network_interface = BlocksAttribute(PrivateEndpointNetworkInterfaceRef)
    private_dns_zone_configs = BlocksAttribute(PrivateEndpointPrivateDnsZoneConfigsRef)
    private_dns_zone_group = BlockAttribute(PrivateEndpointPrivateDnsZoneGroupRef)
    private_service_connection = BlockAttribute(PrivateEndpointPrivateServiceConnectionRef)
    resource_group_name = StringAttribute()
    subnet_id = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        private_service_connection: PrivateEndpointPrivateServiceConnection,
        resource_group_name: str,
        subnet_id: str,
        custom_network_interface_name: str | None = None,
        edge_zone: str | None = None,
        ip_configuration: Sequence[PrivateEndpointIpConfiguration] | None = None,
        private_dns_zone_group: PrivateEndpointPrivateDnsZoneGroup | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: PrivateEndpointTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
