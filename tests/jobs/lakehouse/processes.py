"""The slice's jobs as processes of their own, as a cluster would run them, to be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.jobs.sessions import SPARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pyspark.sql import SparkSession

    from jobs.runtime.params import JobParams
    from jobs.runtime.tables import Table

__all__ = ["Processes", "polled"]

_PROJECT = Path(__file__).parents[3]
# Only for what hangs: a machine may be slow.
_DEADLINE = 1200
_POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Processes:
    """A platform in a folder, and its jobs; what they say goes to `<entry point>.log`. `spark` reads its tables."""

    folder: Path
    java_home: Path
    spark: SparkSession

    @classmethod
    def on(cls, folder: Path, *, jars: Sequence[Path], java_home: Path, spark: SparkSession) -> Processes:
        """Make the platform."""
        told = {
            **{name: str(folder / name) for name in ("tables", "volumes", "secrets", "scratch")},
            "kind": "local",
            "endpoints": {},
            "jars": [str(jar) for jar in jars],
            "spark": SPARK,
        }
        (folder / "platform.json").write_text(json.dumps(told))
        return cls(folder, java_home, spark)

    def start(self, params: JobParams) -> subprocess.Popen[str]:
        """Start the job that takes these parameters."""
        call = f"import sys; from jobs.lakehouse.{params.entry_point} import main; sys.exit(main())"
        with self.log(params).open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-c", call, *(f"--{name}={value}" for name, value in params.to_parameters().items())],
                cwd=_PROJECT,
                env={
                    **os.environ,
                    "LAKEFORM_PLATFORM": str(self.folder / "platform.json"),
                    "JAVA_HOME": str(self.java_home),
                    "PYSPARK_PYTHON": sys.executable,
                },
                stdout=subprocess.DEVNULL,
                stderr=log,
                text=True,
                start_new_session=True,
            )

    def run_here(self, params: JobParams) -> None:
        """Run the job to its end in this process: what nobody kills needs no Java of its own."""
        main = import_module(f"jobs.lakehouse.{params.entry_point}").main
        arguments = [f"--{name}={value}" for name, value in params.to_parameters().items()]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LAKEFORM_PLATFORM", str(self.folder / "platform.json"))
            patch.setattr(sys, "argv", [params.entry_point, *arguments])
            assert main() == 0

    def log(self, params: JobParams) -> Path:
        return self.folder / f"{params.entry_point}.log"

    def run(self, params: JobParams) -> tuple[int, float]:
        """Run the job to its end; gives the exit code and the seconds from its session's start on."""
        process, started = self.start(params), time.monotonic()
        self.wait_until_started(params, process)
        began = time.monotonic()
        assert began - started < _DEADLINE
        return process.wait(_DEADLINE), time.monotonic() - began

    def kill(self, params: JobParams, *, after: float) -> bool:
        """Start the job and kill it and all that it started so many seconds after; whether it was still at work."""
        process = self.start(params)
        self.wait_until_started(params, process)
        time.sleep(after)
        at_work = process.poll() is None
        # One that has come to its end leaves nobody to kill.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return at_work

    def wait_until_started(self, params: JobParams, process: subprocess.Popen[str]) -> None:
        """Wait until the job's session is there."""
        already = self._said(params).count('"job_started"') if process.poll() is None else 0
        deadline = time.monotonic() + _DEADLINE
        while self._said(params).count('"job_started"') <= already:
            assert process.poll() is None, self._said(params)[-3000:]
            assert time.monotonic() < deadline
            time.sleep(_POLL_SECONDS)

    def _said(self, params: JobParams) -> str:
        log = self.log(params)
        return log.read_text() if log.exists() else ""

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """What a reader of the table sees now; none where there is no table."""
        folder = self.folder.joinpath("tables", table.catalog, table.schema, table.name)
        if not any((folder / "_delta_log").glob("*.json")):
            return []
        return [row.asDict(recursive=True) for row in self.spark.read.format("delta").load(str(folder)).collect()]


@contextmanager
def polled(look: Callable[[], None]) -> Iterator[list[int]]:
    """Look again and again in the meantime; what it raises is raised at the end. Gives how often it looked, so far."""
    stop = threading.Event()
    looked = [0]
    raised: list[BaseException] = []

    def go() -> None:
        while not stop.wait(_POLL_SECONDS):
            try:
                look()
            except BaseException as error:  # noqa: BLE001 - it is raised where the test sees it
                raised.append(error)
                return
            looked[0] += 1

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield looked
    finally:
        stop.set()
        thread.join()
    if raised:
        raise raised[0]
