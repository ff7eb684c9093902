"""Clusters of streaming jobs: a fixed size, for autoscaling lets a stream fall behind while it shrinks and grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.cluster.rules import fixed, guarded, ranged

if TYPE_CHECKING:
    from policies.cluster.rules import Bounds, Definition

__all__ = ["streaming"]


def streaming(bounds: Bounds) -> Definition:
    """The policy's definition for one environment."""
    return {
        **guarded(bounds),
        "cluster_type": fixed("job"),
        "spark_version": fixed(bounds.spark_version),
        "node_type_id": fixed(bounds.node_type_id),
        "driver_node_type_id": fixed(bounds.node_type_id),
        "num_workers": ranged(bounds.workers),
    }
