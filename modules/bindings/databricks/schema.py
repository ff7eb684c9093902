"""`databricks_schema` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, MapAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Schema",
    "SchemaProviderConfig",
]


class SchemaProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class SchemaProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Schema(Resource):
    """`databricks_schema`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_schema"

    catalog_name = StringAttribute()
    comment = StringAttribute()
    enable_predictive_optimization = StringAttribute()
    force_destroy = BooleanAttribute()
    id = StringAttribute()
    metastore_id = StringAttribute()
    name = StringAttribute()
    owner = StringAttribute()
    properties = MapAttribute()
    provider_config = BlockAttribute(SchemaProviderConfigRef)
    schema_id = StringAttribute()
    storage_root = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        catalog_name: str,
        name: str,
        comment: str | None = None,
        enable_predictive_optimization: str | None = None,
        force_destroy: bool | Expression | None = None,
        metastore_id: str | None = None,
        owner: str | None = None,
        properties: Mapping[str, str] | None = None,
        provider_config: SchemaProviderConfig | None = None,
        storage_root: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
