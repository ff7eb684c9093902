"""A SQL warehouse stops when idle, grows within bounds, and takes no preview into production.

Why: a warehouse that never stops bills around the clock; the preview channel changes what a query returns a month
before anybody tested it.

Remedy: `auto_stop_mins` of 1 to 60; `max_num_clusters` of 10 at most; warehouse_type PRO; the current channel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_sql_endpoint", "databricks_sql_global_config")

_LONGEST_IDLE_MINUTES = 60
_MOST_CLUSTERS = 10
# The provider's, where they are absent.
_DEFAULT_IDLE_MINUTES = 120
_CURRENT = "CHANNEL_NAME_CURRENT"
_CONTROLLED = "DATA_ACCESS_CONTROL"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge a warehouse, or what holds for all of them."""
    if resource.type == "databricks_sql_global_config":
        if (policy := resource.value("security_policy") or _CONTROLLED) != _CONTROLLED:
            yield f"security_policy is {policy}: queries read storage without grants"
        return
    minutes = resource.value("auto_stop_mins")
    minutes = _DEFAULT_IDLE_MINUTES if minutes is None else minutes
    if not 0 < minutes <= _LONGEST_IDLE_MINUTES:
        yield f"auto_stop_mins is {minutes}; 1 to {_LONGEST_IDLE_MINUTES}"
    if (clusters := resource.value("max_num_clusters") or 1) > _MOST_CLUSTERS:
        yield f"max_num_clusters is {clusters}; at most {_MOST_CLUSTERS}"
    if resource.value("warehouse_type") == "CLASSIC":
        yield "warehouse_type is CLASSIC, which has neither row filters nor column masks at speed; PRO"
    if environment.kind == "prod" and (channel := resource.value("channel.name") or _CURRENT) != _CURRENT:
        yield f"channel.name is {channel}"
