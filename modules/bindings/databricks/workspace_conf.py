"""`databricks_workspace_conf` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, MapAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "WorkspaceConf",
    "WorkspaceConfProviderConfig",
]


class WorkspaceConfProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class WorkspaceConfProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class WorkspaceConf(Resource):
    """`databricks_workspace_conf`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_workspace_conf"

    custom_config = MapAttribute()
    id = StringAttribute()
    provider_config = BlockAttribute(WorkspaceConfProviderConfigRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        custom_config: Mapping[str, str] | None = None,
        provider_config: WorkspaceConfProviderConfig | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
