from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.entry import UNUSABLE, JobError, entry
from jobs.runtime.params import ParameterError
from jobs.runtime.telemetry import TableProgress, Telemetry

if TYPE_CHECKING:
    from collections.abc import Callable


def raising(error: BaseException) -> Callable[[], None]:
    def main() -> None:
        raise error

    return main


def test_entry_gives_zero_when_all_went_well() -> None:
    assert entry(lambda: None)() == 0


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (JobError("the broker is away; start it"), "the broker is away; start it\n"),
        (ParameterError("run: --x: missing"), "run: --x: missing\n"),
        (OSError(errno.ENOSPC, "x", "/data/f"), "/data/f: the disk is full"),
        (OSError(errno.EROFS, "x", "/data/f"), "/data/f: the disk is read-only"),
        (PermissionError(errno.EACCES, "x", "/data/f"), "/data/f: permission is missing"),
    ],
)
def test_entry_tells_what_a_person_can_mend_without_a_traceback(
    error: Exception, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry(raising(error))() == UNUSABLE
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said


def test_entry_lets_the_unforeseen_through() -> None:
    with pytest.raises(ZeroDivisionError):
        entry(raising(ZeroDivisionError()))()
    with pytest.raises(FileNotFoundError):
        entry(raising(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "x")))()


def test_telemetry_is_one_json_object_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAKEFORM_RUN_ID", "run-1")
    telemetry = Telemetry("ingest")
    telemetry.log("started", note="two\nlines")
    telemetry.table_progress(
        TableProgress(
            table="a.b.c", quarantine="a.q.c", topic="c", batch_id=7, rows_in=3, accepted=2, quarantined=1, seconds=0.5
        )
    )
    started, progress = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (started["event"], started["job"], started["run_id"]) == ("started", "ingest", "run-1")
    assert progress["event"] == "table_progress"
    assert (progress["table"], progress["rows_in"], progress["accepted"], progress["quarantined"]) == ("a.b.c", 3, 2, 1)
    assert progress["ts"].endswith("+00:00")


def test_runs_outside_a_platform_get_an_id_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_RUN_ID", raising=False)
    assert Telemetry("x").run_id != Telemetry("x").run_id
