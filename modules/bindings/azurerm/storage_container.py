"""`azurerm_storage_container` of hashicorp/azurerm 5.10.0.

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
    "StorageContainer",
    "StorageContainerTimeouts",
]


class StorageContainerTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class StorageContainer(Resource):
    """`azurerm_storage_container`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_storage_container"

    container_access_type = StringAttribute()
    default_encryption_scope = StringAttribute()
    encryption_scope_override_enabled = BooleanAttribute()
    has_immutability_policy = BooleanAttribute()
    has_legal_hold = BooleanAttribute()
    id = StringAttribute()
    metadata = MapAttribute()
    name = StringAttribute()
    storage_account_id = StringAttribute()
    url = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        storage_account_id: str,
        container_access_type: str | None = None,
        default_encryption_scope: str | None = None,
        encryption_scope_override_enabled: bool | Expression | None = None,
        metadata: Mapping[str, str] | None = None,
        timeouts: StorageContainerTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
