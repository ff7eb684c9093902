"""`azurerm_application_insights` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, MapAttribute, NumberAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ApplicationInsights",
    "ApplicationInsightsTimeouts",
]


class ApplicationInsightsTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class ApplicationInsights(Resource):
    """`azurerm_application_insights`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_application_insights"

    app_id = StringAttribute()
    application_type = StringAttribute()
    connection_string = StringAttribute()
    daily_data_cap_in_gb = NumberAttribute()
    daily_data_cap_notifications_enabled = BooleanAttribute()
    force_customer_storage_for_profiler = BooleanAttribute()
    id = StringAttribute()
    instrumentation_key = StringAttribute()
    internet_ingestion_enabled = BooleanAttribute()
    internet_query_enabled = BooleanAttribute()
    ip_masking_enabled = BooleanAttribute()
    local_authentication_enabled = BooleanAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    retention_in_days = NumberAttribute()
    sampling_percentage = NumberAttribute()
    tags = MapAttribute()
    workspace_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        application_type: str,
        location: str,
        name: str,
        resource_group_name: str,
        daily_data_cap_in_gb: float | None = None,
        daily_data_cap_notifications_enabled: bool | Expression | None = None,
        force_customer_storage_for_profiler: bool | Expression | None = None,
        internet_ingestion_enabled: bool | Expression | None = None,
        internet_query_enabled: bool | Expression | None = None,
        ip_masking_enabled: bool | Expression | None = None,
        local_authentication_enabled: bool | Expression | None = None,
        retention_in_days: float | None = None,
        sampling_percentage: float | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: ApplicationInsightsTimeouts | None = None,
        workspace_id: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
