"""A job's tasks name what is there: their clusters, their environments and one another, without a circle.

Why: the plan does not look at it. Databricks refuses the job in the middle of an apply; a key that is there twice takes
the wrong cluster.

Remedy: declare the key, or name one that is declared.
"""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from policies.scan.rules._compute import tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_job",)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the keys, then the order."""
    declared = {
        kind: [block.value(kind) for block in resource.blocks(block_name)]
        for kind, block_name in (("job_cluster_key", "job_cluster"), ("environment_key", "environment"))
    }
    graph = {
        str(task.value("task_key")): {str(after.value("task_key")) for after in task.blocks("depends_on")}
        for task in resource.blocks("task")
    }
    keys = [task.value("task_key") for task in resource.blocks("task")]
    for kind, found in (("task_key", keys), *declared.items()):
        for key, times in Counter(found).items():
            if times > 1:
                yield f"{kind} {key!r} is there {times} times"
    for task in tasks(resource):
        for kind, found in declared.items():
            if (key := task.block.value(kind)) is not None and key not in found:
                yield f"{task.label} names the {kind} {key!r}, which is not declared"
    for key, others in graph.items():
        for other in sorted(others - graph.keys()):
            yield f"task {key!r} waits for {other!r}, which is not declared"
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield f"tasks wait for one another: {' → '.join(error.args[1])}"
