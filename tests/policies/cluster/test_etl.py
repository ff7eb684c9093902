from __future__ import annotations

from typing import Any

import pytest

from policies.cluster.compliance import violations
from policies.cluster.etl import etl
from tests.policies.cluster.clusters import BOUNDS, cluster


def test_etl_policy_bounds_idle_time_and_workers() -> None:
    rules = etl(BOUNDS)
    assert rules["autotermination_minutes"] == {"type": "range", "minValue": 15, "maxValue": 120, "defaultValue": 30}
    assert rules["num_workers"] == {"type": "range", "minValue": 2, "maxValue": 16, "defaultValue": 4}


def test_etl_policy_is_for_jobs_and_people() -> None:
    assert "cluster_type" not in etl(BOUNDS)
    assert violations(etl(BOUNDS), cluster()) == []
    assert violations(etl(BOUNDS), cluster(autotermination_minutes=60)) == []


@pytest.mark.parametrize(
    ("changes", "violation"),
    [
        ({"autotermination_minutes": 0}, "autotermination_minutes is 0: the policy wants 15 to 120"),
        ({"autotermination_minutes": 121}, "autotermination_minutes is 121: the policy wants 15 to 120"),
        ({"num_workers": 17}, "num_workers is 17: the policy wants 2 to 16"),
        (
            {"spark_version": "14.3.x-scala2.12"},
            "spark_version is 14.3.x-scala2.12: the policy fixes it to 18.x-scala2.13",
        ),
        ({"node_type_id": "Standard_M64"}, "node_type_id is Standard_M64: the policy fixes it to Standard_D4ds_v5"),
        ({"enable_elastic_disk": False}, "enable_elastic_disk is false: the policy fixes it to true"),
        ({"apply_policy_default_values": False}, "autotermination_minutes is missing: the policy demands it"),
    ],
)
def test_etl_policy_refuses(changes: dict[str, Any], violation: str) -> None:
    assert violations(etl(BOUNDS), cluster(**changes)) == [violation]
