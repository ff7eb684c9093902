"""`databricks_metastore_assignment` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "MetastoreAssignment",
    "MetastoreAssignmentProviderConfig",
]


class MetastoreAssignmentProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class MetastoreAssignmentProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class MetastoreAssignment(Resource):
    """`databricks_metastore_assignment`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_metastore_assignment"

    api = StringAttribute()
    default_catalog_name = StringAttribute()
    id = StringAttribute()
    metastore_id = StringAttribute()
    provider_config = BlockAttribute(MetastoreAssignmentProviderConfigRef)
    workspace_id = NumberAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        metastore_id: str,
        workspace_id: float,
        api: str | None = None,
        default_catalog_name: str | None = None,
        provider_config: MetastoreAssignmentProviderConfig | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
