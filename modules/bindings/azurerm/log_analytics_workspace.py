"""`azurerm_log_analytics_workspace` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
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
    SetAttribute,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "LogAnalyticsWorkspace",
    "LogAnalyticsWorkspaceIdentity",
    "LogAnalyticsWorkspaceTimeouts",
]


class LogAnalyticsWorkspaceIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class LogAnalyticsWorkspaceTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class LogAnalyticsWorkspaceIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class LogAnalyticsWorkspace(Resource):
    """`azurerm_log_analytics_workspace`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_log_analytics_workspace"

    allow_resource_only_permissions = BooleanAttribute()
    cmk_for_query_forced = BooleanAttribute()
    daily_quota_gb = NumberAttribute()
    data_collection_rule_id = StringAttribute()
    id = StringAttribute()
    identity = BlockAttribute(LogAnalyticsWorkspaceIdentityRef)
    immediate_data_purge_on_30_days_enabled = BooleanAttribute()
    internet_ingestion_access_type = StringAttribute()
    internet_query_access_type = StringAttribute()
    local_authentication_enabled = BooleanAttribute()
    location = StringAttribute()
    name = StringAttribute()
    primary_shared_key = StringAttribute()
    reservation_capacity_in_gb_per_day = NumberAttribute()
    resource_group_name = StringAttribute()
    retention_in_days = NumberAttribute()
    secondary_shared_key = StringAttribute()
    sku = StringAttribute()
    tags = MapAttribute()
    workspace_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        resource_group_name: str,
        allow_resource_only_permissions: bool | Expression | None = None,
        cmk_for_query_forced: bool | Expression | None = None,
        daily_quota_gb: float | None = None,
        data_collection_rule_id: str | None = None,
        identity: LogAnalyticsWorkspaceIdentity | None = None,
        immediate_data_purge_on_30_days_enabled: bool | Expression | None = None,
        internet_ingestion_access_type: str | None = None,
        internet_query_access_type: str | None = None,
        local_authentication_enabled: bool | Expression | None = None,
        reservation_capacity_in_gb_per_day: float | None = None,
        retention_in_days: float | None = None,
        sku: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: LogAnalyticsWorkspaceTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
