from __future__ import annotations

from typing import Any

import pytest

from policies.cluster.compliance import violations

CLUSTER = {
    "policy_id": "p",
    "num_workers": 2,
    "spark_version": "18.x",
    "custom_tags": {"OWNER": "data"},
    "spark_conf": {"spark.sql.ansi.enabled": "true"},
    "azure_attributes": {"availability": "ON_DEMAND_AZURE"},
    "init_scripts": [{"volumes": {"destination": "/Volumes/a"}}],
    "enable_local_disk_encryption": True,
}


@pytest.mark.parametrize(
    "definition",
    [
        {},
        {"cluster_type": {"type": "fixed", "value": "job"}},
        {"num_workers": {"type": "range", "minValue": 2, "maxValue": 2}},
        {"num_workers": {"type": "range", "maxValue": 10}},
        {"num_workers": {"type": "allowlist", "values": [1, 2]}},
        {"spark_version": {"type": "regex", "pattern": "18\\.x"}},
        {"spark_version": {"type": "blocklist", "values": ["17.x"]}},
        {"custom_tags.OWNER": {"type": "fixed", "value": "data"}},
        {"azure_attributes.availability": {"type": "unlimited"}},
        {"autoscale.min_workers": {"type": "forbidden"}},
        {"node_type_id": {"type": "fixed", "value": "filled in"}},
        {"node_type_id": {"type": "allowlist", "values": ["a"], "isOptional": True}},
        {"enable_local_disk_encryption": {"type": "fixed", "value": True}},
        {"dbus_per_hour": {"type": "range", "maxValue": 1}},
    ],
)
def test_cluster_that_obeys_has_no_violations(definition: dict[str, Any]) -> None:
    assert violations(definition, CLUSTER) == []


@pytest.mark.parametrize(
    ("definition", "violation"),
    [
        (
            {"cluster_type": {"type": "fixed", "value": "all-purpose"}},
            "cluster_type is job: the policy fixes it to all-purpose",
        ),
        ({"num_workers": {"type": "range", "minValue": 3, "maxValue": 9}}, "num_workers is 2: the policy wants 3 to 9"),
        ({"num_workers": {"type": "range", "maxValue": 1}}, "num_workers is 2: the policy wants any to 1"),
        ({"spark_version": {"type": "range", "minValue": 1}}, "spark_version is 18.x: the policy wants a number"),
        ({"num_workers": {"type": "allowlist", "values": [4, 8]}}, "num_workers is 2: the policy allows 4, 8"),
        ({"spark_version": {"type": "regex", "pattern": "18"}}, "spark_version is 18.x: the policy wants 18"),
        (
            {"spark_version": {"type": "blocklist", "values": ["18.x"]}},
            "spark_version is 18.x: the policy blocks this value",
        ),
        ({"custom_tags.OWNER": {"type": "fixed", "value": "x"}}, "custom_tags.OWNER is data: the policy fixes it to x"),
        ({"spark_conf.*": {"type": "forbidden"}}, "spark_conf.spark.sql.ansi.enabled is true: the policy forbids it"),
        (
            {"init_scripts.*.volumes.destination": {"type": "forbidden"}},
            "init_scripts.0.volumes.destination is /Volumes/a: the policy forbids it",
        ),
        (
            {"enable_local_disk_encryption": {"type": "fixed", "value": False}},
            "enable_local_disk_encryption is true: the policy fixes it to false",
        ),
        ({"node_type_id": {"type": "allowlist", "values": ["a"]}}, "node_type_id is missing: the policy demands it"),
        ({"node_type_id": {"type": "regexp"}}, "node_type_id: the policy's rule type 'regexp' is unknown"),
    ],
)
def test_cluster_that_violates_is_told_how(definition: dict[str, Any], violation: str) -> None:
    assert violations(definition, CLUSTER) == [violation]


@pytest.mark.parametrize(("fill", "found"), [(True, 0), (False, 1)])
def test_default_fills_in_only_where_asked(fill: bool, found: int) -> None:  # noqa: FBT001 (a test's parameter)
    definition = {"node_type_id": {"type": "allowlist", "values": ["a"], "defaultValue": "a"}}
    assert len(violations(definition, {**CLUSTER, "apply_policy_default_values": fill})) == found
