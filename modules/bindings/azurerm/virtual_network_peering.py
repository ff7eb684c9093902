"""`azurerm_virtual_network_peering` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, ListAttribute, MapAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "VirtualNetworkPeering",
    "VirtualNetworkPeeringTimeouts",
]


class VirtualNetworkPeeringTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class VirtualNetworkPeering(Resource):
    """`azurerm_virtual_network_peering`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_virtual_network_peering"

    allow_forwarded_traffic = BooleanAttribute()
    allow_gateway_transit = BooleanAttribute()
    allow_virtual_network_access = BooleanAttribute()
    id = StringAttribute()
    local_subnet_names = ListAttribute()
    name = StringAttribute()
    only_ipv6_peering_enabled = BooleanAttribute()
    peer_complete_virtual_networks_enabled = BooleanAttribute()
    remote_subnet_names = ListAttribute()
    remote_virtual_network_id = StringAttribute()
    resource_group_name = StringAttribute()
    triggers = MapAttribute()
    use_remote_gateways = BooleanAttribute()
    virtual_network_name = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        remote_virtual_network_id: str,
        resource_group_name: str,
        virtual_network_name: str,
        allow_forwarded_traffic: bool | Expression | None = None,
        allow_gateway_transit: bool | Expression | None = None,
        allow_virtual_network_access: bool | Expression | None = None,
        local_subnet_names: Sequence[str] | None = None,
        only_ipv6_peering_enabled: bool | Expression | None = None,
        peer_complete_virtual_networks_enabled: bool | Expression | None = None,
        remote_subnet_names: Sequence[str] | None = None,
        timeouts: VirtualNetworkPeeringTimeouts | None = None,
        triggers: Mapping[str, str] | None = None,
        use_remote_gateways: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
