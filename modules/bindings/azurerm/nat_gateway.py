"""`azurerm_nat_gateway` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import MapAttribute, NumberAttribute, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "NatGateway",
    "NatGatewayTimeouts",
]


class NatGatewayTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class NatGateway(Resource):
    """`azurerm_nat_gateway`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_nat_gateway"

    id = StringAttribute()
    idle_timeout_in_minutes = NumberAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    resource_guid = StringAttribute()
    sku_name = StringAttribute()
    tags = MapAttribute()
    zones = SetAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        resource_group_name: str,
        idle_timeout_in_minutes: float | None = None,
        sku_name: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: NatGatewayTimeouts | None = None,
        zones: Sequence[str] | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
