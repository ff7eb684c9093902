from __future__ import annotations

from typing import TYPE_CHECKING

from modules.logs import Logs
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


def test_logs_take_no_shared_key_and_are_audited_themselves(tmp_path: Path) -> None:
    def declare(stack: TerraformStack) -> None:
        Logs(
            stack,
            "logs",
            name="log-unit",
            insights_name="appi-unit",
            location="australiaeast",
            resource_group_name="rg-unit",
            tags={},
            retention_days=90,
            prevent_destroy=True,
        )

    resources = synthesize(tmp_path, declare)
    workspace = resources["azurerm_log_analytics_workspace"]["logs_workspace"]
    insights = resources["azurerm_application_insights"]["logs_insights"]
    for each in (workspace, insights):
        assert each["local_authentication_enabled"] is False
        assert each["lifecycle"] == {"prevent_destroy": True}
    assert workspace["retention_in_days"] == 90
    assert insights["workspace_id"] == "${azurerm_log_analytics_workspace.logs_workspace.id}"
    audit = resources["azurerm_monitor_diagnostic_setting"]["logs_diagnostics"]
    assert audit["target_resource_id"] == audit["log_analytics_workspace_id"] == insights["workspace_id"]
