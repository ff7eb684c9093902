"""Diagnostics of a resource to Log Analytics: every module that creates a PaaS resource sends its logs there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.monitor_diagnostic_setting import (
    MonitorDiagnosticSetting,
    MonitorDiagnosticSettingEnabledLog,
    MonitorDiagnosticSettingEnabledMetric,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.bindings.cdk import Construct

__all__ = ["ALL_LOGS", "ALL_METRICS", "diagnose"]

ALL_LOGS = ("allLogs",)
ALL_METRICS = ("AllMetrics",)


def diagnose(
    scope: Construct,
    construct_id: str,
    *,
    target_resource_id: str,
    log_analytics_workspace_id: str,
    category_groups: Sequence[str] = (),
    categories: Sequence[str] = (),
    metrics: Sequence[str] = ALL_METRICS,
) -> MonitorDiagnosticSetting:
    """Send a resource's logs and metrics to Log Analytics.

    Azure takes category groups where a service has them (`ALL_LOGS`) and single categories elsewhere, never both.
    """
    logs = [MonitorDiagnosticSettingEnabledLog(category_group=group) for group in category_groups]
    logs += [MonitorDiagnosticSettingEnabledLog(category=category) for category in categories]
    return MonitorDiagnosticSetting(
        scope,
        construct_id,
        name="to-log-analytics",
        target_resource_id=target_resource_id,
        log_analytics_workspace_id=log_analytics_workspace_id,
        enabled_log=logs or None,
        enabled_metric=[MonitorDiagnosticSettingEnabledMetric(category=category) for category in metrics] or None,
    )
