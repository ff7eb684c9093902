"""Outside dev, what runs is a commit, not whatever a branch or a notebook says by then.

Why: a job on a branch changes with the next push and one on a notebook with the next edit, unseen by a plan; then
neither a review nor a rollback speaks of what runs.

Remedy: ship a wheel (`modules.spark_job`), or name `git_source.commit`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policies.scan.rules._compute import tasks
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_job", "databricks_pipeline", "databricks_repo")

_COMMIT = re.compile(r"[0-9a-f]{40}")
_PERSONAL = re.compile(r"^(/Workspace)?/(Users|Repos)/")


def applies(resource: Resource, environment: Environment) -> bool:
    """Everywhere but in dev, and on a laptop."""
    return environment.kind not in {"dev", "local"}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge where the code comes from."""
    match resource.type:
        case "databricks_repo":
            yield "is a checkout in the workspace, which anybody who may edit it changes"
        case "databricks_pipeline":
            for library in resource.blocks("library"):
                if library.blocks("notebook"):
                    yield "runs a notebook"
                for path in (library.value("file.path"), library.value("glob.include")):
                    if _PERSONAL.match(path or ""):
                        yield f"runs {path}, a place that a person edits"
        case _:
            yield from _git(resource)
            for task in tasks(resource):
                if task.block.blocks("notebook_task"):
                    yield f"{task.label} runs a notebook"
                if _PERSONAL.match(task.block.value("spark_python_task.python_file") or ""):
                    yield f"{task.label} runs a file in a place that a person edits"


def _git(job: Resource) -> Iterator[str]:
    if not job.blocks("git_source"):
        return
    for name in ("branch", "tag"):
        if is_set(job, f"git_source.{name}"):
            yield f"git_source.{name} may move"
    if not _COMMIT.fullmatch(job.value("git_source.commit") or ""):
        yield "git_source.commit is no whole commit id"
