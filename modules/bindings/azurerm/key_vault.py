"""`azurerm_key_vault` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlocksAttribute,
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "KeyVault",
    "KeyVaultAccessPolicy",
    "KeyVaultNetworkAcls",
    "KeyVaultTimeouts",
]


class KeyVaultAccessPolicy(Block):
    """The block `access_policy`."""

    NULLS: ClassVar[bool] = True
    application_id: str | None = None
    certificate_permissions: Sequence[str] | None = None
    key_permissions: Sequence[str] | None = None
    object_id: str | None = None
    secret_permissions: Sequence[str] | None = None
    storage_permissions: Sequence[str] | None = None
    tenant_id: str | None = None


class KeyVaultNetworkAcls(Block):
    """The block `network_acls`."""

    bypass: str
    default_action: str
    ip_rules: Sequence[str] | None = None
    virtual_network_subnet_ids: Sequence[str] | None = None


class KeyVaultTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class KeyVaultAccessPolicyRef(Ref):
    """What can be read of `access_policy`."""

    application_id = StringAttribute()
    certificate_permissions = ListAttribute()
    key_permissions = ListAttribute()
    object_id = StringAttribute()
    secret_permissions = ListAttribute()
    storage_permissions = ListAttribute()
    tenant_id = StringAttribute()


class KeyVault(Resource):
    """`azurerm_key_vault`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_key_vault"

    access_policy = BlocksAttribute(KeyVaultAccessPolicyRef)
    enabled_for_deployment = BooleanAttribute()
    enabled_for_disk_encryption = BooleanAttribute()
    enabled_for_template_deployment = BooleanAttribute()
    id = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    public_network_access_enabled = BooleanAttribute()
    purge_protection_enabled = BooleanAttribute()
    rbac_authorization_enabled = BooleanAttribute()
    resource_group_name = StringAttribute()
    sku_name = StringAttribute()
    soft_delete_retention_days = NumberAttribute()
    tags = MapAttribute()
    tenant_id = StringAttribute()
    vault_uri = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        rbac_authorization_enabled: bool | Expression,
        resource_group_name: str,
        sku_name: str,
        tenant_id: str,
        access_policy: Sequence[KeyVaultAccessPolicy] | None = None,
        enabled_for_deployment: bool | Expression | None = None,
        enabled_for_disk_encryption: bool | Expression | None = None,
        enabled_for_template_deployment: bool | Expression | None = None,
        network_acls: KeyVaultNetworkAcls | None = None,
        public_network_access_enabled: bool | Expression | None = None,
        purge_protection_enabled: bool | Expression | None = None,
        soft_delete_retention_days: float | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: KeyVaultTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
