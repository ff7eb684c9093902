from __future__ import annotations

from policies.cluster.compliance import violations
from policies.cluster.development import development
from tests.policies.cluster.clusters import BOUNDS, cluster

POLICY = development(BOUNDS, workers_maximum=2, dbus_per_hour=6)


def test_development_policy_takes_spot_machines_but_for_the_driver() -> None:
    assert POLICY["azure_attributes.availability"] == {"type": "fixed", "value": "SPOT_WITH_FALLBACK_AZURE"}
    assert POLICY["azure_attributes.first_on_demand"] == {"type": "fixed", "value": 1}


def test_development_policy_is_small() -> None:
    assert POLICY["num_workers"] == {"type": "range", "minValue": 0, "maxValue": 2, "defaultValue": 0}
    assert POLICY["dbus_per_hour"] == {"type": "range", "maxValue": 6}


def test_development_clusters_stop_early() -> None:
    idle = {"type": "range", "minValue": 15, "maxValue": 30, "defaultValue": 15}
    assert POLICY["autotermination_minutes"] == idle


def test_development_policy_is_for_people_alone() -> None:
    assert violations(POLICY, cluster(num_workers=1)) == ["cluster_type is job: the policy fixes it to all-purpose"]
