from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import ENVIRONMENTS, load
from jobs.lakehouse import params

if TYPE_CHECKING:
    from jobs.runtime.params import JobParams
    from tests.stacks.conftest import Synthesized

KINDS: dict[str, type[JobParams]] = {
    "extract": params.ExtractParams,
    "bronze": params.BronzeParams,
    "silver": params.SilverParams,
    "gold": params.GoldParams,
    "backfill": params.BackfillParams,
    "redrive": params.RedriveParams,
    "observe": params.ObserveParams,
}


@pytest.fixture(params=ENVIRONMENTS)
def environment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def lakehouse(environment: str, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[f"{environment}-lakehouse"]


def jobs(stack: Synthesized) -> dict[str, Any]:
    return {job["name"].removeprefix(f"{stack.name}-"): job for job in stack.resources("databricks_job").values()}


def tasks(stack: Synthesized) -> dict[str, Any]:
    return {task["task_key"]: task for job in jobs(stack).values() for task in job["task"]}


def given(stack: Synthesized, task: str) -> Any:
    """A task's parameters as the job itself parses them."""
    named = tasks(stack)[task]["python_wheel_task"]["named_parameters"]
    return KINDS[task].parse([f"--{key}={value}" for key, value in named.items()])


def test_every_task_parses_what_the_stack_gives_it(lakehouse: Synthesized) -> None:
    for task in tasks(lakehouse).keys() & KINDS.keys():
        assert isinstance(given(lakehouse, task), KINDS[task])


def test_refresh_takes_files_through_the_layers_in_order(lakehouse: Synthesized, environment: str) -> None:
    refresh = jobs(lakehouse)["refresh"]
    waits = {task["task_key"]: [on["task_key"] for on in task.get("depends_on", [])] for task in refresh["task"]}
    assert waits.items() >= {"bronze": [], "silver": ["bronze"], "gold": ["silver"]}.items()
    schedule = load(environment).lakehouse.refresh.schedule
    assert schedule is not None
    assert refresh["schedule"]["quartz_cron_expression"] == schedule.cron
    assert refresh["max_concurrent_runs"] == 1


def test_each_entity_has_the_landing_volume_of_its_system(lakehouse: Synthesized) -> None:
    bronze = given(lakehouse, "bronze")
    assert set(bronze.entities) == {
        "cmdm.customers",
        "sfdc.contacts",
        "amdm.addresses",
        "jarvis.services",
        "pega.cases",
    }
    assert {name.partition(".")[0] for name in bronze.entities} == set(bronze.landing)
    assert len(set(bronze.landing.values())) == len(bronze.landing)


def test_only_where_no_real_system_sends_files_extracts_are_written(lakehouse: Synthesized, environment: str) -> None:
    extracts = load(environment).lakehouse.extracts
    assert ("extract" in jobs(lakehouse)) is (extracts is not None) is (environment != "prod")
    if extracts is not None:
        assert date.fromisoformat(given(lakehouse, "extract").first_day) == extracts.first_day
        (feeds,) = jobs(lakehouse)["refresh"]["depends_on"]
        assert feeds == "databricks_job.extract_job"


def test_repairs_start_by_hand_alone(lakehouse: Synthesized) -> None:
    for name in ("backfill", "redrive"):
        assert "schedule" not in jobs(lakehouse)[name]
        assert "continuous" not in jobs(lakehouse)[name]


def test_jobs_run_as_the_slice_on_clusters_of_their_own(lakehouse: Synthesized) -> None:
    for job in jobs(lakehouse).values():
        assert "lakehouse-principal" in job["run_as"]["service_principal_name"]
        (cluster,) = job["job_cluster"]
        assert cluster["new_cluster"]["data_security_mode"] == "SINGLE_USER"
        assert "etl-policy" in cluster["new_cluster"]["policy_id"]
