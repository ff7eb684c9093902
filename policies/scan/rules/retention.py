"""Logs are kept 90 days and events a week in prod; 30 days and one day elsewhere.

Why: an intrusion is noticed after weeks; a bug in an ingest is mended by reading its topic again. Neither works on
what has already expired.

Remedy: raise the retention to the floor that the message names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_LOGS = {"azurerm_log_analytics_workspace": 30, "azurerm_application_insights": 90}
"""The days that the provider takes where none are named."""
_HUB = "azurerm_eventhub"

TYPES = (*_LOGS, _HUB)

_LOG_DAYS = {"prod": 90}
_EVENT_HOURS = {"prod": 7 * 24}
_LEAST_LOG_DAYS, _LEAST_EVENT_HOURS = 30, 24


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A hub says it in hours, in a block, or in days as it used to."""
    if resource.type == _HUB:
        floor = _EVENT_HOURS.get(environment.kind, _LEAST_EVENT_HOURS)
        hours = _hours(resource)
        if hours < floor:
            yield f"events are kept {hours} hours, less than {floor}"
        return
    floor = _LOG_DAYS.get(environment.kind, _LEAST_LOG_DAYS)
    days = resource.value("retention_in_days")
    if int(_LOGS[resource.type] if days is None else days) < floor:
        yield f"retention_in_days is {days}, less than {floor}"
    quota = resource.value("daily_quota_gb")
    if environment.kind == "prod" and quota is not None and float(quota) >= 0:
        yield f"daily_quota_gb is {quota}: what is logged after it, in an attack above all, is lost"
    if is_on(resource, "immediate_data_purge_on_30_days_enabled"):
        yield "immediate_data_purge_on_30_days_enabled drops logs without the days to restore them"


def _hours(hub: Resource) -> int:
    hours = hub.value("retention_description.retention_time_in_hours")
    days = hub.value("message_retention")
    return int(hours) if hours is not None else int(days or 0) * 24
