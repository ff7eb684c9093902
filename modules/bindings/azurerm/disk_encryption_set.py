"""`azurerm_disk_encryption_set` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BooleanAttribute,
    MapAttribute,
    Ref,
    SetAttribute,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "DiskEncryptionSet",
    "DiskEncryptionSetIdentity",
    "DiskEncryptionSetTimeouts",
]


class DiskEncryptionSetIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class DiskEncryptionSetTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class DiskEncryptionSetIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class DiskEncryptionSet(Resource):
    """`azurerm_disk_encryption_set`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_disk_encryption_set"

    auto_key_rotation_enabled = BooleanAttribute()
    encryption_type = StringAttribute()
    federated_client_id = StringAttribute()
    id = StringAttribute()
    identity = BlockAttribute(DiskEncryptionSetIdentityRef)
    key_vault_key_id = StringAttribute()
    key_vault_key_url = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        identity: DiskEncryptionSetIdentity,
        key_vault_key_id: str,
        location: str,
        name: str,
        resource_group_name: str,
        auto_key_rotation_enabled: bool | Expression | None = None,
        encryption_type: str | None = None,
        federated_client_id: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: DiskEncryptionSetTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
