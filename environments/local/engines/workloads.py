"""Databricks jobs and the policies that their clusters must obey."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from environments.local.engines.clusters import obey
from environments.local.engines.engine import Engine
from environments.local.errors import LocalError
from environments.local.world import Job, Start, Task
from environments.synthesized.expressions import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from environments.local.world import Declared, World

__all__ = ["ENGINES"]

_MILLISECONDS = 1000


def _policy(declared: Declared, world: World) -> dict[str, Any]:
    identity = f"local/cluster_policy/{declared.arguments['name']}"
    try:
        world.policies[identity] = json.loads(declared.arguments.get("definition", "{}"))
    except ValueError as error:
        raise LocalError(f"{declared.address}: its definition is not JSON ({error})") from None
    return {"id": identity, "policy_id": identity}


def _job(declared: Declared, world: World) -> dict[str, Any]:
    title, stack = declared.arguments["name"], declared.address.stack
    for place, cluster in _clusters(declared.arguments):
        obey(declared, place, cluster, world.policies)
    world.jobs[declared.address] = Job(
        slice=stack.partition("-")[2] or stack,
        name=title.removeprefix(f"{stack}-"),
        start=_start(declared.arguments),
        after=tuple(sorted(world.jobs[need].label for need in declared.needs if need in world.jobs)),
        tasks=tuple(_task(declared, task) for task in _list(declared.arguments.get("task"))),
        run_as=walk(declared.arguments, ("run_as", 0, "service_principal_name")) or "",
    )
    return {"id": f"local/job/{title}"}


def _clusters(job: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for shared in _list(job.get("job_cluster")):
        yield f"job cluster {shared['job_cluster_key']}", shared["new_cluster"]
    for task in _list(job.get("task")):
        if "new_cluster" in task:
            yield f"cluster of the task {task['task_key']}", task["new_cluster"]


def _start(job: Mapping[str, Any]) -> Start:
    for block, start in (("continuous", Start.CONTINUOUS), ("schedule", Start.SCHEDULED)):
        if block in job:
            return Start.PAUSED if walk(job, (block, 0, "pause_status")) == "PAUSED" else start
    return Start.MANUAL


def _task(declared: Declared, task: Mapping[str, Any]) -> Task:
    wheel_task = walk(task, ("python_wheel_task", 0))
    if wheel_task is None:
        raise LocalError(
            f"{declared.address}: the task {task['task_key']} is no python_wheel_task, which alone runs here"
        )
    return Task(
        key=task["task_key"],
        package=wheel_task["package_name"],
        entry_point=wheel_task["entry_point"],
        parameters=wheel_task.get("named_parameters", {}),
        wheels=tuple(library["whl"] for library in _list(task.get("library")) if "whl" in library),
        after=tuple(other["task_key"] for other in _list(task.get("depends_on"))),
        max_retries=task.get("max_retries") or 0,
        retry_seconds=(task.get("min_retry_interval_millis") or 0) / _MILLISECONDS,
        timeout_seconds=task.get("timeout_seconds") or None,
        retry_on_timeout=bool(task.get("retry_on_timeout")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


ENGINES = {
    "databricks_cluster_policy": Engine("cluster policy check", _policy),
    "databricks_job": Engine("job runner", _job),
}
