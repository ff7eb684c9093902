"""A job runs once at a time, ends in time, and tries again.

Why: two runs at once write twice; a run without a timeout hangs until somebody looks; a task without a retry fails
for every lost node. A continuous job is restarted by Databricks with growing delays, which takes neither a timeout
nor retries of one's own.

Remedy: set `max_concurrent_runs` 1, `timeout_seconds`, `queue`, and on each task `max_retries` and its interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import tasks
from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource
    from policies.scan.rules._compute import Task

TYPES = ("databricks_job",)

_MOST_RETRIES = 5
_SHORTEST_INTERVAL_MILLISECONDS = 1000
# Tasks that run nothing themselves: they decide, loop, or start another job, whose tasks are judged there.
_WITHOUT_CODE = ("condition_task", "for_each_task", "run_job_task")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the runs' number, then by the trigger."""
    runs = resource.value("max_concurrent_runs")
    if runs not in {None, 1}:
        yield f"max_concurrent_runs is {runs}"
    if is_on(resource, "always_running"):
        yield "always_running restarts the run at every apply, and is deprecated; use continuous"
    if environment.kind == "prod":
        for trigger in ("continuous", "schedule", "trigger"):
            if resource.value(f"{trigger}.pause_status") == "PAUSED":
                yield f"{trigger} is paused: the job looks deployed and never runs"
    if resource.blocks("continuous"):
        yield from _continuous(resource)
    else:
        yield from _finite(resource)


def _continuous(job: Resource) -> Iterator[str]:
    if job.value("timeout_seconds"):
        yield "timeout_seconds ends a job that should never end"
    if is_on(job, "queue.enabled"):
        yield "queue.enabled makes a continuous job's next run wait"
    declared = list(tasks(job))
    if len(declared) > 1 and job.value("continuous.task_retry_mode") != "ON_FAILURE":
        yield "continuous.task_retry_mode is not ON_FAILURE, so that a failed task waits for all the others to end"
    for task in declared:
        if task.block.value("max_retries"):
            yield f"{task.label} has max_retries, which a continuous job does not take"
        if task.block.value("timeout_seconds"):
            yield f"{task.label} has timeout_seconds, which ends a task that should never end"


def _finite(job: Resource) -> Iterator[str]:
    if not (job.value("timeout_seconds") or 0) > 0:
        yield "timeout_seconds is unset, so that a hung run bills until somebody looks"
    if job.value("queue.enabled") is None:
        yield "queue.enabled is unset, so that Databricks decides whether a run that is due waits or is skipped"
    for task in tasks(job):
        if not any(task.block.blocks(kind) for kind in _WITHOUT_CODE):
            yield from _retries(task)


def _retries(task: Task) -> Iterator[str]:
    retries = task.block.value("max_retries") or 0
    if not 0 < retries <= _MOST_RETRIES:
        yield f"{task.label} has max_retries {retries}; 1 to {_MOST_RETRIES}"
    elif (task.block.value("min_retry_interval_millis") or 0) < _SHORTEST_INTERVAL_MILLISECONDS:
        yield f"{task.label} has no min_retry_interval_millis of {_SHORTEST_INTERVAL_MILLISECONDS} or more"
