"""`databricks_catalog` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BooleanAttribute,
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
    "Catalog",
    "CatalogEffectivePredictiveOptimizationFlag",
    "CatalogManagedEncryptionSettings",
    "CatalogManagedEncryptionSettingsAzureEncryptionSettings",
    "CatalogProviderConfig",
    "CatalogProvisioningInfo",
]


class CatalogEffectivePredictiveOptimizationFlag(Block):
    """The block `effective_predictive_optimization_flag`."""

    value: str
    inherited_from_name: str | None = None
    inherited_from_type: str | None = None


class CatalogManagedEncryptionSettingsAzureEncryptionSettings(Block):
    """The block `managed_encryption_settings.azure_encryption_settings`."""

    azure_tenant_id: str
    azure_cmk_access_connector_id: str | None = None
    azure_cmk_managed_identity_id: str | None = None


class CatalogManagedEncryptionSettings(Block):
    """The block `managed_encryption_settings`."""

    azure_encryption_settings: CatalogManagedEncryptionSettingsAzureEncryptionSettings | None = None
    azure_key_vault_key_id: str | None = None
    customer_managed_key_id: str | None = None


class CatalogProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class CatalogProvisioningInfo(Block):
    """The block `provisioning_info`."""

    state: str | None = None


class CatalogProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Catalog(Resource):
    """`databricks_catalog`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_catalog"

    browse_only = BooleanAttribute()
    catalog_type = StringAttribute()
    comment = StringAttribute()
    connection_name = StringAttribute()
    created_at = NumberAttribute()
    created_by = StringAttribute()
    custom_max_retention_hours = NumberAttribute()
    enable_predictive_optimization = StringAttribute()
    force_destroy = BooleanAttribute()
    full_name = StringAttribute()
    id = StringAttribute()
    isolation_mode = StringAttribute()
    metastore_id = StringAttribute()
    name = StringAttribute()
    options = MapAttribute()
    owner = StringAttribute()
    properties = MapAttribute()
    provider_config = BlockAttribute(CatalogProviderConfigRef)
    provider_name = StringAttribute()
    securable_type = StringAttribute()
    share_name = StringAttribute()
    storage_location = StringAttribute()
    storage_root = StringAttribute()
    updated_at = NumberAttribute()
    updated_by = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        browse_only: bool | Expression | None = None,
        comment: str | None = None,
        connection_name: str | None = None,
        custom_max_retention_hours: float | None = None,
        effective_predictive_optimization_flag: CatalogEffectivePredictiveOptimizationFlag | None = None,
        enable_predictive_optimization: str | None = None,
        force_destroy: bool | Expression | None = None,
        isolation_mode: str | None = None,
        managed_encryption_settings: CatalogManagedEncryptionSettings | None = None,
        metastore_id: str | None = None,
        name: str | None = None,
        options: Mapping[str, str] | None = None,
        owner: str | None = None,
        properties: Mapping[str, str] | None = None,
        provider_config: CatalogProviderConfig | None = None,
        provider_name: str | None = None,
        provisioning_info: CatalogProvisioningInfo | None = None,
        share_name: str | None = None,
        storage_root: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
