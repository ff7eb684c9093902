"""Log Analytics, which takes every diagnostic, and Application Insights on top of it, which takes traces of code.

Secure by default: Entra identities alone may write and read (no shared keys), addresses of callers are masked, and who
queries the logs is logged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.application_insights import ApplicationInsights
from modules.bindings.azurerm.log_analytics_workspace import LogAnalyticsWorkspace
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import ALL_LOGS, diagnose

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Logs"]


class Logs(Construct):
    """`workspace_id`: Log Analytics' ARM id; `connection_string`: where Application Insights takes traces."""

    workspace_id: str
    connection_string: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        insights_name: str,
        location: str,
        resource_group_name: str,
        tags: Mapping[str, str],
        retention_days: int,
        prevent_destroy: bool,
    ) -> None:
        super().__init__(scope, construct_id)
        workspace = LogAnalyticsWorkspace(
            self,
            "workspace",
            name=name,
            location=location,
            resource_group_name=resource_group_name,
            sku="PerGB2018",
            retention_in_days=retention_days,
            local_authentication_enabled=False,
            tags=tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
        )
        insights = ApplicationInsights(
            self,
            "insights",
            name=insights_name,
            location=location,
            resource_group_name=resource_group_name,
            application_type="other",
            workspace_id=workspace.id,
            local_authentication_enabled=False,
            ip_masking_enabled=True,
            tags=tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
        )
        self.workspace_id = workspace.id
        self.connection_string = insights.connection_string
        diagnose(
            self,
            "diagnostics",
            target_resource_id=workspace.id,
            log_analytics_workspace_id=workspace.id,
            category_groups=ALL_LOGS,
        )
