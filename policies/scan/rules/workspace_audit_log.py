"""A Databricks workspace sends what an audit needs to Log Analytics.

Why: who read which table, whose token did what and who changed a grant is recorded there alone, and only from the day
that the diagnostic setting exists.

Remedy: declare an `azurerm_monitor_diagnostic_setting` on the workspace with the audit's categories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_databricks_workspace",)

_CATEGORIES = ("accounts", "clusters", "jobs", "notebook", "secrets", "unityCatalog", "workspace")
_KEPT = ("log_analytics_workspace_id", "storage_account_id", "eventhub_authorization_rule_id")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Look for the categories that leave this workspace for somewhere."""
    settings = [
        setting
        for setting in environment.of("azurerm_monitor_diagnostic_setting")
        if resource in setting.targets("target_resource_id") and any(is_set(setting, place) for place in _KEPT)
    ]
    if any(log.value("category_group") == "allLogs" for setting in settings for log in setting.blocks("enabled_log")):
        return
    sent = {log.value("category") for setting in settings for log in setting.blocks("enabled_log")}
    if missing := [category for category in _CATEGORIES if category not in sent]:
        yield f"no diagnostic setting sends {', '.join(missing)}"
