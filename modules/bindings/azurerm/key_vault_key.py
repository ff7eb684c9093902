"""`azurerm_key_vault_key` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import ListAttribute, MapAttribute, NumberAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "KeyVaultKey",
    "KeyVaultKeyReleasePolicy",
    "KeyVaultKeyRotationPolicy",
    "KeyVaultKeyRotationPolicyAutomatic",
    "KeyVaultKeyTimeouts",
]


class KeyVaultKeyReleasePolicy(Block):
    """The block `release_policy`."""

    json: str
    immutable: bool | Expression | None = None


class KeyVaultKeyRotationPolicyAutomatic(Block):
    """The block `rotation_policy.automatic`."""

    time_after_creation: str | None = None
    time_before_expiry: str | None = None


class KeyVaultKeyRotationPolicy(Block):
    """The block `rotation_policy`."""

    automatic: KeyVaultKeyRotationPolicyAutomatic | None = None
    expire_after: str | None = None
    notify_before_expiry: str | None = None


class KeyVaultKeyTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class KeyVaultKey(Resource):
    """`azurerm_key_vault_key`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_key_vault_key"

    curve = StringAttribute()
    e = StringAttribute()
    expiration_date = StringAttribute()
    id = StringAttribute()
    key_opts = ListAttribute()
    key_size = NumberAttribute()
    key_type = StringAttribute()
    key_vault_id = StringAttribute()
    n = StringAttribute()
    name = StringAttribute()
    not_before_date = StringAttribute()
    public_key_openssh = StringAttribute()
    public_key_pem = StringAttribute()
    resource_id = StringAttribute()
    resource_versionless_id = StringAttribute()
    tags = MapAttribute()
    version = StringAttribute()
    versionless_id = StringAttribute()
    x = StringAttribute()
    y = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        key_opts: Sequence[str],
        key_type: str,
        key_vault_id: str,
        name: str,
        curve: str | None = None,
        expiration_date: str | None = None,
        key_size: float | None = None,
        not_before_date: str | None = None,
        release_policy: KeyVaultKeyReleasePolicy | None = None,
        rotation_policy: KeyVaultKeyRotationPolicy | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: KeyVaultKeyTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
