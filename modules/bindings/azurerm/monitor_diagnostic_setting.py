"""`azurerm_monitor_diagnostic_setting` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "MonitorDiagnosticSetting",
    "MonitorDiagnosticSettingEnabledLog",
    "MonitorDiagnosticSettingEnabledMetric",
    "MonitorDiagnosticSettingTimeouts",
]


class MonitorDiagnosticSettingEnabledLog(Block):
    """The block `enabled_log`."""

    category: str | None = None
    category_group: str | None = None


class MonitorDiagnosticSettingEnabledMetric(Block):
    """The block `enabled_metric`."""

    category: str


class MonitorDiagnosticSettingTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class MonitorDiagnosticSetting(Resource):
    """`azurerm_monitor_diagnostic_setting`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_monitor_diagnostic_setting"

    eventhub_authorization_rule_id = StringAttribute()
    eventhub_name = StringAttribute()
    id = StringAttribute()
    log_analytics_destination_type = StringAttribute()
    log_analytics_workspace_id = StringAttribute()
    name = StringAttribute()
    partner_solution_id = StringAttribute()
    storage_account_id = StringAttribute()
    target_resource_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        target_resource_id: str,
        enabled_log: Sequence[MonitorDiagnosticSettingEnabledLog] | None = None,
        enabled_metric: Sequence[MonitorDiagnosticSettingEnabledMetric] | None = None,
        eventhub_authorization_rule_id: str | None = None,
        eventhub_name: str | None = None,
        log_analytics_destination_type: str | None = None,
        log_analytics_workspace_id: str | None = None,
        partner_solution_id: str | None = None,
        storage_account_id: str | None = None,
        timeouts: MonitorDiagnosticSettingTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
