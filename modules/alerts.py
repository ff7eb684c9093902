"""Who is told of trouble, and of what: availability, Azure's own health, and changes to access and protection.

The changes that are watched are those that the CIS Microsoft Azure Foundations Benchmark asks for, and deletions of
what holds data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from modules.bindings.azurerm.monitor_action_group import MonitorActionGroup, MonitorActionGroupEmailReceiver
from modules.bindings.azurerm.monitor_activity_log_alert import (
    MonitorActivityLogAlert,
    MonitorActivityLogAlertAction,
    MonitorActivityLogAlertCriteria,
    MonitorActivityLogAlertCriteriaResourceHealth,
    MonitorActivityLogAlertCriteriaServiceHealth,
)
from modules.bindings.azurerm.monitor_metric_alert import (
    MonitorMetricAlert,
    MonitorMetricAlertAction,
    MonitorMetricAlertCriteria,
)
from modules.bindings.cdk import Construct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.placement import Placement

__all__ = ["Alerts", "Metric"]

_WATCHED_IN_SUBSCRIPTION = {
    "role-assignment-written": ("Microsoft.Authorization/roleAssignments/write", "Somebody was given a role"),
    "role-assignment-deleted": ("Microsoft.Authorization/roleAssignments/delete", "Somebody lost a role"),
    "policy-assignment-written": ("Microsoft.Authorization/policyAssignments/write", "A policy was assigned"),
    "policy-assignment-deleted": ("Microsoft.Authorization/policyAssignments/delete", "A policy was taken away"),
}
_WATCHED_IN_GROUP = {
    "lock-deleted": ("Microsoft.Authorization/locks/delete", "A lock against deletion was taken away"),
    "diagnostics-deleted": ("Microsoft.Insights/diagnosticSettings/delete", "A resource stopped sending its logs"),
    "security-group-written": ("Microsoft.Network/networkSecurityGroups/write", "A security group was changed"),
    "security-group-deleted": ("Microsoft.Network/networkSecurityGroups/delete", "A security group was deleted"),
    "public-address-written": ("Microsoft.Network/publicIPAddresses/write", "A public address was made or changed"),
    "storage-account-deleted": ("Microsoft.Storage/storageAccounts/delete", "A storage account was deleted"),
    "key-vault-deleted": ("Microsoft.KeyVault/vaults/delete", "A key vault was deleted"),
    "databricks-workspace-deleted": ("Microsoft.Databricks/workspaces/delete", "A workspace was deleted"),
    "event-hubs-deleted": ("Microsoft.EventHub/namespaces/delete", "An Event Hubs namespace was deleted"),
}


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A metric of one resource whose average over 15 minutes is trouble `LessThan` or `GreaterThan` a threshold."""

    resource_id: str
    namespace: str
    name: str
    description: str
    operator: Literal["LessThan", "GreaterThan"]
    threshold: float


class Alerts(Construct):
    """Mail to `emails`, each named `<prefix>-<what>`. `action_group_id`: what further alerts name to reach them."""

    action_group_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        short_name: str,
        prefix: str,
        emails: Sequence[str],
        subscription_id: str,
        resource_group_id: str,
        location_name: str,
        severity: int,
    ) -> None:
        super().__init__(scope, construct_id)
        self._placement = placement
        self._prefix = prefix
        self._severity = severity
        self.action_group_id = MonitorActionGroup(
            self,
            "people",
            name=name,
            resource_group_name=placement.resource_group_name,
            short_name=short_name,
            email_receiver=[
                MonitorActionGroupEmailReceiver(name=email, email_address=email, use_common_alert_schema=True)
                for email in emails
            ],
            tags=placement.tags,
        ).id
        self._service_health(subscription_id, location_name)
        self._resource_health(resource_group_id)
        for watched, scope_id in ((_WATCHED_IN_SUBSCRIPTION, subscription_id), (_WATCHED_IN_GROUP, resource_group_id)):
            for alert, (operation, description) in watched.items():
                self._activity(
                    alert,
                    description=description,
                    scope_id=scope_id,
                    # An operation is logged when it starts and when it ends; one mail is enough.
                    criteria=MonitorActivityLogAlertCriteria(
                        category="Administrative", operation_name=operation, statuses=["Succeeded"]
                    ),
                )

    def on_metric(self, construct_id: str, metric: Metric) -> None:
        """Tell when a metric passes its threshold, and when it is back."""
        MonitorMetricAlert(
            self,
            construct_id,
            name=f"{self._prefix}-{construct_id}",
            description=metric.description,
            resource_group_name=self._placement.resource_group_name,
            scopes=[metric.resource_id],
            criteria=[
                MonitorMetricAlertCriteria(
                    metric_namespace=metric.namespace,
                    metric_name=metric.name,
                    aggregation="Average",
                    operator=metric.operator,
                    threshold=metric.threshold,
                )
            ],
            frequency="PT5M",
            window_size="PT15M",
            severity=self._severity,
            action=[MonitorMetricAlertAction(action_group_id=self.action_group_id)],
            tags=self._placement.tags,
        )

    def _service_health(self, subscription_id: str, location_name: str) -> None:
        self._activity(
            "service-health",
            description="Azure has, plans or expects trouble in the region",
            scope_id=subscription_id,
            criteria=MonitorActivityLogAlertCriteria(
                category="ServiceHealth",
                service_health=MonitorActivityLogAlertCriteriaServiceHealth(
                    events=["Incident", "Maintenance", "ActionRequired", "Security"],
                    locations=[location_name, "Global"],
                ),
            ),
        )

    def _resource_health(self, resource_group_id: str) -> None:
        self._activity(
            "resource-health",
            description="A resource is impaired, and not by its users",
            scope_id=resource_group_id,
            criteria=MonitorActivityLogAlertCriteria(
                category="ResourceHealth",
                resource_health=MonitorActivityLogAlertCriteriaResourceHealth(
                    current=["Degraded", "Unavailable"],
                    previous=["Available"],
                    reason=["PlatformInitiated", "Unknown"],
                ),
            ),
        )

    def _activity(
        self, name: str, *, description: str, scope_id: str, criteria: MonitorActivityLogAlertCriteria
    ) -> None:
        MonitorActivityLogAlert(
            self,
            name,
            name=f"{self._prefix}-{name}",
            description=description,
            resource_group_name=self._placement.resource_group_name,
            location="global",
            scopes=[scope_id],
            criteria=criteria,
            action=[MonitorActivityLogAlertAction(action_group_id=self.action_group_id)],
            tags=self._placement.tags,
        )
