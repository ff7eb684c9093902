"""What Delta may still be asked for is kept: seven days, and thirty in production.

Why: VACUUM deletes for good. Below seven days it takes files from under running queries and streams; in production a
mistake is often found weeks later, and time travel is how it is undone.

Remedy: retention of 168 hours or more (720 in production); leave Delta's own check of it on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policies.scan.rules._compute import clusters, tasks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_cluster", "databricks_job", "databricks_pipeline", "databricks_sql_table")

_HOURS = re.compile(r"(^|_)(vacuum|retention|retain)(_\w+)?_hours$|(^|_)vacuum_hours$")
_DURATION = re.compile(r"(deletedFile|log)RetentionDuration$")
_CHECK = "spark.databricks.delta.retentionDurationCheck.enabled"
_INTERVAL = re.compile(r"(?i)(?:interval\s+)?(?P<number>[0-9]+)\s*(?P<unit>hour|day|week)s?")
_HOURS_IN = {"hour": 1, "day": 24, "week": 168}
_LEAST_HOURS = 168
_LEAST_HOURS_IN_PRODUCTION = 720


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each parameter, setting and table property that speaks of retention."""
    least = _LEAST_HOURS_IN_PRODUCTION if environment.kind == "prod" else _LEAST_HOURS
    for where, values in _settings(resource):
        for name in values:
            if name == _CHECK and str(values[name]).casefold() == "false":
                yield f"{where}: {name} is off"
            hours = _hours(name, values)
            if hours is not None and hours < least:
                yield f"{where}: {name} keeps {hours} hours; {least} or more"


def _settings(resource: Resource) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in ("configuration", "properties"):
        for values in resource.blocks(path):
            yield path, values
    if resource.type == "databricks_job":
        for task in tasks(resource):
            for path in ("python_wheel_task.named_parameters", "notebook_task.base_parameters"):
                for values in task.block.blocks(path):
                    yield task.label, values
    for cluster in clusters(resource) if resource.type != "databricks_sql_table" else ():
        for values in cluster.block.blocks("spark_conf"):
            yield cluster.label, values


def _hours(name: str, values: Mapping[str, Any]) -> int | None:
    if _HOURS.search(name):
        return int(values[name])
    if not _DURATION.search(name):
        return None
    found = _INTERVAL.fullmatch(str(values[name]).strip())
    if found is None:
        raise ValueError(f"{name} is {values[name]!r}; write it as `interval 30 days`")
    return int(found["number"]) * _HOURS_IN[found["unit"].casefold()]
