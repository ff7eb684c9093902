"""`azurerm_key_vault_secret` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import MapAttribute, NumberAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "KeyVaultSecret",
    "KeyVaultSecretTimeouts",
]


class KeyVaultSecretTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class KeyVaultSecret(Resource):
    """`azurerm_key_vault_secret`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_key_vault_secret"

    content_type = StringAttribute()
    expiration_date = StringAttribute()
    id = StringAttribute()
    key_vault_id = StringAttribute()
    name = StringAttribute()
    not_before_date = StringAttribute()
    resource_id = StringAttribute()
    resource_versionless_id = StringAttribute()
    tags = MapAttribute()
    value = StringAttribute()
    value_wo = StringAttribute()
    value_wo_version = NumberAttribute()
    version = StringAttribute()
    versionless_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        key_vault_id: str,
        name: str,
        content_type: str | None = None,
        expiration_date: str | None = None,
        not_before_date: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: KeyVaultSecretTimeouts | None = None,
        value: str | None = None,
        value_wo: str | None = None,
        value_wo_version: float | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
