from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from jobs.runtime.params import JobParams
from modules.bindings.cdk import App, TerraformStack
from modules.bindings.databricks.provider import DatabricksProvider
from modules.spark_job import Continuous, Cron, JobCluster, Manual, Retries, ShippedWheel, SparkJob, Task, Trigger

if TYPE_CHECKING:
    from pathlib import Path

RETRIES = Retries(max_retries=2, interval_seconds=30, timeout_seconds=600)
CLUSTER = JobCluster(policy_id="p", spark_version="18.x-scala2.13", node_type_id="Standard_D4ds_v5", num_workers=2)


@dataclass(frozen=True, kw_only=True)
class RunParams(JobParams, entry_point="run"):
    """Parameters of the slice `ours`."""

    table: str
    limit: int


@dataclass(frozen=True, kw_only=True)
class OtherParams(JobParams, entry_point="nowhere"):
    """Parameters that no entry point parses."""


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    for name in ("jobs", "jobs/runtime", "jobs/ours"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "jobs/ours/run.py").write_text("def main() -> None: ...\n")
    return tmp_path / "jobs"


def synthesize(tmp_path: Path, jobs: Path, *, tasks: list[Task], trigger: Trigger) -> dict[str, Any]:
    tmp_path.mkdir(exist_ok=True)
    app = App(outdir=str(tmp_path / "out"))
    stack = TerraformStack(app, "unit")
    DatabricksProvider(stack, "databricks")
    wheel = ShippedWheel(stack, "code", slice_name="ours", jobs=jobs, volume="/Volumes/c/s/wheels")
    SparkJob(
        stack,
        "run",
        name="ours-run",
        description="runs",
        wheel=wheel,
        tasks=tasks,
        trigger=trigger,
        cluster=CLUSTER,
        run_as="application-id",
        notify=["team@example.com"],
        tags={"ENVM": "test"},
    )
    app.synth()
    document: dict[str, Any] = json.loads((tmp_path / "out/stacks/unit/cdk.tf.json").read_text())
    resources: dict[str, Any] = document["resource"]
    return resources


def one_job(resources: dict[str, Any]) -> dict[str, Any]:
    (job,) = resources["databricks_job"].values()
    return dict(job)


def test_scheduled_job_retries_times_out_and_tells_of_failure(tmp_path: Path, jobs: Path) -> None:
    cron = Cron(expression="0 0 4 * * ?", timezone="Australia/Sydney", retries=RETRIES)
    job = one_job(
        synthesize(tmp_path, jobs, tasks=[Task(key="run", params=RunParams(table="a.b.c", limit=3))], trigger=cron)
    )
    assert job["schedule"] == {
        "quartz_cron_expression": "0 0 4 * * ?",
        "timezone_id": "Australia/Sydney",
        "pause_status": "UNPAUSED",
    }
    (task,) = job["task"]
    assert (task["max_retries"], task["min_retry_interval_millis"], task["timeout_seconds"]) == (2, 30_000, 600)
    assert job["timeout_seconds"] == 600
    assert job["email_notifications"]["on_failure"] == ["team@example.com"]
    assert task["python_wheel_task"] == {
        "package_name": "lakeform_ours",
        "entry_point": "run",
        "named_parameters": {"table": "a.b.c", "limit": "3"},
    }


def test_continuous_job_restarts_by_itself_and_watches_its_backlog(tmp_path: Path, jobs: Path) -> None:
    job = one_job(
        synthesize(
            tmp_path,
            jobs,
            tasks=[Task(key="run", params=RunParams(table="t", limit=1))],
            trigger=Continuous(backlog_alert_seconds=300),
        )
    )
    assert job["continuous"] == {"pause_status": "UNPAUSED", "task_retry_mode": "ON_FAILURE"}
    assert job["health"] == {"rules": [{"metric": "STREAMING_BACKLOG_SECONDS", "op": "GREATER_THAN", "value": 300}]}
    assert job["email_notifications"]["on_streaming_backlog_exceeded"] == ["team@example.com"]
    assert {"schedule", "timeout_seconds"}.isdisjoint(job)
    assert {"max_retries", "timeout_seconds"}.isdisjoint(job["task"][0])


def test_manual_job_has_no_schedule(tmp_path: Path, jobs: Path) -> None:
    tasks = [
        Task(key="first", params=RunParams(table="t", limit=1)),
        Task(key="second", params=RunParams(table="t", limit=2), after=["first"], pypi=["faker==40.54.0"]),
    ]
    job = one_job(synthesize(tmp_path, jobs, tasks=tasks, trigger=Manual(retries=RETRIES)))
    assert {"schedule", "continuous"}.isdisjoint(job)
    second = job["task"][1]
    assert second["depends_on"] == [{"task_key": "first"}]
    wheel, package = second["library"]
    assert wheel["whl"].startswith("${databricks_file.")
    assert package == {"pypi": {"package": "faker==40.54.0"}}


def test_upload_is_addressed_by_its_content(tmp_path: Path, jobs: Path) -> None:
    tasks = [Task(key="run", params=RunParams(table="t", limit=1))]
    (before,) = synthesize(tmp_path / "1", jobs, tasks=tasks, trigger=Manual(retries=RETRIES))[
        "databricks_file"
    ].values()
    (jobs / "ours/run.py").write_text("def main() -> None:\n    print()\n")
    (after,) = synthesize(tmp_path / "2", jobs, tasks=tasks, trigger=Manual(retries=RETRIES))[
        "databricks_file"
    ].values()
    assert before["path"] != after["path"]
    for upload, folder in ((before, "1"), (after, "2")):
        assert upload["path"].startswith("/Volumes/c/s/wheels/")
        assert (tmp_path / folder / "out/stacks/unit" / upload["source"]).is_file()


def test_task_without_an_entry_point_is_refused_by_its_path(tmp_path: Path, jobs: Path) -> None:
    with pytest.raises(ValueError, match=r"unit/run: task 'run' names the entry point 'nowhere'.*it has: run"):
        synthesize(tmp_path, jobs, tasks=[Task(key="run", params=OtherParams())], trigger=Manual(retries=RETRIES))
