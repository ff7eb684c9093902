"""The jobs that governance ships: what they are told is what the stacks declare."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from environments.settings import ENVIRONMENTS, Catalog, load
from jobs.governance import params
from stacks.parts.governance.jobs import SEES_PERSONAL_DATA

if TYPE_CHECKING:
    from jobs.runtime.params import JobParams
    from tests.stacks.conftest import Synthesized

REPOSITORY = Path(__file__).parents[4]
DECLARATION = REPOSITORY / "jobs" / "governance" / "protections.yaml"
JOBS: dict[str, type[JobParams]] = {
    "protect": params.ProtectParams,
    "audit": params.AuditParams,
    "maintain": params.MaintainParams,
    "backup": params.BackupParams,
    "drill": params.DrillParams,
    "restore": params.RestoreParams,
}


@pytest.fixture(params=ENVIRONMENTS)
def environment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def governance(environment: str, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[f"{environment}-governance"]


def jobs(stack: Synthesized) -> dict[str, Any]:
    return {job["name"].removeprefix(f"{stack.name}-"): job for job in stack.resources("databricks_job").values()}


def given(stack: Synthesized, name: str) -> Any:
    """A job's parameters as the job itself parses them."""
    (task,) = jobs(stack)[name]["task"]
    named = task["python_wheel_task"]["named_parameters"]
    return JOBS[name].parse([f"--{key}={value}" for key, value in named.items()])


def test_every_job_parses_what_the_stack_gives_it(governance: Synthesized) -> None:
    assert set(jobs(governance)) == set(JOBS)
    for name, kind in JOBS.items():
        assert isinstance(given(governance, name), kind)


def test_jobs_run_as_the_slice_and_never_in_parallel(governance: Synthesized) -> None:
    for job in jobs(governance).values():
        assert job["run_as"]["service_principal_name"] == (
            "${databricks_service_principal.governance-principal.application_id}"
        )
        assert job["max_concurrent_runs"] == 1
        assert job["tags"]["DATA_DOMAIN"] == "governance"


def test_schedules_are_those_of_the_settings(governance: Synthesized, environment: str) -> None:
    settings = load(environment).governance
    for name in ("protect", "audit", "backup", "drill"):
        schedule = getattr(settings, name).schedule
        found = jobs(governance)[name].get("schedule", {}).get("quartz_cron_expression")
        assert found == (schedule.cron if schedule else None), name
    assert "schedule" not in jobs(governance)["restore"]


def test_cloud_environments_schedule_all_but_the_restore(synthesized: dict[str, Synthesized]) -> None:
    for environment in ("dev", "test", "prod"):
        scheduled = {name for name, job in jobs(synthesized[f"{environment}-governance"]).items() if "schedule" in job}
        assert scheduled == set(JOBS) - {"restore"}


def test_up_runs_protect_alone(synthesized: dict[str, Synthesized]) -> None:
    found = {name for name, job in jobs(synthesized["local-governance"]).items() if "schedule" in job}
    assert found == {"protect"}


def test_groups_and_regions_are_those_of_the_settings(governance: Synthesized, environment: str) -> None:
    settings = load(environment)
    found = given(governance, "protect")
    assert found.groups == settings.databricks.groups.model_dump()
    assert found.regions["NSW"] == settings.governance.regions.nsw
    assert len(found.regions) == 8


def test_slices_that_carry_personal_data_on_see_it(governance: Synthesized) -> None:
    exempt = given(governance, "protect").exempt
    assert "${databricks_service_principal.governance-principal.application_id}" in exempt
    assert len(exempt) <= len(SEES_PERSONAL_DATA)
    assert given(governance, "audit").exempt == exempt


def test_every_protected_schema_is_one_that_is_declared(governance: Synthesized) -> None:
    text = yaml.safe_load(DECLARATION.read_text())
    declared = {
        (schema["catalog_name"].split(".")[1].removesuffix("_catalog"), schema["name"])
        for schema in governance.resources("databricks_schema").values()
    }
    wanted = {tuple(name.split(".")[:2]) for name in (*text["tables"], *text["views"])}
    assert wanted <= declared


def test_retention_is_never_below_a_week_and_a_month_in_production(synthesized: dict[str, Synthesized]) -> None:
    hours = {name: given(synthesized[f"{name}-governance"], "maintain").retention_hours for name in ENVIRONMENTS}
    assert min(hours.values()) >= 168
    assert hours["prod"] >= 720
    assert all(given(synthesized[f"{name}-governance"], "backup").retention_days >= 7 for name in ENVIRONMENTS)


def test_backup_takes_every_schema_that_slices_fill_and_every_checkpoint(governance: Synthesized) -> None:
    found = given(governance, "backup")
    catalogs = [schema["catalog_name"] for schema in governance.resources("databricks_schema").values()]
    assert len(found.schemas) == sum(not re.search("ai_catalog|backup_catalog", name) for name in catalogs)
    volumes = governance.resources("databricks_volume")
    assert len(found.checkpoints) == sum("checkpoints" in name for name in volumes)


def test_nobody_but_the_jobs_reads_copies(governance: Synthesized) -> None:
    grants = [
        grant
        for name, resource in governance.resources("databricks_grants").items()
        if name.startswith("backup_")
        for grant in resource["grant"]
    ]
    assert {grant["principal"] for grant in grants} == {
        "${databricks_service_principal.governance-principal.application_id}"
    }


def test_audit_is_shipped_the_very_grants_that_are_declared(
    governance: Synthesized, environment: str, synthesized_folder: Path
) -> None:
    (asset,) = (
        file["source"]
        for name, file in governance.resources("databricks_file").items()
        if name.startswith("jobs_granted")
    )
    shipped = json.loads((synthesized_folder / "stacks" / governance.name / asset).read_text())["grants"]
    declared = [
        {
            grant["principal"]
            .replace("${databricks_service_principal.", "slice:")
            .replace("-principal.application_id}", ""): sorted(grant["privileges"])
            for grant in resource["grant"]
        }
        for resource in governance.resources("databricks_grants").values()
        if {"catalog", "schema", "volume"} & resource.keys()
    ]
    assert sorted(map(str, (dict(sorted(entry["privileges"].items())) for entry in shipped))) == sorted(
        str(dict(sorted(privileges.items()))) for privileges in declared
    )
    catalogs = {entry["name"] for entry in shipped if entry["securable"] == "catalog"}
    assert catalogs <= {load(environment).databricks.catalog(name) for name in Catalog}


def test_packages_are_those_of_the_lock(governance: Synthesized) -> None:
    lock = (REPOSITORY / "requirements.lock").read_text()
    for job in jobs(governance).values():
        for library in job["task"][0]["library"]:
            if package := library.get("pypi", {}).get("package"):
                assert re.search(rf"^{re.escape(package)} ", lock, re.MULTILINE), package
