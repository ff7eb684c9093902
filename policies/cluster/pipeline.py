"""Clusters of declarative pipelines: a bounded, fixed size of known machines.

A pipeline chooses runtime and access mode by itself and ends its cluster with the update; Databricks refuses one that
is under a policy of `autotermination_minutes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.cluster.rules import bounded, fixed, ranged

if TYPE_CHECKING:
    from policies.cluster.rules import Bounds, Definition

__all__ = ["pipeline"]


def pipeline(bounds: Bounds) -> Definition:
    """The policy's definition for one environment."""
    return {
        **bounded(bounds),
        "cluster_type": fixed("dlt"),
        "node_type_id": fixed(bounds.node_type_id),
        "driver_node_type_id": fixed(bounds.node_type_id),
        "num_workers": ranged(bounds.workers),
    }
