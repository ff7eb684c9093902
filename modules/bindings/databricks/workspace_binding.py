"""`databricks_workspace_binding` of databricks/databricks 1.138.0.

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
    "WorkspaceBinding",
    "WorkspaceBindingProviderConfig",
]


class WorkspaceBindingProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class WorkspaceBindingProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class WorkspaceBinding(Resource):
    """`databricks_workspace_binding`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_workspace_binding"

    binding_type = StringAttribute()
    catalog_name = StringAttribute()
    id = StringAttribute()
    provider_config = BlockAttribute(WorkspaceBindingProviderConfigRef)
    securable_name = StringAttribute()
    securable_type = StringAttribute()
    workspace_id = NumberAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        workspace_id: float,
        binding_type: str | None = None,
        catalog_name: str | None = None,
        provider_config: WorkspaceBindingProviderConfig | None = None,
        securable_name: str | None = None,
        securable_type: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
