"""What a task's process runs: entry points of the shipped wheel, or an update of a declarative pipeline."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local import run_tasks
from environments.local.errors import LocalError
from environments.local.files import private_folder, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.local.state import StateFolder
    from environments.local.world import Job, Pipeline, Task

__all__ = ["order", "program"]

_RUN_PIPELINE = Path(__file__).with_name("run_pipeline.py")
_SPECIFICATION = "spark-pipeline.yml"


def program(job: Job, task: Task, state: StateFolder, *, wheel: str) -> Sequence[str]:
    """A Python program and its arguments; that of a wheel's tasks waits for their orders.

    Raises:
        LocalError: the file that a pipeline's definitions are in is not there.
    """
    if task.pipeline is not None:
        return _update(job, task, task.pipeline, state, wheel)
    return [run_tasks.__file__, wheel]


def order(task: Task) -> bytes:
    """What tells the program of a wheel's tasks to run this one."""
    told = {
        "task": task.key,
        "package": task.package,
        "entry_point": task.entry_point,
        "parameters": [f"--{name}={value}" for name, value in task.parameters.items()],
    }
    return json.dumps(told).encode() + b"\n"


def _update(job: Job, task: Task, pipeline: Pipeline, state: StateFolder, wheel: str) -> Sequence[str]:
    definitions = state.workspace / Path(pipeline.definitions).relative_to("/Workspace")
    if not definitions.is_file():
        raise LocalError(f"{job.label}: needs {pipeline.definitions}, which is not there; run: lakeform up")
    folder = private_folder(state.pipelines / job.slice / job.name)
    shutil.copyfile(definitions, folder / definitions.name)
    specification = {
        "name": job.label,
        "storage": folder.as_uri(),
        "configuration": {f"lakeform.{name}": value for name, value in task.parameters.items()},
        "libraries": [{"glob": {"include": definitions.name}}],
    }
    # JSON is YAML.
    write_text(folder / _SPECIFICATION, json.dumps(specification, indent=2))
    return [
        str(_RUN_PIPELINE),
        wheel,
        str(folder / _SPECIFICATION),
        str(state.tables / pipeline.catalog / pipeline.schema),
        f"{pipeline.catalog}.{pipeline.schema}",
    ]
