"""Small clusters to try things on by hand: spot machines, which may be taken away, but for the driver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policies.cluster.rules import Limits, fixed, guarded, ranged, up_to

if TYPE_CHECKING:
    from policies.cluster.rules import Bounds, Definition

__all__ = ["development"]


def development(bounds: Bounds, *, workers_maximum: int, dbus_per_hour: int) -> Definition:
    """The policy's definition for one environment; idle clusters stop as early as the environment's bounds let them."""
    idle = bounds.autotermination_minutes
    return {
        **guarded(replace(bounds, availability="SPOT_WITH_FALLBACK_AZURE")),
        "cluster_type": fixed("all-purpose"),
        "azure_attributes.first_on_demand": fixed(1),
        "spark_version": fixed(bounds.spark_version),
        "node_type_id": fixed(bounds.node_type_id),
        "driver_node_type_id": fixed(bounds.node_type_id),
        "num_workers": ranged(Limits(minimum=0, maximum=workers_maximum, default=0)),
        "autotermination_minutes": ranged(replace(idle, maximum=idle.default, default=idle.minimum)),
        "dbus_per_hour": up_to(dbus_per_hour),
    }
