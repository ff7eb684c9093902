from __future__ import annotations

from policies.cluster import Bounds, streaming

BOUNDS = Bounds(
    spark_version="18.x-scala2.13",
    node_type_id="Standard_D4ds_v5",
    workers_minimum=2,
    workers_maximum=16,
    workers_default=4,
    availability="ON_DEMAND_AZURE",
    tags={"ENVM": "prod", "COST_CENTER": "1234"},
)


def test_streaming_policy_pins_runtime_machine_and_tags() -> None:
    rules = streaming(BOUNDS)
    pinned = {name: rule["value"] for name, rule in rules.items() if rule["type"] == "fixed"}
    assert pinned == {
        "cluster_type": "job",
        "spark_version": "18.x-scala2.13",
        "node_type_id": "Standard_D4ds_v5",
        "driver_node_type_id": "Standard_D4ds_v5",
        "data_security_mode": "SINGLE_USER",
        "azure_attributes.availability": "ON_DEMAND_AZURE",
        "enable_local_disk_encryption": True,
        "custom_tags.ENVM": "prod",
        "custom_tags.COST_CENTER": "1234",
    }


def test_streaming_policy_forbids_autoscaling() -> None:
    rules = streaming(BOUNDS)
    assert rules["autoscale.min_workers"] == rules["autoscale.max_workers"] == {"type": "forbidden"}


def test_streaming_policy_bounds_the_workers() -> None:
    assert streaming(BOUNDS)["num_workers"] == {"type": "range", "minValue": 2, "maxValue": 16, "defaultValue": 4}
