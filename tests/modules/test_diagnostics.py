from __future__ import annotations

from typing import TYPE_CHECKING

from modules.diagnostics import ALL_LOGS, diagnose
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


def test_diagnostics_name_groups_categories_and_metrics_as_given(tmp_path: Path) -> None:
    def declare(stack: TerraformStack) -> None:
        where = {"target_resource_id": "x-id", "log_analytics_workspace_id": "log-id"}
        diagnose(stack, "grouped", category_groups=ALL_LOGS, **where)
        diagnose(stack, "single", categories=["Audit", "Jobs"], metrics=(), **where)

    settings = synthesize(tmp_path, declare)["azurerm_monitor_diagnostic_setting"]
    assert settings["grouped"] == {
        "name": "to-log-analytics",
        "target_resource_id": "x-id",
        "log_analytics_workspace_id": "log-id",
        "enabled_log": [{"category_group": "allLogs"}],
        "enabled_metric": [{"category": "AllMetrics"}],
    }
    assert settings["single"]["enabled_log"] == [{"category": "Audit"}, {"category": "Jobs"}]
    assert "enabled_metric" not in settings["single"]
