"""`azurerm_role_assignment` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "RoleAssignment",
    "RoleAssignmentTimeouts",
]


class RoleAssignmentTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class RoleAssignment(Resource):
    """`azurerm_role_assignment`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_role_assignment"

    condition = StringAttribute()
    condition_version = StringAttribute()
    delegated_managed_identity_resource_id = StringAttribute()
    description = StringAttribute()
    id = StringAttribute()
    name = StringAttribute()
    principal_id = StringAttribute()
    principal_type = StringAttribute()
    role_definition_id = StringAttribute()
    role_definition_name = StringAttribute()
    scope = StringAttribute()
    skip_service_principal_aad_check = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        principal_id: str,
        scope: str,
        condition: str | None = None,
        condition_version: str | None = None,
        delegated_managed_identity_resource_id: str | None = None,
        description: str | None = None,
        name: str | None = None,
        principal_type: str | None = None,
        role_definition_id: str | None = None,
        role_definition_name: str | None = None,
        skip_service_principal_aad_check: bool | Expression | None = None,
        timeouts: RoleAssignmentTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
