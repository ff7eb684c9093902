from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from policies.cluster.compliance import violations
from policies.cluster.rules import Limits, allowed, guarded, ranged
from tests.policies.cluster.clusters import BOUNDS, cluster


def test_guarded_cluster_may_be_made() -> None:
    assert violations(guarded(BOUNDS), cluster()) == []


@pytest.mark.parametrize(
    ("changes", "violation"),
    [
        ({"data_security_mode": "NONE"}, "data_security_mode is NONE: the policy fixes it to SINGLE_USER"),
        ({"enable_local_disk_encryption": False}, "enable_local_disk_encryption is false: the policy fixes it to true"),
        ({"instance_pool_id": "p"}, "instance_pool_id is p: the policy forbids it"),
        ({"driver_instance_pool_id": "p"}, "driver_instance_pool_id is p: the policy forbids it"),
        ({"autoscale": {"max_workers": 99}}, "autoscale.max_workers is 99: the policy forbids it"),
        (
            {"azure_attributes": {"availability": "SPOT_AZURE"}},
            "azure_attributes.availability is SPOT_AZURE: the policy fixes it to ON_DEMAND_AZURE",
        ),
        (
            {"custom_tags": {"ENVM": "dev", "DATA_DOMAIN": "customers"}},
            "custom_tags.ENVM is dev: the policy fixes it to prod",
        ),
        (
            {"custom_tags": {"UDP_BU_DB_COST": "others", "DATA_DOMAIN": "customers"}},
            "custom_tags.UDP_BU_DB_COST is others: the policy fixes it to 1234",
        ),
        (
            {"custom_tags": {"DATA_DOMAIN": "nobody"}},
            "custom_tags.DATA_DOMAIN is nobody: the policy allows platform, customers",
        ),
    ],
)
def test_guarded_cluster_is_refused(changes: dict[str, Any], violation: str) -> None:
    assert violations(guarded(BOUNDS), cluster(**changes)) == [violation]


def test_guarded_cluster_works_for_the_policys_domain_alone() -> None:
    definition = guarded(replace(BOUNDS, data_domains=["streaming"]))
    assert violations(definition, cluster()) == [
        "custom_tags.DATA_DOMAIN is customers: the policy fixes it to streaming"
    ]


def test_ranged_gives_databricks_names() -> None:
    assert ranged(Limits(minimum=1, maximum=3, default=2)) == {
        "type": "range",
        "minValue": 1,
        "maxValue": 3,
        "defaultValue": 2,
    }


def test_allowed_fills_in_the_first_unless_optional() -> None:
    assert allowed(["b", "a"]) == {"type": "allowlist", "values": ["b", "a"], "defaultValue": "b"}
    assert allowed(["b", "a"], optional=True) == {"type": "allowlist", "values": ["b", "a"], "isOptional": True}
