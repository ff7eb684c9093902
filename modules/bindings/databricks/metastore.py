"""`databricks_metastore` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Metastore",
    "MetastoreProviderConfig",
]


class MetastoreProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class MetastoreProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Metastore(Resource):
    """`databricks_metastore`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_metastore"

    api = StringAttribute()
    cloud = StringAttribute()
    created_at = NumberAttribute()
    created_by = StringAttribute()
    default_data_access_config_id = StringAttribute()
    delta_sharing_organization_name = StringAttribute()
    delta_sharing_recipient_token_lifetime_in_seconds = NumberAttribute()
    delta_sharing_scope = StringAttribute()
    external_access_enabled = BooleanAttribute()
    force_destroy = BooleanAttribute()
    global_metastore_id = StringAttribute()
    id = StringAttribute()
    metastore_id = StringAttribute()
    name = StringAttribute()
    owner = StringAttribute()
    privilege_model_version = StringAttribute()
    provider_config = BlockAttribute(MetastoreProviderConfigRef)
    region = StringAttribute()
    storage_root = StringAttribute()
    storage_root_credential_id = StringAttribute()
    storage_root_credential_name = StringAttribute()
    updated_at = NumberAttribute()
    updated_by = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        api: str | None = None,
        default_data_access_config_id: str | None = None,
        delta_sharing_organization_name: str | None = None,
        delta_sharing_recipient_token_lifetime_in_seconds: float | None = None,
        delta_sharing_scope: str | None = None,
        external_access_enabled: bool | Expression | None = None,
        force_destroy: bool | Expression | None = None,
        name: str | None = None,
        owner: str | None = None,
        privilege_model_version: str | None = None,
        provider_config: MetastoreProviderConfig | None = None,
        region: str | None = None,
        storage_root: str | None = None,
        storage_root_credential_id: str | None = None,
        storage_root_credential_name: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
