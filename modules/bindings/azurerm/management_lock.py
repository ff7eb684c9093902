"""`azurerm_management_lock` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ManagementLock",
    "ManagementLockTimeouts",
]


class ManagementLockTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None


class ManagementLock(Resource):
    """`azurerm_management_lock`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_management_lock"

    id = StringAttribute()
    lock_level = StringAttribute()
    name = StringAttribute()
    notes = StringAttribute()
    scope = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        lock_level: str,
        name: str,
        scope: str,
        notes: str | None = None,
        timeouts: ManagementLockTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
