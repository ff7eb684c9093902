"""`azurerm_resource_group` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import MapAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ResourceGroup",
    "ResourceGroupTimeouts",
]


class ResourceGroupTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class ResourceGroup(Resource):
    """`azurerm_resource_group`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_resource_group"

    id = StringAttribute()
    location = StringAttribute()
    managed_by = StringAttribute()
    name = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        managed_by: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: ResourceGroupTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
