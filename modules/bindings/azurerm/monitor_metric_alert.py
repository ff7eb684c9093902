"""`azurerm_monitor_metric_alert` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, MapAttribute, NumberAttribute, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "MonitorMetricAlert",
    "MonitorMetricAlertAction",
    "MonitorMetricAlertApplicationInsightsWebTestLocationAvailabilityCriteria",
    "MonitorMetricAlertCriteria",
    "MonitorMetricAlertCriteriaDimension",
    "MonitorMetricAlertDynamicCriteria",
    "MonitorMetricAlertTimeouts",
]


class MonitorMetricAlertAction(Block):
    """The block `action`."""

    action_group_id: str
    webhook_properties: Mapping[str, str] | None = None


class MonitorMetricAlertApplicationInsightsWebTestLocationAvailabilityCriteria(Block):
    """The block `application_insights_web_test_location_availability_criteria`."""

    component_id: str
    failed_location_count: float
    web_test_id: str


class MonitorMetricAlertCriteriaDimension(Block):
    """The block `criteria.dimension`, `dynamic_criteria.dimension`."""

    name: str
    operator: str
    values: Sequence[str]


class MonitorMetricAlertCriteria(Block):
    """The block `criteria`."""

    aggregation: str
    metric_name: str
    metric_namespace: str
    operator: str
    threshold: float
    dimension: Sequence[MonitorMetricAlertCriteriaDimension] | None = None
    skip_metric_validation: bool | Expression | None = None


class MonitorMetricAlertDynamicCriteria(Block):
    """The block `dynamic_criteria`."""

    aggregation: str
    alert_sensitivity: str
    metric_name: str
    metric_namespace: str
    operator: str
    dimension: Sequence[MonitorMetricAlertCriteriaDimension] | None = None
    evaluation_failure_count: float | None = None
    evaluation_total_count: float | None = None
    ignore_data_before: str | None = None
    skip_metric_validation: bool | Expression | None = None


class MonitorMetricAlertTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class MonitorMetricAlert(Resource):
    """`azurerm_monitor_metric_alert`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_monitor_metric_alert"

    auto_mitigate = BooleanAttribute()
    description = StringAttribute()
    enabled = BooleanAttribute()
    frequency = StringAttribute()
    id = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    scopes = SetAttribute()
    severity = NumberAttribute()
    tags = MapAttribute()
    target_resource_location = StringAttribute()
    target_resource_type = StringAttribute()
    window_size = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        resource_group_name: str,
        scopes: Sequence[str],
        action: Sequence[MonitorMetricAlertAction] | None = None,
        application_insights_web_test_location_availability_criteria: MonitorMetricAlertApplicationInsightsWebTestLocationAvailabilityCriteria | None = None,
        auto_mitigate: bool | Expression | None = None,
        criteria: Sequence[MonitorMetricAlertCriteria] | None = None,
        description: str | None = None,
        dynamic_criteria: MonitorMetricAlertDynamicCriteria | None = None,
        enabled: bool | Expression | None = None,
        frequency: str | None = None,
        severity: float | None = None,
        tags: Mapping[str, str] | None = None,
        target_resource_location: str | None = None,
        target_resource_type: str | None = None,
        timeouts: MonitorMetricAlertTimeouts | None = None,
        window_size: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
