"""Clusters that train and try models: a machine learning runtime, machines from a list, a single node if enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policies.cluster.rules import allowed, guarded, ranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policies.cluster.rules import Bounds, Definition

__all__ = ["machine_learning"]


def machine_learning(bounds: Bounds, *, spark_versions: Sequence[str], node_type_ids: Sequence[str]) -> Definition:
    """The policy's definition for one environment; the first runtime and machine are the defaults."""
    return {
        **guarded(bounds),
        "spark_version": allowed(spark_versions),
        "node_type_id": allowed(node_type_ids),
        # A driver without a GPU may lead workers that have one; left out, it is a machine like theirs.
        "driver_node_type_id": allowed(node_type_ids, optional=True),
        "num_workers": ranged(replace(bounds.workers, minimum=0, default=0)),
        "autotermination_minutes": ranged(bounds.autotermination_minutes),
    }
