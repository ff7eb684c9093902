from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from environments.local.errors import LocalError
from environments.local.files import read_json, write_json
from environments.local.processes import find, record_self, spawn, stop

if TYPE_CHECKING:
    from pathlib import Path

SLEEP = "import time; print('up', flush=True); time.sleep(600)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SLEEP!r}]); {SLEEP}"


def _spawn(folder: Path, code: str) -> psutil.Process:
    record, log = folder / "process.json", folder / "log"
    spawn([sys.executable, "-c", code], record=record, log=log, env=dict(os.environ), cwd=folder)
    while "up" not in log.read_text():
        time.sleep(0.01)
    process = find(record)
    assert process is not None
    return process


def test_spawned_process_is_the_recorded_one_and_ends_by_its_record(tmp_path: Path) -> None:
    process = _spawn(tmp_path, SLEEP)
    assert process.cmdline()[1:] == ["-c", SLEEP]
    assert stop(tmp_path / "process.json")
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    assert not stop(tmp_path / "process.json")


def test_stop_kills_who_does_not_listen(tmp_path: Path) -> None:
    process = _spawn(tmp_path, STUBBORN)
    stop(tmp_path / "process.json", patience=0.3)
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_stop_ends_children_too(tmp_path: Path) -> None:
    parent = _spawn(tmp_path, PARENT)
    while not (children := parent.children()):
        time.sleep(0.01)
    stop(tmp_path / "process.json")
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


def test_recycled_pid_is_somebody_else(tmp_path: Path) -> None:
    process = _spawn(tmp_path, SLEEP)
    record = tmp_path / "process.json"
    entry = read_json(record)
    assert entry is not None
    write_json(tmp_path / "older.json", {**entry, "started": entry["started"] - 3600})
    assert find(tmp_path / "older.json") is None
    assert not stop(tmp_path / "older.json")
    assert process.is_running()
    stop(record)


def test_dead_process_is_not_found(tmp_path: Path) -> None:
    process = _spawn(tmp_path, SLEEP)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert find(tmp_path / "process.json") is None


def test_program_that_does_not_exist_is_named(tmp_path: Path) -> None:
    process = spawn(
        ["/nowhere/program"], record=tmp_path / "p.json", log=tmp_path / "log", env=dict(os.environ), cwd=tmp_path
    )
    assert process.wait(10) != 0
    assert "/nowhere/program" in (tmp_path / "log").read_text() or "No such file" in (tmp_path / "log").read_text()


def test_launcher_that_cannot_record_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match="did not start; see"):
        spawn(
            [sys.executable, "-c", SLEEP],
            record=tmp_path / "gone" / "p.json",
            log=tmp_path / "log",
            env=dict(os.environ),
            cwd=tmp_path,
        )


def test_record_self_is_found(tmp_path: Path) -> None:
    record_self(tmp_path / "me.json")
    found = find(tmp_path / "me.json")
    assert found is not None
    assert found.pid == os.getpid()


def test_damaged_record_is_named(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text('{"pid": "x"}')
    with pytest.raises(LocalError, match=r"p\.json: not a process's record"):
        find(tmp_path / "p.json")
