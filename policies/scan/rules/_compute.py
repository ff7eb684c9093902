"""Where clusters and tasks are declared: a cluster by itself, in a job's tasks and job clusters, in a pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Resource

__all__ = ["ISOLATING_MODES", "WITH_CLUSTERS", "Cluster", "Task", "clusters", "tasks"]

ISOLATING_MODES = frozenset(
    {"SINGLE_USER", "USER_ISOLATION", "DATA_SECURITY_MODE_DEDICATED", "DATA_SECURITY_MODE_STANDARD"}
)
"""Access modes in which Unity Catalog's grants hold; the last two are newer names of the first two."""

WITH_CLUSTERS = ("databricks_cluster", "databricks_job", "databricks_pipeline")


@dataclass(frozen=True)
class Cluster:
    """A cluster's specification, and what to call it in a finding."""

    label: str
    block: Block | Resource


@dataclass(frozen=True)
class Task:
    """A job's task, and what to call it in a finding."""

    label: str
    block: Block | Resource


def tasks(job: Resource) -> Iterator[Task]:
    """A job's tasks, those inside `for_each_task` too; the job itself where it is in the older single-task form."""
    declared = job.blocks("task")
    if not declared:
        yield Task("the job", job)
    for block in declared:
        label = f"task {block.value('task_key')!r}"
        yield Task(label, block)
        for inner in block.blocks("for_each_task.task"):
            yield Task(f"{label}'s iterated task", inner)


def clusters(resource: Resource) -> Iterator[Cluster]:
    """Every cluster that the resource would start."""
    if resource.type == "databricks_cluster":
        yield Cluster("the cluster", resource)
    elif resource.type == "databricks_pipeline":
        for block in resource.blocks("cluster"):
            yield Cluster(f"cluster {block.value('label') or 'default'!r}", block)
    else:
        for block in resource.blocks("job_cluster"):
            for cluster in block.blocks("new_cluster"):
                yield Cluster(f"job cluster {block.value('job_cluster_key')!r}", cluster)
        for task in tasks(resource):
            for cluster in task.block.blocks("new_cluster"):
                yield Cluster(f"{task.label}'s cluster", cluster)
