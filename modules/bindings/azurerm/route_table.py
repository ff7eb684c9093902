"""`azurerm_route_table` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import AnyAttribute, BooleanAttribute, MapAttribute, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "RouteTable",
    "RouteTableRoute",
    "RouteTableTimeouts",
]


class RouteTableRoute(Block):
    """The block `route`."""

    NULLS: ClassVar[bool] = True
    address_prefix: str | None = None
    name: str | None = None
    next_hop_in_ip_address: str | None = None
    next_hop_type: str | None = None


class RouteTableTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class RouteTable(Resource):
    """`azurerm_route_table`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_route_table"

    bgp_route_propagation_enabled = BooleanAttribute()
    id = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    route = AnyAttribute()
    subnets = SetAttribute()
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
        bgp_route_propagation_enabled: bool | Expression | None = None,
        route: Sequence[RouteTableRoute] | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: RouteTableTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
