"""`databricks_file` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "File",
    "FileProviderConfig",
]


class FileProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class FileProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class File(Resource):
    """`databricks_file`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_file"

    content_base64 = StringAttribute()
    file_size = NumberAttribute()
    id = StringAttribute()
    md5 = StringAttribute()
    modification_time = StringAttribute()
    path = StringAttribute()
    provider_config = BlockAttribute(FileProviderConfigRef)
    remote_file_modified = BooleanAttribute()
    source = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        path: str,
        content_base64: str | None = None,
        md5: str | None = None,
        provider_config: FileProviderConfig | None = None,
        remote_file_modified: bool | Expression | None = None,
        source: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
