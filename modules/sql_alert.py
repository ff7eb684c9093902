"""An alert of Databricks SQL: a query that gives a row for each thing that is wrong, asked on a schedule.

Secure by default: it asks as a service principal, so with that one's grants, whoever deployed it; groups may read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.cdk import Construct
from modules.bindings.databricks.alert_v2 import (
    AlertV2,
    AlertV2Evaluation,
    AlertV2EvaluationNotification,
    AlertV2EvaluationNotificationSubscriptions,
    AlertV2EvaluationSource,
    AlertV2EvaluationThreshold,
    AlertV2EvaluationThresholdValue,
    AlertV2RunAs,
    AlertV2Schedule,
)
from modules.bindings.databricks.notification_destination import (
    NotificationDestination,
    NotificationDestinationConfigA,
    NotificationDestinationConfigEmail,
)
from modules.permissions import permit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SqlAlert", "email_destination"]

_DAY = 24 * 3600


class SqlAlert(Construct):
    """Triggered while `query` gives rows; they are in the mail. Told at once, each day that it lasts, and at its end.

    `counted`: a column of the query that is never NULL. `cron` is Quartz's, in `timezone`.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        query: str,
        counted: str,
        warehouse_id: str,
        run_as: str,
        destination_id: str,
        cron: str,
        timezone: str,
        readers: Sequence[str],
    ) -> None:
        super().__init__(scope, construct_id)
        alert = AlertV2(
            self,
            "alert",
            display_name=name,
            query_text=query,
            warehouse_id=warehouse_id,
            run_as=AlertV2RunAs(service_principal_name=run_as),
            schedule=AlertV2Schedule(quartz_cron_schedule=cron, timezone_id=timezone, pause_status="UNPAUSED"),
            evaluation=AlertV2Evaluation(
                source=AlertV2EvaluationSource(name=counted, aggregation="COUNT"),
                comparison_operator="GREATER_THAN",
                threshold=AlertV2EvaluationThreshold(value=AlertV2EvaluationThresholdValue(double_value=0)),
                empty_result_state="OK",
                notification=AlertV2EvaluationNotification(
                    subscriptions=[AlertV2EvaluationNotificationSubscriptions(destination_id=destination_id)],
                    notify_on_ok=True,
                    retrigger_seconds=_DAY,
                ),
            ),
            custom_summary="{{ALERT_NAME}}: {{ALERT_STATUS}}",
            custom_description="{{QUERY_RESULT_TABLE}}",
        )
        permit(self, "readers", alert_v2_id=alert.id, groups={"CAN_READ": readers})


def email_destination(scope: Construct, construct_id: str, *, name: str, addresses: Sequence[str]) -> str:
    """What alerts name to reach these addresses, which need no user in the workspace."""
    return NotificationDestination(
        scope,
        construct_id,
        display_name=name,
        config=NotificationDestinationConfigA(email=NotificationDestinationConfigEmail(addresses=addresses)),
    ).id
