"""A cluster that nobody uses ends by itself within two hours.

Why: an all-purpose cluster bills by the minute until somebody ends it; 0 minutes means never.

Remedy: set `autotermination_minutes` between 10 and 120, or a pool's `idle_instance_autotermination_minutes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_cluster", "databricks_instance_pool")

_LONGEST_MINUTES = 120
# What the provider sends where `autotermination_minutes` is absent.
_DEFAULT_MINUTES = 60


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the minutes, and a pool's machines that never go."""
    if resource.type == "databricks_cluster":
        minutes = resource.value("autotermination_minutes")
        minutes = _DEFAULT_MINUTES if minutes is None else minutes
        if not 0 < minutes <= _LONGEST_MINUTES:
            yield f"autotermination_minutes is {minutes}; between 10 and {_LONGEST_MINUTES}"
        if is_on(resource, "is_pinned"):
            yield "is_pinned keeps the cluster's configuration for ever"
        return
    minutes = resource.value("idle_instance_autotermination_minutes")
    if minutes is None or minutes > _LONGEST_MINUTES:
        yield f"idle_instance_autotermination_minutes is {minutes}; at most {_LONGEST_MINUTES}"
    if resource.value("min_idle_instances"):
        yield "min_idle_instances keeps machines running that nobody uses; set it to 0"
    if not resource.value("max_capacity"):
        yield "max_capacity is open, so that the pool grows without bound"
