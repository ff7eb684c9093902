from __future__ import annotations

from typing import TYPE_CHECKING

from modules.budget import budget
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


def test_budget_tells_at_each_threshold_and_at_the_forecast(tmp_path: Path) -> None:
    def declare(stack: TerraformStack) -> None:
        budget(
            stack,
            "budget",
            name="bgt-unit",
            subscription_id="/subscriptions/s",
            tags={"ENVM": "unit"},
            monthly_amount=100,
            start_date="2026-07-01",
            thresholds_percent=[50, 100],
            forecast_percent=110,
            action_group_id="group-id",
        )

    declared = synthesize(tmp_path, declare)["azurerm_consumption_budget_subscription"]["budget"]
    assert declared["time_period"] == {"start_date": "2026-07-01T00:00:00Z"}
    assert declared["filter"] == {"tag": [{"name": "ENVM", "values": ["unit"]}]}
    assert [(each["threshold"], each["threshold_type"]) for each in declared["notification"]] == [
        (50, "Actual"),
        (100, "Actual"),
        (110, "Forecasted"),
    ]
    assert {tuple(each["contact_groups"]) for each in declared["notification"]} == {("group-id",)}
