"""A slice's code, shipped and scheduled: the wheel in a volume, and the Databricks job that runs it.

Safe by default: a job cluster under a policy, a service principal to run as, one run at a time, retries, a timeout, and
somebody told when it fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.cdk import AssetType, Construct, TerraformAsset
from modules.bindings.databricks.file import File
from modules.bindings.databricks.job import (
    Job,
    JobContinuous,
    JobEmailNotifications,
    JobHealth,
    JobHealthRules,
    JobJobCluster,
    JobLibrary,
    JobLibraryPypi,
    JobPythonWheelTask,
    JobQueue,
    JobRunAs,
    JobSchedule,
    JobTask,
    JobTaskDependsOn,
    JobTaskNewCluster,
)
from modules.wheel import build_wheel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobs.runtime.params import JobParams
    from modules.bindings.resource import Element

__all__ = ["Continuous", "Cron", "JobCluster", "Manual", "Retries", "ShippedWheel", "SparkJob", "Task", "Trigger"]

_CLUSTER = "main"
_MILLISECONDS = 1000


class ShippedWheel(Construct):
    """The wheel of a slice, uploaded under its sha256.

    The address of the upload stays, its path is the content's: a change of code is one new file, and equal code is
    no change. The new file is there before the old one goes.
    """

    path: str
    package: str
    entry_points: Sequence[str]

    def __init__(self, scope: Construct, construct_id: str, *, slice_name: str, jobs: Path, volume: str) -> None:
        super().__init__(scope, construct_id)
        wheel = build_wheel(slice_name, jobs=jobs)
        self.package = wheel.package
        self.entry_points = wheel.entry_points
        # Beside the synthesized stacks: the asset copies it from there under a relative path.
        asset = TerraformAsset(
            self,
            "asset",
            path=str(wheel.write(Path(self.app.outdir) / "wheels")),
            type=AssetType.FILE,
            asset_hash=wheel.sha256,
        )
        self.path = File(
            self,
            "file",
            source=asset.path,
            path=f"{volume}/{wheel.sha256}/{wheel.file_name}",
            lifecycle=Lifecycle(create_before_destroy=True),
        ).path


@dataclass(frozen=True, kw_only=True)
class JobCluster:
    """What a job's tasks run on: a cluster of its own, under a policy; `num_workers` is fixed."""

    policy_id: str
    spark_version: str
    node_type_id: str
    num_workers: int


@dataclass(frozen=True, kw_only=True)
class Retries:
    """How often a failed task is tried again, after how long, and when a try counts as hung (seconds)."""

    max_retries: int
    interval_seconds: int
    timeout_seconds: int


@dataclass(frozen=True, kw_only=True)
class Cron:
    """Runs by a Quartz expression in an IANA time zone. Failed tasks are retried as `retries` says."""

    expression: str
    timezone: str
    retries: Retries


@dataclass(frozen=True, kw_only=True)
class Manual:
    """Runs when somebody, or another job, starts it."""

    retries: Retries


@dataclass(frozen=True, kw_only=True)
class Continuous:
    """Always running: Databricks restarts it with a growing delay, and tells when events wait longer than this."""

    backlog_alert_seconds: int | None


Trigger = Cron | Manual | Continuous


@dataclass(frozen=True, kw_only=True)
class Task:
    """One entry point with its parameters.

    `pypi` are pinned packages that the runtime lacks, `after` the keys of the tasks that it waits for.
    """

    key: str
    params: JobParams
    pypi: Sequence[str] = ()
    after: Sequence[str] = ()


class SparkJob(Construct):
    """A Databricks job over a shipped wheel. `job_id`: the job's; `job`: what others may wait for.

    `after` names the jobs that feed this one: deployed before it, and run before it where a platform runs them in turn.
    """

    job_id: str
    job: Element

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        description: str,
        wheel: ShippedWheel,
        tasks: Sequence[Task],
        trigger: Trigger,
        cluster: JobCluster,
        run_as: str,
        notify: Sequence[str],
        tags: Mapping[str, str],
        after: Sequence[SparkJob] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        for task in tasks:
            if task.params.entry_point not in wheel.entry_points:
                known = ", ".join(wheel.entry_points) or "none"
                raise ValueError(
                    f"{self.construct_path}: task {task.key!r} names the entry point {task.params.entry_point!r}, "
                    f"which the wheel {wheel.package} lacks; it has: {known}. An entry point is a module with a "
                    "top-level main()"
                )
        continuous = isinstance(trigger, Continuous)
        job = self.job = Job(
            self,
            "job",
            name=name,
            description=description,
            run_as=JobRunAs(service_principal_name=run_as),
            max_concurrent_runs=1,
            # A run that waits in a queue would keep yesterday's code.
            queue=JobQueue(enabled=False),
            job_cluster=[_cluster(cluster, tags)],
            task=[_task(task, wheel, trigger) for task in tasks],
            continuous=JobContinuous(pause_status="UNPAUSED", task_retry_mode="ON_FAILURE") if continuous else None,
            schedule=_schedule(trigger),
            health=_health(trigger),
            timeout_seconds=None if isinstance(trigger, Continuous) else trigger.retries.timeout_seconds,
            email_notifications=JobEmailNotifications(
                on_failure=notify,
                on_streaming_backlog_exceeded=notify if continuous else None,
                no_alert_for_skipped_runs=True,
            ),
            tags=tags,
            depends_on=[other.job for other in after] or None,
        )
        self.job_id = job.id


def _cluster(cluster: JobCluster, tags: Mapping[str, str]) -> JobJobCluster:
    return JobJobCluster(
        job_cluster_key=_CLUSTER,
        new_cluster=JobTaskNewCluster(
            policy_id=cluster.policy_id,
            apply_policy_default_values=True,
            spark_version=cluster.spark_version,
            node_type_id=cluster.node_type_id,
            num_workers=cluster.num_workers,
            data_security_mode="SINGLE_USER",
            custom_tags=tags,
        ),
    )


def _task(task: Task, wheel: ShippedWheel, trigger: Trigger) -> JobTask:
    retries = None if isinstance(trigger, Continuous) else trigger.retries
    return JobTask(
        task_key=task.key,
        job_cluster_key=_CLUSTER,
        depends_on=[JobTaskDependsOn(task_key=key) for key in task.after] or None,
        python_wheel_task=JobPythonWheelTask(
            package_name=wheel.package,
            entry_point=task.params.entry_point,
            named_parameters=task.params.to_parameters(),
        ),
        library=[
            JobLibrary(whl=wheel.path),
            *(JobLibrary(pypi=JobLibraryPypi(package=package)) for package in task.pypi),
        ],
        max_retries=retries.max_retries if retries else None,
        min_retry_interval_millis=retries.interval_seconds * _MILLISECONDS if retries else None,
        retry_on_timeout=False if retries else None,
        timeout_seconds=retries.timeout_seconds if retries else None,
    )


def _schedule(trigger: Trigger) -> JobSchedule | None:
    if not isinstance(trigger, Cron):
        return None
    return JobSchedule(quartz_cron_expression=trigger.expression, timezone_id=trigger.timezone, pause_status="UNPAUSED")


def _health(trigger: Trigger) -> JobHealth | None:
    if not isinstance(trigger, Continuous) or trigger.backlog_alert_seconds is None:
        return None
    return JobHealth(
        rules=[
            JobHealthRules(metric="STREAMING_BACKLOG_SECONDS", op="GREATER_THAN", value=trigger.backlog_alert_seconds)
        ]
    )
