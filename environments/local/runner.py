"""Run a registered job as Databricks would: its task graph, each task the shipped wheel, on one cluster."""

from __future__ import annotations

import os
import secrets
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from environments.local import processes
from environments.local.cluster import Cluster
from environments.local.errors import LocalError, explain_full_disk
from environments.local.files import private_folder, read_json, write_json
from environments.local.programs import program
from environments.local.said import redact
from environments.local.state import exclusive
from jobs.runtime.caller import GROUPS, PRINCIPAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from environments.local.java import Java
    from environments.local.state import StateFolder
    from environments.local.world import Job, Task

__all__ = ["JobResult", "JobState", "job_folder", "last_result", "run_job"]

_PROCESS = "process.json"
_COUNTS = ("rows_in", "accepted", "quarantined")
_TABLE = ("topic", "quarantine", "new_rows")
_KEPT_LOGS = 20
# What would make a job think it is elsewhere, or bring another Spark or other code than the shipped.
_NOT_INHERITED = ("DATABRICKS_", "SPARK_", "PYSPARK_", "PYTHONPATH", "PYTHONHOME", "HADOOP_")


class JobState(StrEnum):
    """How a run stands or ended. `interrupted`: whoever ran it was ended before the job was done."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, kw_only=True)
class JobResult:
    """A run: its state, wall seconds, log, what it told of each table's rows, and why it failed."""

    label: str
    run_id: str
    state: JobState
    seconds: float
    log: Path
    tables: Mapping[str, Mapping[str, Any]]
    reason: str = ""


def job_folder(state: StateFolder, job: Job) -> Path:
    """Where a job's records and logs lie."""
    return state.runs / job.slice / job.name


def last_result(state: StateFolder, job: Job) -> JobResult | None:
    """The job's last run, as far as it came; None if it never ran."""
    folder = job_folder(state, job)
    entry = read_json(folder / "last.json")
    if entry is None:
        return None
    ran = JobState(entry["state"])
    if ran is JobState.RUNNING and processes.find(folder / "controller.json") is None:
        ran = JobState.INTERRUPTED
    return JobResult(**{**entry, "label": job.label, "state": ran, "log": Path(entry["log"])})


def run_job(
    job: Job, state: StateFolder, *, java: Java, on_event: Callable[[Mapping[str, Any]], None] = lambda _event: None
) -> JobResult:
    """Run the job to its end; `on_event` sees every telemetry event as it comes.

    A task that somebody else's killed command left running is ended first: jobs resume where they were.

    Raises:
        LocalError: the job runs already.
    """
    folder = private_folder(job_folder(state, job))
    with _controlled(folder, job):
        run = _Run(job, state, folder, java, on_event)
        try:
            reason = run.tasks()
        except BaseException:
            run.note(JobState.INTERRUPTED)
            raise
        finally:
            run.close()
        return run.note(JobState.FAILED if reason else JobState.SUCCEEDED, reason)


@contextmanager
def _controlled(folder: Path, job: Job) -> Iterator[None]:
    with exclusive(folder / "lock", holder="lakeform", busy=f"{job.label}: {{holder}} runs it already"):
        processes.stop(folder / _PROCESS)
        record = folder / "controller.json"
        processes.record_self(record)
        try:
            yield
        finally:
            record.unlink(missing_ok=True)


class _Run:
    """One run on its way."""

    def __init__(
        self,
        job: Job,
        state: StateFolder,
        folder: Path,
        java: Java,
        on_event: Callable[[Mapping[str, Any]], None],
    ) -> None:
        self._job = job
        self._state = state
        self._folder = folder
        self._java = java
        self._on_event = on_event
        self._began = time.monotonic()
        self._tables: dict[str, Mapping[str, Any]] = {}
        self.run_id = f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{secrets.token_hex(3)}"
        self.log = folder / f"{self.run_id}.log"
        for old in sorted(folder.glob("*.log"))[: -_KEPT_LOGS + 1]:
            old.unlink()
        self.log.touch(mode=0o600)
        scratch = private_folder(state.scratch / job.slice / job.name)
        self._cluster = Cluster(record=folder / _PROCESS, log=self.log, folder=scratch)
        self.note(JobState.RUNNING)

    def note(self, state: JobState, reason: str = "") -> JobResult:
        """Write down how the run stands."""
        result = JobResult(
            label=self._job.label,
            run_id=self.run_id,
            state=state,
            seconds=round(time.monotonic() - self._began, 1),
            log=self.log,
            tables=self._tables,
            reason=reason,
        )
        write_json(self._folder / "last.json", {**vars(result), "log": str(self.log)})
        return result

    def close(self) -> None:
        """End what still runs."""
        self._cluster.close()

    def tasks(self) -> str:
        """Run the tasks in the order of their graph; why the first failed, or nothing."""
        for task in _in_order(self._job):
            if reason := self._task(task):
                return f"task {task.key}: {reason}"
        return ""

    def _task(self, task: Task) -> str:
        reason = ""
        for attempt in range(task.max_retries + 1):
            if attempt:
                self._on_event({"event": "retry", "task": task.key, "reason": reason, "seconds": task.retry_seconds})
                time.sleep(task.retry_seconds)
            reason, timed_out = self._attempt(task)
            if not reason or (timed_out and not task.retry_on_timeout):
                break
            if full := explain_full_disk(self._state.root):
                return f"{reason}\n{full}"
        return reason

    def _attempt(self, task: Task) -> tuple[str, bool]:
        wheels = [self._wheel(task, path) for path in task.wheels]
        if not wheels:
            return "has no wheel among its libraries", False
        told = program(self._job, task, self._state, wheel=wheels[0])
        code = self._cluster.run(task, told, self._environment(wheels), self._hear)
        if code is None:
            return f"took longer than its timeout of {task.timeout_seconds:.0f} s", True
        return (f"ended with exit code {code}{self._redacted(self._cluster.last_words())}" if code else ""), False

    def _wheel(self, task: Task, path: str) -> str:
        wheel = self._state.volumes / Path(path).relative_to("/Volumes")
        if not wheel.is_file():
            raise LocalError(
                f"{self._job.label}: the task {task.key} needs {path}, which is not there; run: lakeform up"
            )
        return str(wheel)

    def _environment(self, wheels: Sequence[str]) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)}
        return inherited | {
            "LAKEFORM_PLATFORM": str(self._state.platform),
            "LAKEFORM_RUN_ID": self.run_id,
            PRINCIPAL: self._job.run_as,
            # What a service principal sees is granted to itself: it is a member of no group.
            GROUPS: "",
            "JAVA_HOME": str(self._java.home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            # The wheels lead the path of the task and of the Python workers that Spark starts for it.
            "PYTHONPATH": os.pathsep.join(wheels),
            "PYTHONUNBUFFERED": "1",
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
        }

    def _redacted(self, text: str) -> str:
        return redact(text, self._state.secrets)

    def _hear(self, event: dict[str, Any]) -> None:
        if event["event"] == "table_progress":
            self._note_table(event)
        self._on_event(event)

    def _note_table(self, event: dict[str, Any]) -> None:
        if "topic" in event or "batch_id" in event:
            # A batch's rows; what people want to see is the run's.
            before = self._tables.get(event["table"], {})
            event |= {count: event[count] + before.get(count, 0) for count in (*_COUNTS, "new_rows") if count in event}
        self._tables[event["table"]] = {name: event[name] for name in (*_TABLE, *_COUNTS) if name in event}
        self.note(JobState.RUNNING)


def _in_order(job: Job) -> list[Task]:
    tasks = {task.key: task for task in job.tasks}
    sorter = TopologicalSorter({key: task.after for key, task in tasks.items()})
    try:
        return [tasks[key] for key in sorter.static_order()]
    except CycleError as error:
        raise LocalError(f"{job.label}: its tasks wait for each other: {' → '.join(error.args[1])}") from None
    except KeyError as error:
        raise LocalError(f"{job.label}: a task waits for {error}, which the job does not have") from None
