from __future__ import annotations

from typing import Any

import pytest

from policies.cluster.compliance import violations
from policies.cluster.machine_learning import machine_learning
from tests.policies.cluster.clusters import BOUNDS, cluster

POLICY = machine_learning(
    BOUNDS,
    spark_versions=["18.x-cpu-ml-scala2.13", "18.x-gpu-ml-scala2.13"],
    node_type_ids=["Standard_D4ds_v5", "Standard_NC8as_T4_v3"],
)


def training(**changes: Any) -> dict[str, Any]:
    return cluster(
        **{"spark_version": "18.x-gpu-ml-scala2.13", "node_type_id": "Standard_NC8as_T4_v3", "num_workers": 0} | changes
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"num_workers": 16},
        {"driver_node_type_id": "Standard_D4ds_v5", "num_workers": 2},
        {"spark_version": "18.x-cpu-ml-scala2.13", "node_type_id": "Standard_D4ds_v5"},
    ],
)
def test_machine_learning_policy_takes(changes: dict[str, Any]) -> None:
    assert violations(POLICY, training(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "violation"),
    [
        (
            {"spark_version": "18.x-scala2.13"},
            "spark_version is 18.x-scala2.13: the policy allows 18.x-cpu-ml-scala2.13, 18.x-gpu-ml-scala2.13",
        ),
        (
            {"node_type_id": "Standard_ND96asr_v4"},
            "node_type_id is Standard_ND96asr_v4: the policy allows Standard_D4ds_v5, Standard_NC8as_T4_v3",
        ),
        (
            {"driver_node_type_id": "Standard_M64"},
            "driver_node_type_id is Standard_M64: the policy allows Standard_D4ds_v5, Standard_NC8as_T4_v3",
        ),
        ({"num_workers": 17}, "num_workers is 17: the policy wants 0 to 16"),
        ({"autotermination_minutes": 10}, "autotermination_minutes is 10: the policy wants 15 to 120"),
    ],
)
def test_machine_learning_policy_refuses(changes: dict[str, Any], violation: str) -> None:
    assert violations(POLICY, training(**changes)) == [violation]


def test_machine_learning_policy_fills_in_a_single_node() -> None:
    defaults = {name: rule["defaultValue"] for name, rule in POLICY.items() if "defaultValue" in rule}
    assert defaults["num_workers"] == 0
    assert defaults["node_type_id"] == "Standard_D4ds_v5"
    assert defaults["spark_version"] == "18.x-cpu-ml-scala2.13"
