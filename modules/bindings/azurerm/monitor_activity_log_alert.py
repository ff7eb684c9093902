"""`azurerm_monitor_activity_log_alert` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, MapAttribute, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "MonitorActivityLogAlert",
    "MonitorActivityLogAlertAction",
    "MonitorActivityLogAlertCriteria",
    "MonitorActivityLogAlertCriteriaResourceHealth",
    "MonitorActivityLogAlertCriteriaServiceHealth",
    "MonitorActivityLogAlertTimeouts",
]


class MonitorActivityLogAlertCriteriaResourceHealth(Block):
    """The block `criteria.resource_health`."""

    current: Sequence[str] | None = None
    previous: Sequence[str] | None = None
    reason: Sequence[str] | None = None


class MonitorActivityLogAlertCriteriaServiceHealth(Block):
    """The block `criteria.service_health`."""

    events: Sequence[str] | None = None
    locations: Sequence[str] | None = None
    services: Sequence[str] | None = None


class MonitorActivityLogAlertCriteria(Block):
    """The block `criteria`."""

    category: str
    caller: str | None = None
    level: str | None = None
    levels: Sequence[str] | None = None
    operation_name: str | None = None
    recommendation_category: str | None = None
    recommendation_impact: str | None = None
    recommendation_type: str | None = None
    resource_group: str | None = None
    resource_groups: Sequence[str] | None = None
    resource_health: MonitorActivityLogAlertCriteriaResourceHealth | None = None
    resource_id: str | None = None
    resource_ids: Sequence[str] | None = None
    resource_provider: str | None = None
    resource_providers: Sequence[str] | None = None
    resource_type: str | None = None
    resource_types: Sequence[str] | None = None
    service_health: MonitorActivityLogAlertCriteriaServiceHealth | None = None
    status: str | None = None
    statuses: Sequence[str] | None = None
    sub_status: str | None = None
    sub_statuses: Sequence[str] | None = None


class MonitorActivityLogAlertAction(Block):
    """The block `action`."""

    action_group_id: str
    webhook_properties: Mapping[str, str] | None = None


class MonitorActivityLogAlertTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class MonitorActivityLogAlert(Resource):
    """`azurerm_monitor_activity_log_alert`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_monitor_activity_log_alert"

    description = StringAttribute()
    enabled = BooleanAttribute()
    id = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    scopes = SetAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        criteria: MonitorActivityLogAlertCriteria,
        location: str,
        name: str,
        resource_group_name: str,
        scopes: Sequence[str],
        action: Sequence[MonitorActivityLogAlertAction] | None = None,
        description: str | None = None,
        enabled: bool | Expression | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: MonitorActivityLogAlertTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
