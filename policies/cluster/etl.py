"""Clusters that transform tables, of jobs and of engineers: one runtime, bounded size, stopped when idle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.cluster.rules import fixed, guarded, ranged

if TYPE_CHECKING:
    from policies.cluster.rules import Bounds, Definition

__all__ = ["etl"]


def etl(bounds: Bounds) -> Definition:
    """The policy's definition for one environment.

    A job's cluster ends with its run: it takes the idle time as the default and never comes to use it.
    """
    return {
        **guarded(bounds),
        "spark_version": fixed(bounds.spark_version),
        "node_type_id": fixed(bounds.node_type_id),
        "driver_node_type_id": fixed(bounds.node_type_id),
        "num_workers": ranged(bounds.workers),
        "autotermination_minutes": ranged(bounds.autotermination_minutes),
        "enable_elastic_disk": fixed(value=True),
    }
