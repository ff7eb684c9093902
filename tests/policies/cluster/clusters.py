"""The bounds and the clusters that the policies are tried with."""

from __future__ import annotations

from typing import Any

from policies.cluster import Bounds, Limits

__all__ = ["BOUNDS", "cluster"]

BOUNDS = Bounds(
    spark_version="18.x-scala2.13",
    node_type_id="Standard_D4ds_v5",
    workers=Limits(minimum=2, maximum=16, default=4),
    autotermination_minutes=Limits(minimum=15, maximum=120, default=30),
    availability="ON_DEMAND_AZURE",
    tags={"ENVM": "prod", "COST_CENTER": "1234"},
    cost_center="1234",
    data_domains=["platform", "customers"],
)


def cluster(**changes: Any) -> dict[str, Any]:
    """A job's cluster as `modules.spark_job` asks for it, with changes."""
    return {
        "apply_policy_default_values": True,
        "spark_version": "18.x-scala2.13",
        "node_type_id": "Standard_D4ds_v5",
        "num_workers": 4,
        "data_security_mode": "SINGLE_USER",
        "custom_tags": {"ENVM": "prod", "COST_CENTER": "1234", "DATA_DOMAIN": "customers"},
        **changes,
    }
