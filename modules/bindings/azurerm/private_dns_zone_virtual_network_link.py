"""`azurerm_private_dns_zone_virtual_network_link` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, MapAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "PrivateDnsZoneVirtualNetworkLink",
    "PrivateDnsZoneVirtualNetworkLinkTimeouts",
]


class PrivateDnsZoneVirtualNetworkLinkTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class PrivateDnsZoneVirtualNetworkLink(Resource):
    """`azurerm_private_dns_zone_virtual_network_link`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_private_dns_zone_virtual_network_link"

    id = StringAttribute()
    name = StringAttribute()
    private_dns_zone_id = StringAttribute()
    registration_enabled = BooleanAttribute()
    resolution_policy = StringAttribute()
    tags = MapAttribute()
    virtual_network_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        private_dns_zone_id: str,
        virtual_network_id: str,
        registration_enabled: bool | Expression | None = None,
        resolution_policy: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: PrivateDnsZoneVirtualNetworkLinkTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
