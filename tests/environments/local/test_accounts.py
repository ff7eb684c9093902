from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from environments.local.accounts import TopicRow, counting, job_rows, topic_rows
from environments.local.files import write_json
from environments.local.runner import JobState, job_folder
from environments.local.state import StateFolder
from environments.local.world import Job, Start
from tests.environments.local.test_delta import _commit, add

if TYPE_CHECKING:
    from pathlib import Path

JOB = Job(slice="demo", name="x", start=Start.SCHEDULED, after=(), tasks=())
TOLD = {"topic": "t", "quarantine": "c.q.t", "rows_in": 5, "accepted": 4, "quarantined": 1}


def _ran(state: StateFolder, **tables: Any) -> None:
    folder = job_folder(state, JOB)
    entry = {"run_id": "r", "state": "succeeded", "seconds": 2.5, "log": str(folder / "r.log"), "reason": ""}
    write_json(folder / "last.json", {"label": JOB.label, **entry, "tables": tables})


def _fill(state: StateFolder, version: int, rows: int, quarantined: int) -> None:
    _commit(state.tables / "c" / "s" / "t", version, add(f"f{version}", rows))
    _commit(state.tables / "c" / "q" / "t", version, add(f"f{version}", quarantined))


def test_job_rows_are_the_tables_and_new_rows_the_last_runs(tmp_path: Path) -> None:
    state = StateFolder(tmp_path)
    with counting(state, JOB):
        _fill(state, 0, 8, 2)
        _ran(state, **{"c.s.t": TOLD})
    (row,) = job_rows(state, JOB)
    assert (row.table, row.rows_in, row.accepted, row.quarantined, row.new_rows) == ("c.s.t", 10, 8, 2, 10)
    assert (row.seconds, row.state) == (2.5, JobState.SUCCEEDED)
    with counting(state, JOB):
        _ran(state)
    (row,) = job_rows(state, JOB)
    assert (row.rows_in, row.new_rows) == (10, 0)
    with counting(state, JOB):
        _fill(state, 1, 3, 0)
        _ran(state, **{"c.s.t": TOLD})
    (row,) = job_rows(state, JOB)
    assert (row.rows_in, row.new_rows) == (13, 3)


def test_rows_of_what_is_no_table_are_as_told(tmp_path: Path) -> None:
    state = StateFolder(tmp_path)
    with counting(state, JOB):
        _ran(state, **{"crm-events": {"rows_in": 9, "accepted": 9, "quarantined": 0, "new_rows": 4}})
    (row,) = job_rows(state, JOB)
    assert (row.table, row.rows_in, row.new_rows) == ("crm-events", 9, 4)


def test_rows_of_a_run_that_was_cut_off_are_not_new_to_the_next(tmp_path: Path) -> None:
    state = StateFolder(tmp_path)
    _fill(state, 0, 8, 2)
    _ran(state, **{"c.s.t": TOLD})
    with counting(state, JOB):
        _fill(state, 1, 1, 0)
        _ran(state, **{"c.s.t": TOLD})
    (row,) = job_rows(state, JOB)
    assert (row.rows_in, row.new_rows) == (11, 1)


def test_interrupted_run_is_counted(tmp_path: Path) -> None:
    state = StateFolder(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        _fill_and_be_interrupted(state)
    (row,) = job_rows(state, JOB)
    assert row.new_rows == 10


def _fill_and_be_interrupted(state: StateFolder) -> None:
    with counting(state, JOB):
        _fill(state, 0, 8, 2)
        _ran(state, **{"c.s.t": TOLD})
        raise KeyboardInterrupt


def test_job_that_never_ran_has_no_rows(tmp_path: Path) -> None:
    assert list(job_rows(StateFolder(tmp_path), JOB)) == []
    assert list(topic_rows(StateFolder(tmp_path), [JOB])) == []


@pytest.mark.parametrize(("produced", "balanced"), [(10, True), (9, False), (11, False)])
def test_topic_balances_when_every_event_is_found_once(produced: int, balanced: bool) -> None:  # noqa: FBT001 (a test's parameter)
    assert TopicRow(topic="t", produced=produced, accepted=8, quarantined=2).balanced is balanced
