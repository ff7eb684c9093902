from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policies.access import Roles
from policies.cluster import DevelopmentBounds, MachineLearningBounds, PolicyPlan, plans
from policies.cluster.compliance import violations
from tests.policies.cluster.clusters import BOUNDS, cluster

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES = Roles(
    data_engineers="de",
    analysts="an",
    ml_engineers="ml",
    ai_governance="gov",
    jobs={"streaming": "s-id", "lakehouse": "l-id", "training": "t-id"},
    people_write=False,
    landing_read_only=True,
)


def planned(*, trying: DevelopmentBounds | None = None, roles: Roles = ROLES) -> Mapping[str, PolicyPlan]:
    learning = MachineLearningBounds(spark_versions=["18.x-gpu-ml-scala2.13"], node_type_ids=["Standard_NC8as_T4_v3"])
    return plans(BOUNDS, learning=learning, trying=trying, roles=roles)


def test_development_is_there_only_where_it_is_bounded() -> None:
    assert set(planned()) == {"etl", "pipeline", "streaming", "ml"}
    small = planned(trying=DevelopmentBounds(workers_maximum=1, dbus_per_hour=4))
    assert set(small) == {"etl", "pipeline", "streaming", "ml", "development"}
    assert small["development"].clusters_per_user == 1
    assert small["development"].definition["num_workers"]["maxValue"] == 1


@pytest.mark.parametrize(
    ("policy", "groups", "jobs"),
    [
        ("etl", ["de"], ["s-id", "l-id", "t-id"]),
        ("pipeline", [], ["s-id", "l-id", "t-id"]),
        ("streaming", [], ["s-id"]),
        ("ml", ["ml"], ["t-id"]),
        ("development", ["de", "ml"], []),
    ],
)
def test_policy_is_for_those_who_need_it(policy: str, groups: list[str], jobs: list[str]) -> None:
    plan = planned(trying=DevelopmentBounds(workers_maximum=1, dbus_per_hour=4))[policy]
    assert (list(plan.groups), list(plan.jobs)) == (groups, jobs)


def test_analysts_start_no_clusters() -> None:
    every = planned(trying=DevelopmentBounds(workers_maximum=1, dbus_per_hour=4)).values()
    assert not any({"an", "gov"} & set(plan.groups) for plan in every)


def test_streaming_clusters_work_for_streaming() -> None:
    tags = {**cluster()["custom_tags"], "DATA_DOMAIN": "streaming"}
    assert violations(planned()["streaming"].definition, cluster(custom_tags=tags)) == []
    assert violations(planned()["streaming"].definition, cluster()) != []


def test_policies_without_jobs_are_for_groups_alone() -> None:
    assert [plan.jobs for plan in planned(roles=replace(ROLES, jobs={})).values()] == [[], [], [], []]
