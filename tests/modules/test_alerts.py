from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.alerts import Alerts, Metric
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack

SUBSCRIPTION, GROUP = "/subscriptions/s", "/subscriptions/s/resourceGroups/rg-unit"


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    def declare(stack: TerraformStack) -> None:
        alerts = Alerts(
            stack,
            "alerts",
            placement=PLACE,
            name="ag-unit",
            short_name="unit",
            prefix="ar-unit",
            emails=["one@example.com", "two@example.com"],
            subscription_id=SUBSCRIPTION,
            resource_group_id=GROUP,
            location_name="Australia East",
            severity=2,
        )
        alerts.on_metric(
            "slow",
            Metric(
                resource_id=f"{GROUP}/x",
                namespace="Microsoft.X/y",
                name="Latency",
                description="Slow",
                operator="GreaterThan",
                threshold=0.5,
            ),
        )

    return synthesize(tmp_path, declare)


def test_every_alert_tells_the_one_action_group(resources: Resources) -> None:
    told = [{"action_group_id": "${azurerm_monitor_action_group.alerts_people.id}"}]
    for kind in ("azurerm_monitor_activity_log_alert", "azurerm_monitor_metric_alert"):
        assert all(alert["action"] == told for alert in resources[kind].values())
    people = resources["azurerm_monitor_action_group"]["alerts_people"]
    assert [receiver["email_address"] for receiver in people["email_receiver"]] == [
        "one@example.com",
        "two@example.com",
    ]


def test_metric_alert_has_the_given_threshold_and_severity(resources: Resources) -> None:
    alert = resources["azurerm_monitor_metric_alert"]["alerts_slow"]
    assert (alert["name"], alert["severity"], alert["scopes"]) == ("ar-unit-slow", 2, [f"{GROUP}/x"])
    assert alert["criteria"] == [
        {
            "metric_namespace": "Microsoft.X/y",
            "metric_name": "Latency",
            "aggregation": "Average",
            "operator": "GreaterThan",
            "threshold": 0.5,
        }
    ]


@pytest.mark.parametrize(
    ("operation", "scope"),
    [
        ("Microsoft.Authorization/roleAssignments/write", SUBSCRIPTION),
        ("Microsoft.Authorization/policyAssignments/write", SUBSCRIPTION),
        ("Microsoft.Authorization/locks/delete", GROUP),
        ("Microsoft.Storage/storageAccounts/delete", GROUP),
        ("Microsoft.KeyVault/vaults/delete", GROUP),
        ("Microsoft.Databricks/workspaces/delete", GROUP),
    ],
)
def test_changes_of_access_and_deletions_are_told_once_done(resources: Resources, operation: str, scope: str) -> None:
    (alert,) = (
        alert
        for alert in resources["azurerm_monitor_activity_log_alert"].values()
        if alert["criteria"].get("operation_name") == operation
    )
    assert alert["scopes"] == [scope]
    assert alert["criteria"]["statuses"] == ["Succeeded"]


def test_health_of_azure_is_told_for_the_region_alone(resources: Resources) -> None:
    alerts = resources["azurerm_monitor_activity_log_alert"]
    service = alerts["alerts_service-health"]
    assert service["scopes"] == [SUBSCRIPTION]
    assert service["criteria"]["service_health"]["locations"] == ["Australia East", "Global"]
    assert alerts["alerts_resource-health"]["criteria"]["category"] == "ResourceHealth"


def test_activity_log_alerts_lie_where_the_provider_takes_them(resources: Resources) -> None:
    assert {alert["location"] for alert in resources["azurerm_monitor_activity_log_alert"].values()} == {"global"}
