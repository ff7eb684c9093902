"""A job runs on a cluster of its own, and an all-purpose cluster takes no jobs.

Why: an all-purpose cluster costs about twice as much per hour, shares its memory and libraries with whoever is logged
in, and takes the job down with it when somebody restarts it.

Remedy: use `job_cluster_key` or `new_cluster`; set `workload_type.clients.jobs` of an all-purpose cluster to false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import tasks
from policies.scan.rules._switches import is_on
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_job", "databricks_cluster", "databricks_library")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge a job's tasks; a cluster by whom it serves; a library, as it is installed on an all-purpose cluster."""
    match resource.type:
        case "databricks_cluster":
            if is_on(resource, "workload_type.clients.jobs", default=True):
                yield "takes jobs: workload_type.clients.jobs is true, or left out, which means the same"
        case "databricks_library":
            yield "is installed on an all-purpose cluster behind its users' backs; let the job's task bring it"
        case _:
            for task in tasks(resource):
                if is_set(task.block, "existing_cluster_id"):
                    yield f"{task.label} runs on an existing cluster"
