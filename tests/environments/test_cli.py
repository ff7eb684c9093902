from __future__ import annotations

import errno
import io
import json
import os
import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from environments.cli import main
from environments.local import commands, deploy
from environments.local.files import write_json
from environments.local.runner import job_folder
from environments.local.state import PROJECT, StateFolder
from environments.local.world import Job, Start, Task, write_jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JOBS = [Job(slice="streaming", name=name, start=Start.SCHEDULED, after=(), tasks=()) for name in ("replay", "ingest")]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StateFolder:
    monkeypatch.setenv("LAKEFORM_STATE", str(tmp_path / "state"))
    return StateFolder(tmp_path / "state")


@pytest.fixture
def started(state: StateFolder) -> StateFolder:
    with state.changing("up"):
        write_jobs(state.jobs, JOBS)
    folder = job_folder(state, JOBS[1])
    log = folder / "r1.log"
    entry = {"run_id": "r1", "seconds": 1.0, "log": str(log), "tables": {}, "reason": "", "label": "streaming/ingest"}
    write_json(folder / "last.json", entry | {"state": "running"})
    log.write_text("one\ntwo [red]\nthree\n")
    return state


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def run(*arguments: str) -> Any:
        main([*arguments, "--json"])
        return json.loads(capsys.readouterr().out)

    return run


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("status", "nothing was ever started; start it with: lakeform up"),
        ("logs", "no job has run yet"),
        ("down", "nothing runs"),
        ("reset", "nothing to remove"),
    ],
)
def test_verb_before_anything_was_started_says_so(
    state: StateFolder, capsys: pytest.CaptureFixture[str], verb: str, words: str
) -> None:
    assert main([verb]) == 0
    assert words in capsys.readouterr().err
    assert not state.root.exists()


def test_json_before_anything_was_started(state: StateFolder, document: Callable[..., Any]) -> None:
    assert document("status") == {
        "state": "never started",
        "brokers": [],
        "jobs": [],
        "topics": [],
        "layers": [],
        "resources": [],
    }
    assert document("logs") == {"logs": []}
    assert document("down") == {"stopped": []}
    assert document("reset", "--yes") == {"stopped": [], "removed": None}
    assert not state.root.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["streming"], "no jobs in a slice 'streming'; did you mean 'streaming'?"),
        (["zzz"], "no jobs in a slice 'zzz'; there are: streaming"),
        (["streaming", "ingst"], "the slice 'streaming' has no job 'ingst'; did you mean 'ingest'?"),
        (["streaming", "zzz"], "the slice 'streaming' has no job 'zzz'; there are: replay, ingest"),
    ],
)
def test_unknown_slice_or_job_is_named(
    started: StateFolder, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["logs", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert started.exists


def test_parameters_are_for_one_job_and_known(
    started: StateFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    task: dict[str, Any] = {**dict.fromkeys(("key", "package", "entry_point"), "x"), "parameters": {"table": "a"}}
    task |= {"wheels": (), "after": (), "max_retries": 0, "retry_seconds": 0.0, "timeout_seconds": None}
    job = replace(JOBS[1], tasks=(Task(**task, retry_on_timeout=False),))
    ran: list[Job] = []
    monkeypatch.setattr(commands, "deploy", lambda *_: SimpleNamespace(world=SimpleNamespace(jobs={"a": job})))

    def remember(_state: Any, _progress: Any, _world: Any, jobs: Any) -> commands.Outcome:
        ran.extend(jobs)
        return commands.Outcome(code=0, document={})

    monkeypatch.setattr(commands, "_run", remember)
    assert main(["run", "streaming", "--set", "table=b"]) == 1
    assert "--set is for one job's parameters" in capsys.readouterr().err
    assert main(["run", "streaming", "ingest", "--set", "tabel=b"]) == 1
    assert "streaming/ingest has no parameter 'tabel'; did you mean 'table'?" in capsys.readouterr().err
    assert main(["run", "streaming", "ingest", "--set", "table=b=c"]) == 0
    assert [task.parameters for job in ran for task in job.tasks] == [{"table": "b=c"}]
    assert started.exists


def test_up_runs_what_sees_to_all_tables_last() -> None:
    caretaker = Job(slice="governance", name="protect", start=Start.SCHEDULED, after=(), tasks=())
    manual = Job(slice="governance", name="backup", start=Start.MANUAL, after=(), tasks=())
    reader = Job(slice="streaming", name="enrich", start=Start.SCHEDULED, after=(), tasks=())
    read = Job(slice="lakehouse", name="refresh", start=Start.SCHEDULED, after=(), tasks=())
    started = commands._started_by_up([caretaker, manual, *JOBS, reader, read])
    assert [job.label for job in started] == [
        "streaming/replay",
        "streaming/ingest",
        "lakehouse/refresh",
        "streaming/enrich",
        "governance/protect",
    ]


def test_query_before_anything_was_started_says_so(state: StateFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT 1"]) == 1
    assert "start it with: lakeform up" in capsys.readouterr().err
    assert not state.root.exists()


def test_logs_show_the_last_lines_as_they_are(
    started: StateFolder, capsys: pytest.CaptureFixture[str], document: Callable[..., Any]
) -> None:
    assert main(["logs", "streaming", "--lines", "2"]) == 0
    out = capsys.readouterr().out
    assert "streaming/ingest, run r1: interrupted" in out
    assert out.endswith("two [red]\nthree\n")
    assert document("logs", "--lines", "1")["logs"][0]["lines"] == ["three"]
    assert started.exists


def test_reset_removes_only_when_told(
    started: StateFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert main(["reset"]) == 1
    assert "lakeform reset --yes" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert main(["reset"]) == 1
    assert "nothing was removed" in capsys.readouterr().err
    assert started.exists
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert main(["reset"]) == 0
    assert not started.root.exists()


def test_reset_never_removes_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("the only copy")
    assert main(["reset", "--yes", "--state", str(tmp_path)]) == 0
    assert (tmp_path / "thesis.txt").read_text() == "the only copy"


@pytest.mark.parametrize("file", ["jobs", "resources"])
def test_corrupt_state_names_its_file_and_reset_mends_it(
    started: StateFolder, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    path = getattr(started, file)
    path.write_text("{broken")
    assert main(["status"]) == 1
    assert f"{path}: the state file can't be read" in capsys.readouterr().err
    assert main(["reset", "--yes"]) == 0
    assert not started.root.exists()


def test_corrupt_process_record_does_not_keep_reset_from_its_work(
    started: StateFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    (job_folder(started, JOBS[0])).mkdir(parents=True)
    record = job_folder(started, JOBS[0]) / "process.json"
    record.write_text("{")
    assert main(["down"]) == 1
    assert str(record) in capsys.readouterr().err
    assert main(["reset", "--yes"]) == 0
    assert str(record) in capsys.readouterr().err
    assert not started.root.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EACCES, "you may not write there"),
    ],
)
def test_disk_that_cannot_be_written_is_a_message(
    state: StateFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, number: int, words: str
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number), str(state.root))

    monkeypatch.setattr("environments.local.state.private_folder", refuse)
    assert main(["up"]) == 1
    assert capsys.readouterr().err.startswith(f"lakeform: {state.root}: {words}")


def test_error_nobody_foresaw_is_not_hidden(state: StateFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_arguments: object) -> None:
        raise OSError(errno.EBADF, "bad", str(state.root))

    monkeypatch.setattr(commands, "status", break_down)
    with pytest.raises(OSError, match="bad"):
        main(["status"])


def test_interrupt_ends_with_130_and_what_to_do(
    state: StateFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt(state.root)

    monkeypatch.setattr(commands, "status", interrupt)
    assert main(["status", "--json"]) == 130
    captured = capsys.readouterr()
    assert "go on with: lakeform up" in captured.err
    assert json.loads(captured.out)["state"] == "failed"


@pytest.mark.parametrize("port", ["http", "80", "70000", "-1"])
def test_port_that_is_none_is_named(
    state: StateFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    port: str,
) -> None:
    monkeypatch.setenv("LAKEFORM_KAFKA_PORT", port)
    assert main(["up"]) == 1
    assert f"LAKEFORM_KAFKA_PORT={port}: not a port" in capsys.readouterr().err
    assert state.exists


def test_stacks_that_fail_to_synthesize_say_why(
    state: StateFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "project"
    (broken / "stacks").mkdir(parents=True)
    (broken / "stacks" / "__init__.py").touch()
    main_file = broken / "stacks" / "__main__.py"
    monkeypatch.setattr(deploy, "PROJECT", broken)
    main_file.write_text("raise ValueError('a module is wrong')\n")
    assert main(["up"]) == 1
    assert capsys.readouterr().err.endswith("the stacks can't be synthesized:\nValueError: a module is wrong\n")
    main_file.write_text("import sys\nsys.exit('local.yaml: two\\nproblems')\n")
    assert main(["up"]) == 1
    assert capsys.readouterr().err.endswith("the stacks can't be synthesized:\nlocal.yaml: two\nproblems\n")
    assert state.exists


def test_settings_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "schema"]) == 0
    assert capsys.readouterr().out == (PROJECT / "environments" / "settings.schema.json").read_text()
    assert main(["settings", "reference"]) == 0
    assert capsys.readouterr().out == (PROJECT / "docs" / "settings.md").read_text()
    assert main(["settings", "validate"]) == 0
    assert "local: in order" in capsys.readouterr().out


def test_scan_of_no_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err


def test_unknown_verb_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["upp"])
    assert ended.value.code == 2
    assert "invalid choice: 'upp'" in capsys.readouterr().err
