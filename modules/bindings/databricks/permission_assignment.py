"""`databricks_permission_assignment` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, ListAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "PermissionAssignment",
    "PermissionAssignmentProviderConfig",
]


class PermissionAssignmentProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class PermissionAssignmentProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class PermissionAssignment(Resource):
    """`databricks_permission_assignment`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_permission_assignment"

    display_name = StringAttribute()
    group_name = StringAttribute()
    id = StringAttribute()
    permissions = ListAttribute()
    principal_id = NumberAttribute()
    provider_config = BlockAttribute(PermissionAssignmentProviderConfigRef)
    service_principal_name = StringAttribute()
    user_name = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        permissions: Sequence[str],
        group_name: str | None = None,
        principal_id: float | None = None,
        provider_config: PermissionAssignmentProviderConfig | None = None,
        service_principal_name: str | None = None,
        user_name: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
