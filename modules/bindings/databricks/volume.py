"""`databricks_volume` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Volume",
    "VolumeProviderConfig",
]


class VolumeProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class VolumeProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Volume(Resource):
    """`databricks_volume`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_volume"

    catalog_name = StringAttribute()
    comment = StringAttribute()
    id = StringAttribute()
    name = StringAttribute()
    owner = StringAttribute()
    provider_config = BlockAttribute(VolumeProviderConfigRef)
    schema_name = StringAttribute()
    storage_location = StringAttribute()
    volume_path = StringAttribute()
    volume_type = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        catalog_name: str,
        name: str,
        schema_name: str,
        volume_type: str,
        comment: str | None = None,
        owner: str | None = None,
        provider_config: VolumeProviderConfig | None = None,
        storage_location: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
