from __future__ import annotations

from typing import Any

import pytest

from policies.cluster.compliance import violations
from policies.cluster.streaming import streaming
from tests.policies.cluster.clusters import BOUNDS, cluster


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
        "custom_tags.UDP_BU_DB_COST": "1234",
    }


def test_streaming_policy_forbids_autoscaling() -> None:
    rules = streaming(BOUNDS)
    assert rules["autoscale.min_workers"] == rules["autoscale.max_workers"] == {"type": "forbidden"}


def test_streaming_policy_takes_a_streams_cluster() -> None:
    assert violations(streaming(BOUNDS), cluster()) == []


@pytest.mark.parametrize(
    ("changes", "violation"),
    [
        ({"num_workers": 17}, "num_workers is 17: the policy wants 2 to 16"),
        ({"num_workers": 1}, "num_workers is 1: the policy wants 2 to 16"),
        ({"spark_version": "17.x"}, "spark_version is 17.x: the policy fixes it to 18.x-scala2.13"),
    ],
)
def test_streaming_policy_refuses(changes: dict[str, Any], violation: str) -> None:
    assert violations(streaming(BOUNDS), cluster(**changes)) == [violation]
