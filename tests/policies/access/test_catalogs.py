from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policies.access import Roles, catalogs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modules.catalog_plan import CatalogPlan, Grant

GROUPS = {"data_engineers": "de", "analysts": "an", "ml_engineers": "ml", "ai_governance": "gov"}
JOBS = {
    name: f"{name}-id"
    for name in ("governance", "streaming", "lakehouse", "features", "training", "llm", "rag", "monitoring")
}
PEOPLE = set(GROUPS.values())
# What changes something.
WRITING = {
    "MODIFY",
    "CREATE_TABLE",
    "CREATE_MATERIALIZED_VIEW",
    "WRITE_VOLUME",
    "CREATE_MODEL",
    "CREATE_FUNCTION",
    "APPLY_TAG",
    "MANAGE",
}


def roles(*, people_write: bool = False, landing_read_only: bool = True, jobs: dict[str, str] = JOBS) -> Roles:
    return Roles(**GROUPS, jobs=jobs, people_write=people_write, landing_read_only=landing_read_only)


def granted(plan: CatalogPlan) -> Iterator[Grant]:
    yield from plan.grants
    for schema in plan.schemas.values():
        yield from schema.grants
        for volume in schema.volumes.values():
            yield from volume.grants


def may(plans: dict[str, CatalogPlan], principal: str) -> dict[str, set[str]]:
    return {
        name: found
        for name, plan in plans.items()
        if (found := {each for grant in granted(plan) if grant.principal == principal for each in grant.privileges})
    }


def test_schemas_mirror_the_domains_in_bronze_and_silver() -> None:
    plans = catalogs(roles())
    domains = {"jarvis", "amdm", "pega", "cmdm", "sfdc"}
    assert set(plans["ep_raw"].schemas) == domains | {"streaming", "quarantine", "checkpoints", "wheels"}
    assert set(plans["ep_curated"].schemas) == domains | {"streaming", "quarantine", "pipeline", "ops"}
    assert set(plans["ep_marts"].schemas) == {"telecom", "customer", "operations"}
    assert set(plans["ep_ai"].schemas) == {"knowledge", "models"}


def test_analysts_read_the_marts_alone() -> None:
    assert may(catalogs(roles(people_write=True)), "an") == {"ep_marts": {"SELECT"}}


def test_quarantined_rows_are_for_data_engineers_and_the_jobs_alone() -> None:
    for name in ("ep_raw", "ep_curated"):
        schema = catalogs(roles())[name].schemas["quarantine"]
        assert {grant.principal for grant in schema.grants} == {"streaming-id", "lakehouse-id"}
    assert "an" not in {grant.principal for grant in granted(catalogs(roles())["ep_raw"])}
    assert "ml" not in {grant.principal for grant in granted(catalogs(roles())["ep_raw"])}


def test_people_write_only_where_the_environment_lets_them() -> None:
    closed, open_ = catalogs(roles()), catalogs(roles(people_write=True))
    for group in PEOPLE:
        assert not {each for found in may(closed, group).values() for each in found} & WRITING, group
    assert may(open_, "de")["ep_raw"] == {"SELECT", "MODIFY", "CREATE_TABLE", "READ_VOLUME"}
    assert may(open_, "ml")["ep_ai"] >= {"MODIFY", "CREATE_TABLE", "CREATE_MODEL"}
    assert may(open_, "ml")["ep_curated"] == {"SELECT"}
    assert may(open_, "gov") == may(closed, "gov")


def test_nobody_is_granted_everything() -> None:
    for plan in catalogs(roles(people_write=True, landing_read_only=False)).values():
        for grant in granted(plan):
            assert "ALL_PRIVILEGES" not in grant.privileges


def test_manage_is_for_the_stewards_jobs_alone() -> None:
    managers = {
        grant.principal
        for plan in catalogs(roles()).values()
        for grant in granted(plan)
        if "MANAGE" in grant.privileges
    }
    assert managers == {"governance-id"}


@pytest.mark.parametrize(
    ("slice_name", "writes"),
    [
        ("streaming", {"ep_raw", "ep_curated"}),
        ("lakehouse", {"ep_raw", "ep_curated", "ep_marts"}),
        ("features", {"ep_raw"}),
        ("training", {"ep_raw", "ep_ai"}),
        ("llm", {"ep_raw", "ep_ai"}),
        ("rag", {"ep_raw", "ep_ai"}),
        ("monitoring", {"ep_raw", "ep_curated"}),
    ],
)
def test_slice_writes_no_further_than_its_data(slice_name: str, writes: set[str]) -> None:
    found = may(catalogs(roles()), JOBS[slice_name])
    assert {name for name, privileges in found.items() if privileges & WRITING} == writes


@pytest.mark.parametrize("schema", ["wheels", "checkpoints"])
def test_slices_have_volumes_of_their_own(schema: str) -> None:
    volumes = catalogs(roles())["ep_raw"].schemas[schema].volumes
    assert {name: [grant.principal for grant in volume.grants] for name, volume in volumes.items()} == {
        name: [principal] for name, principal in JOBS.items()
    }


def test_shipped_code_is_read_only_to_the_jobs_that_run_it() -> None:
    for volume in catalogs(roles())["ep_raw"].schemas["wheels"].volumes.values():
        assert [tuple(grant.privileges) for grant in volume.grants] == [("READ_VOLUME",)]


def test_what_landed_is_written_only_where_the_environment_lets_jobs() -> None:
    def landing(plans: dict[str, CatalogPlan]) -> list[dict[str, tuple[str, ...]]]:
        volumes = [
            schema.volumes["landing"] for schema in plans["ep_raw"].schemas.values() if "landing" in schema.volumes
        ]
        assert {volume.container for volume in volumes} == {"landing"}
        return [{grant.principal: tuple(grant.privileges) for grant in volume.grants} for volume in volumes]

    read, write = ("READ_VOLUME",), ("READ_VOLUME", "WRITE_VOLUME")
    job = "lakehouse-id"
    assert landing(catalogs(roles(people_write=True))) == [{job: read}] * 5
    assert landing(catalogs(roles(landing_read_only=False))) == [{job: write}] * 5
    assert landing(catalogs(roles(landing_read_only=False, people_write=True))) == [{job: write, "de": write}] * 5


def test_people_never_write_shipped_code_or_checkpoints() -> None:
    raw = catalogs(roles(people_write=True, landing_read_only=False))["ep_raw"]
    at_large = {privilege for grant in raw.grants for privilege in grant.privileges}
    own = [
        grant
        for name in ("wheels", "checkpoints")
        for volume in raw.schemas[name].volumes.values()
        for grant in volume.grants
    ]
    assert "WRITE_VOLUME" not in at_large
    assert not PEOPLE & {grant.principal for grant in own}


def test_slice_without_an_identity_is_granted_nothing() -> None:
    plans = catalogs(roles(jobs={}))
    assert {grant.principal for plan in plans.values() for grant in granted(plan)} <= PEOPLE
    assert plans["ep_raw"].schemas["wheels"].volumes == {}
