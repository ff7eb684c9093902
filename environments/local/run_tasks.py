"""Run a wheel's entry points one after the other, as the tasks of a job cluster run: `run_tasks.py WHEEL`.

Each line of standard input is a task: `{"task": KEY, "package": …, "entry_point": …, "parameters": ["--name=value"]}`.
One that is done is told by the event `task_done` with its key; the first that fails ends the process, and its exit code
is the process's. The end of the input ends the process as well, once the task at work is done.

The code must come from the wheel: a checkout that lies on Python's path as well would hide what was not shipped.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

TASK_DONE = "task_done"
"""The event that ends a task."""


def main(wheel: str) -> None:
    """Run what comes on standard input."""
    environment, folder = dict(os.environ), Path.cwd()
    with _own_input() as tasks:
        for line in tasks:
            task = json.loads(line)
            _run(wheel, task["package"], task["entry_point"], task["parameters"])
            # A task leaves to the next one what a cluster leaves to it: Spark, and nothing of its own.
            os.environ.clear()
            os.environ.update(environment)
            os.chdir(folder)
            sys.stderr.flush()
            # The task's own last line may lack its end.
            sys.stdout.write(f"\n{json.dumps({'event': TASK_DONE, 'task': task['task']})}\n")
            sys.stdout.flush()


def _own_input() -> TextIO:
    """Standard input, out of the tasks' reach: they and what they start find it empty."""
    own = os.fdopen(os.dup(0), encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return own


def _run(wheel: str, package: str, entry_point: str, parameters: Sequence[str]) -> None:
    shipped = next((found for found in distributions(path=[wheel]) if found.name == package), None)
    if shipped is None:
        sys.exit(f"{wheel}: holds no package {package}")
    point = next((found for found in shipped.entry_points if found.name == entry_point), None)
    if point is None:
        sys.exit(f"{package}: has no entry point {entry_point}; it has {', '.join(sorted(shipped.entry_points.names))}")
    function = point.load()
    origin = str(sys.modules[point.module].__file__)
    if not origin.startswith(f"{wheel}/"):
        sys.exit(f"{package}: {point.module} came from {origin} and not from the shipped wheel {wheel}")
    sys.argv = [entry_point, *parameters]
    try:
        sys.exit(function())
    except SystemExit as ended:
        if ended.code not in {None, 0}:
            raise


if __name__ == "__main__":
    main(*sys.argv[1:])
