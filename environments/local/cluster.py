"""What stands for a job's cluster: a process that its tasks share, one after the other, and Spark with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from environments.local import processes
from environments.local.programs import order
from environments.local.run_tasks import TASK_DONE
from environments.local.said import Tail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from environments.local.world import Task

__all__ = ["Cluster"]

_POLL_SECONDS = 0.05
# Spark removes its scratch files when it ends; a task that keeps it from ending has had its turn.
_CLOSE_SECONDS = 10.0


class Cluster:
    """Runs one task at a time, in the process of the task before where that still runs the same program.

    Args:
        record: where the process is written down.
        log: what the process says is appended to it.
        folder: where the process works.
    """

    def __init__(self, *, record: Path, log: Path, folder: Path) -> None:
        self._record = record
        self._log = log
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._started: tuple[Sequence[str], Mapping[str, str]] = ((), {})
        self._tail = Tail()
        self._busy = False

    def run(
        self,
        task: Task,
        program: Sequence[str],
        environment: Mapping[str, str],
        on_event: Callable[[dict[str, Any]], None],
    ) -> int | None:
        """Run the task to its end; its exit code, or None if its timeout came first.

        `on_event` sees every telemetry event as it comes. A task that fails takes the process with it.
        """
        with self._log.open("rb") as said:
            said.seek(0, os.SEEK_END)
            self._tail = Tail()
            process = self._process_of(program, environment)
            self._busy = True
            if task.pipeline is None:
                self._tell(process, task)
            else:
                self._dismiss(process)
            deadline = time.monotonic() + (task.timeout_seconds or float("inf"))
            code = None
            while code is None and time.monotonic() < deadline:
                code = process.poll()
                if self._hear(said, on_event):
                    self._busy = False
                    return 0
                if code is None:
                    time.sleep(_POLL_SECONDS)
            self._end()
            self._hear(said, on_event)
            return code

    def last_words(self) -> str:
        """What the last task said last; indented, below what precedes them."""
        return self._tail.last_words()

    def close(self) -> None:
        """End the process, in good order where it has nothing to do."""
        if self._process is not None and not self._busy:
            self._dismiss(self._process)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_CLOSE_SECONDS)
        self._end()

    def _process_of(self, program: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", *program]
        # The environment tells of all the task's wheels, the command of the first alone.
        wanted = (command, dict(environment))
        if self._process is not None and self._started == wanted and self._process.poll() is None:
            return self._process
        self.close()
        self._started = wanted
        self._process = processes.spawn(
            command, record=self._record, log=self._log, env=environment, cwd=self._folder, stdin=subprocess.PIPE
        )
        return self._process

    def _tell(self, process: subprocess.Popen[bytes], task: Task) -> None:
        if process.stdin is None:
            raise TypeError("the process takes no orders")
        # One that has just ended is found to have.
        with suppress(BrokenPipeError):
            process.stdin.write(order(task))
            process.stdin.flush()

    def _hear(self, said: BinaryIO, on_event: Callable[[dict[str, Any]], None]) -> bool:
        """Pass on what was said since; whether the task is done."""
        done = False
        for line in self._tail.feed(said.read()):
            event = _event(line)
            if event is None:
                continue
            if event["event"] == TASK_DONE:
                done = True
            else:
                on_event(event)
        return done

    def _end(self) -> None:
        processes.stop(self._record)
        if self._process is not None:
            self._process.wait()
            self._dismiss(self._process)
            self._process = None
        self._busy = False

    @staticmethod
    def _dismiss(process: subprocess.Popen[bytes]) -> None:
        if process.stdin is not None:
            # What it was told last may be unread by one that has ended.
            with suppress(BrokenPipeError):
                process.stdin.close()


def _event(line: str) -> dict[str, Any] | None:
    if not line.startswith("{"):
        return None
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and isinstance(event.get("event"), str) else None
