from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.databricks.provider import DatabricksProvider
from modules.sql_alert import SqlAlert, email_destination
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from tests.modules.stacks import Resources


def declared(tmp_path: Path) -> Resources:
    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        SqlAlert(
            stack,
            "kpis",
            name="dev: KPIs",
            query="SELECT kpi FROM missed",
            counted="kpi",
            warehouse_id="warehouse",
            run_as="an-application-id",
            destination_id=email_destination(stack, "mail", name="dev-alerts", addresses=["team@example.com"]),
            cron="0 10 * ? * *",
            timezone="UTC",
            readers=["engineers"],
        )

    return synthesize(tmp_path, declare)


def test_alert_is_triggered_by_any_row_and_asks_as_a_service_principal(tmp_path: Path) -> None:
    alert = declared(tmp_path)["databricks_alert_v2"]["kpis_alert"]
    evaluation = alert["evaluation"]
    assert evaluation["source"] == {"name": "kpi", "aggregation": "COUNT"}
    assert (evaluation["comparison_operator"], evaluation["threshold"]["value"]) == (
        "GREATER_THAN",
        {"double_value": 0},
    )
    assert evaluation["empty_result_state"] == "OK"
    assert alert["run_as"] == {"service_principal_name": "an-application-id"}
    assert alert["schedule"]["pause_status"] == "UNPAUSED"


def test_alert_mails_addresses_that_need_no_user(tmp_path: Path) -> None:
    resources = declared(tmp_path)
    assert resources["databricks_notification_destination"]["mail"]["config"] == {
        "email": {"addresses": ["team@example.com"]}
    }
    notification = resources["databricks_alert_v2"]["kpis_alert"]["evaluation"]["notification"]
    assert notification["subscriptions"] == [{"destination_id": "${databricks_notification_destination.mail.id}"}]
    assert (notification["notify_on_ok"], notification["retrigger_seconds"]) == (True, 86400)


def test_alert_is_read_by_groups(tmp_path: Path) -> None:
    permissions = declared(tmp_path)["databricks_permissions"]["kpis_readers"]
    assert permissions["alert_v2_id"] == "${databricks_alert_v2.kpis_alert.id}"
    assert permissions["access_control"] == [{"group_name": "engineers", "permission_level": "CAN_READ"}]
