"""`databricks_workspace_file` of databricks/databricks 1.138.0.

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
    "WorkspaceFile",
    "WorkspaceFileProviderConfig",
]


class WorkspaceFileProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class WorkspaceFileProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class WorkspaceFile(Resource):
    """`databricks_workspace_file`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_workspace_file"

    content_base64 = StringAttribute()
    id = StringAttribute()
    md5 = StringAttribute()
    object_id = NumberAttribute()
    path = StringAttribute()
    provider_config = BlockAttribute(WorkspaceFileProviderConfigRef)
    source = StringAttribute()
    url = StringAttribute()
    workspace_path = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        path: str,
        content_base64: str | None = None,
        md5: str | None = None,
        object_id: float | None = None,
        provider_config: WorkspaceFileProviderConfig | None = None,
        source: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
