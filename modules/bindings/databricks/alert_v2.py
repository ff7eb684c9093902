"""`databricks_alert_v2` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, NumberAttribute, ObjectAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "AlertV2",
    "AlertV2Evaluation",
    "AlertV2EvaluationNotification",
    "AlertV2EvaluationNotificationSubscriptions",
    "AlertV2EvaluationSource",
    "AlertV2EvaluationThreshold",
    "AlertV2EvaluationThresholdColumn",
    "AlertV2EvaluationThresholdValue",
    "AlertV2Parameters",
    "AlertV2ProviderConfig",
    "AlertV2RunAs",
    "AlertV2Schedule",
]


class AlertV2EvaluationSource(Block):
    """The block `evaluation.source`."""

    name: str
    aggregation: str | None = None
    display: str | None = None


class AlertV2EvaluationNotificationSubscriptions(Block):
    """The block `evaluation.notification.subscriptions`."""

    destination_id: str | None = None
    user_email: str | None = None


class AlertV2EvaluationNotification(Block):
    """The block `evaluation.notification`."""

    notify_on_ok: bool | Expression | None = None
    retrigger_seconds: float | None = None
    subscriptions: Sequence[AlertV2EvaluationNotificationSubscriptions] | None = None


class AlertV2EvaluationThresholdColumn(Block):
    """The block `evaluation.threshold.column`."""

    name: str
    aggregation: str | None = None
    display: str | None = None


class AlertV2EvaluationThresholdValue(Block):
    """The block `evaluation.threshold.value`."""

    bool_value: bool | Expression | None = None
    double_value: float | None = None
    string_value: str | None = None


class AlertV2EvaluationThreshold(Block):
    """The block `evaluation.threshold`."""

    column: AlertV2EvaluationThresholdColumn | None = None
    value: AlertV2EvaluationThresholdValue | None = None


class AlertV2Evaluation(Block):
    """The block `evaluation`."""

    comparison_operator: str
    source: AlertV2EvaluationSource
    empty_result_state: str | None = None
    notification: AlertV2EvaluationNotification | None = None
    threshold: AlertV2EvaluationThreshold | None = None


class AlertV2Schedule(Block):
    """The block `schedule`."""

    quartz_cron_schedule: str
    timezone_id: str
    pause_status: str | None = None


class AlertV2Parameters(Block):
    """The block `parameters`."""

    name: str
    type: str | None = None
    value: str | None = None


class AlertV2ProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class AlertV2RunAs(Block):
    """The block `run_as`."""

    service_principal_name: str | None = None
    user_name: str | None = None


class AlertV2EffectiveRunAsRef(Ref):
    """What can be read of `effective_run_as`."""

    service_principal_name = StringAttribute()
    user_name = StringAttribute()


class AlertV2EvaluationNotificationRef(Ref):
    """What can be read of `notification`."""

    effective_notify_on_ok = BooleanAttribute()
    effective_retrigger_seconds = NumberAttribute()
    notify_on_ok = BooleanAttribute()
    retrigger_seconds = NumberAttribute()


class AlertV2EvaluationRef(Ref):
    """What can be read of `evaluation`."""

    comparison_operator = StringAttribute()
    empty_result_state = StringAttribute()
    last_evaluated_at = StringAttribute()
    notification = ObjectAttribute(AlertV2EvaluationNotificationRef)
    state = StringAttribute()


class AlertV2ProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class AlertV2(Resource):
    """`databricks_alert_v2`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_alert_v2"

    create_time = StringAttribute()
    custom_description = StringAttribute()
    custom_summary = StringAttribute()
    display_name = StringAttribute()
    effective_run_as = ObjectAttribute(AlertV2EffectiveRunAsRef)
    evaluation = ObjectAttribute(AlertV2EvaluationRef)
    id = StringAttribute()
    lifecycle_state = StringAttribute()
    owner_user_name = StringAttribute()
    parent_path = StringAttribute()
    provider_config = ObjectAttribute(AlertV2ProviderConfigRef)
    purge_on_delete = BooleanAttribute()
    query_text = StringAttribute()
    run_as_user_name = StringAttribute()
    update_time = StringAttribute()
    warehouse_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        display_name: str,
        evaluation: AlertV2Evaluation,
        query_text: str,
        schedule: AlertV2Schedule,
        warehouse_id: str,
        custom_description: str | None = None,
        custom_summary: str | None = None,
        parameters: Sequence[AlertV2Parameters] | None = None,
        parent_path: str | None = None,
        provider_config: AlertV2ProviderConfig | None = None,
        purge_on_delete: bool | Expression | None = None,
        run_as: AlertV2RunAs | None = None,
        run_as_user_name: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
