"""Processes that outlive the command which started them: recorded by pid and start time, ended by that record alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil

from environments.local import launch
from environments.local.errors import LocalError
from environments.local.files import read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

__all__ = ["find", "record_self", "spawn", "stop"]

# A pid is given to a new process only after many others: two with one pid don't start within a second of each other.
_SAME_START_SECONDS = 1.0
_RECORD_SECONDS = 30.0


def spawn(
    command: Sequence[str],
    *,
    record: Path,
    log: Path,
    env: Mapping[str, str],
    cwd: Path,
    stdin: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, its output appended to `log`; return once `record` names it.

    `stdin` is subprocess's: a pipe, or nothing to read.

    Raises:
        LocalError: the program could not be started.
    """
    record.unlink(missing_ok=True)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", launch.__file__, str(record), *command],
            stdin=stdin,
            stdout=descriptor,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
        )
    finally:
        os.close(descriptor)
    deadline = time.monotonic() + _RECORD_SECONDS
    while not record.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise LocalError(f"{command[0]}: did not start; see {log}")
        time.sleep(0.02)
    return process


def record_self(record: Path) -> None:
    """Write down the process that calls, so that `find` and `stop` know it."""
    process = psutil.Process()
    write_json(record, {"pid": process.pid, "started": process.create_time()})


def find(record: Path) -> psutil.Process | None:
    """The recorded process, if that very one still runs: a recycled pid is another process."""
    entry = read_json(record)
    if entry is None:
        return None
    try:
        process = psutil.Process(int(entry["pid"]))
        same = abs(process.create_time() - float(entry["started"])) < _SAME_START_SECONDS
        return process if same and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.NoSuchProcess:
        return None
    except (KeyError, TypeError, ValueError):
        raise LocalError(f"{record}: not a process's record; start afresh with: lakeform reset") from None


def stop(record: Path, *, patience: float = 15.0) -> bool:
    """End the recorded process with what it started: asked first, killed after `patience` seconds.

    Returns whether it ran.
    """
    process = find(record)
    if process is not None:
        try:
            family = [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            family = []
        _end(family, patience=patience)
    record.unlink(missing_ok=True)
    return process is not None


def _end(family: Sequence[psutil.Process], *, patience: float) -> None:
    for process in family:
        _quietly(process.terminate)
    _, stubborn = psutil.wait_procs(family, timeout=patience)
    for process in stubborn:
        _quietly(process.kill)
    psutil.wait_procs(stubborn, timeout=patience)


def _quietly(act: Callable[[], None]) -> None:
    try:
        act()
    except psutil.NoSuchProcess:
        return
