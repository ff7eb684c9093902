from __future__ import annotations

from typing import Any

import pytest

from policies.cluster.compliance import violations
from policies.cluster.pipeline import pipeline
from tests.policies.cluster.clusters import BOUNDS

CLUSTER = {
    "apply_policy_default_values": True,
    "label": "default",
    "num_workers": 4,
    "custom_tags": {"ENVM": "prod", "COST_CENTER": "1234", "DATA_DOMAIN": "customers"},
}


def test_pipeline_policy_says_nothing_of_what_a_pipeline_decides_itself() -> None:
    assert {"spark_version", "data_security_mode", "autotermination_minutes"}.isdisjoint(pipeline(BOUNDS))


def test_pipeline_policy_takes_a_pipelines_cluster() -> None:
    assert violations(pipeline(BOUNDS), CLUSTER, cluster_type="dlt") == []


@pytest.mark.parametrize(
    ("changes", "cluster_type", "violation"),
    [
        ({}, "job", "cluster_type is job: the policy fixes it to dlt"),
        ({"num_workers": 17}, "dlt", "num_workers is 17: the policy wants 2 to 16"),
        (
            {"node_type_id": "Standard_E64ds_v5"},
            "dlt",
            "node_type_id is Standard_E64ds_v5: the policy fixes it to Standard_D4ds_v5",
        ),
        ({"autoscale": {"max_workers": 3}}, "dlt", "autoscale.max_workers is 3: the policy forbids it"),
    ],
)
def test_pipeline_policy_refuses(changes: dict[str, Any], cluster_type: str, violation: str) -> None:
    assert violations(pipeline(BOUNDS), {**CLUSTER, **changes}, cluster_type=cluster_type) == [violation]
