"""Rows counted where they lie: events in the broker, rows in the Delta tables; every event must be found again."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from environments.local.broker import client_configuration
from environments.local.delta import count_rows
from environments.local.files import read_json, write_json
from environments.local.layers import layer_rows
from environments.local.processes import find
from environments.local.runner import job_folder, last_result
from environments.local.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from environments.local.runner import JobState
    from environments.local.state import StateFolder
    from environments.local.world import Job

__all__ = ["JobRow", "TopicRow", "counting", "job_rows", "topic_rows"]

_TABLES = "tables.json"


@dataclass(frozen=True, kw_only=True)
class JobRow:
    """A table that a job fills: its rows so far, those of the last run, and that run's wall seconds and state."""

    job: str
    table: str
    rows_in: int
    accepted: int
    quarantined: int
    new_rows: int
    seconds: float
    state: JobState


@dataclass(frozen=True, kw_only=True)
class TopicRow:
    """A topic's events ever produced, and how many of them lie in tables and in quarantine."""

    topic: str
    produced: int
    accepted: int
    quarantined: int

    @property
    def balanced(self) -> bool:
        """Whether no event is missing and none is there twice."""
        return self.produced == self.accepted + self.quarantined


@dataclass(frozen=True, kw_only=True)
class _Filled:
    """A table that a job fills: the topic that feeds it, the table of what did not conform, and the last run's rows.

    Either is empty where there is none.
    """

    topic: str
    quarantine: str
    new_rows: int = 0


@contextmanager
def counting(state: StateFolder, job: Job) -> Iterator[None]:
    """Remember which tables the job's run inside the block filled, and by how many rows they grew."""
    before = {table: sum(_rows(state, table, filled)) for table, filled in _filled(state, job).items()}
    try:
        yield
    finally:
        grown = {
            table: replace(filled, new_rows=sum(_rows(state, table, filled)) - before.get(table, 0))
            for table, filled in _filled(state, job).items()
        }
        write_json(job_folder(state, job) / _TABLES, {table: asdict(filled) for table, filled in grown.items()})


def job_rows(state: StateFolder, job: Job) -> Sequence[JobRow]:
    """What the job has filled: its Delta tables as they are, and what is none (a topic) as the job told of it.

    A job that ran and has filled nothing yet has one row without a table; one that never ran has none.
    """
    result = last_result(state, job)
    if result is None:
        return []
    counts = {
        table: {count: entry[count] for count in ("rows_in", "accepted", "quarantined", "new_rows")}
        for table, entry in result.tables.items()
        if "quarantine" not in entry
    }
    layers = {row.table: row for row in layer_rows(state, [job])}
    for table, filled in _filled(state, job).items():
        accepted, quarantined = _rows(state, table, filled)
        if table in layers:
            # Of records that were accepted, a table may keep the latest of a key alone.
            accepted, quarantined = layers[table].accepted, layers[table].quarantined
        counts[table] = {
            "rows_in": accepted + quarantined,
            "accepted": accepted,
            "quarantined": quarantined,
            "new_rows": filled.new_rows,
        }
    if not counts:
        counts[""] = dict.fromkeys(("rows_in", "accepted", "quarantined", "new_rows"), 0)
    return [
        JobRow(job=job.label, table=table, seconds=result.seconds, state=result.state, **counts[table])
        for table in sorted(counts)
    ]


def topic_rows(state: StateFolder, jobs: Sequence[Job]) -> Sequence[TopicRow]:
    """Each topic that feeds a table; none of a broker that does not run."""
    brokers = {topic: topics for topics in _running(state) for topic in topics.names()}
    rows = []
    for job in jobs:
        for table, filled in _filled(state, job).items():
            if filled.topic in brokers:
                accepted, quarantined = _rows(state, table, filled)
                produced = sum(brokers[filled.topic].end_offsets(filled.topic).values())
                rows.append(TopicRow(topic=filled.topic, produced=produced, accepted=accepted, quarantined=quarantined))
    return sorted(rows, key=lambda row: row.topic)


def _running(state: StateFolder) -> Iterator[Topics]:
    for folder in sorted(state.brokers.glob("*")):
        if find(folder / "process.json"):
            yield Topics(client_configuration(folder))


def _filled(state: StateFolder, job: Job) -> dict[str, _Filled]:
    """Every table that the job ever told of, the run that was cut off included."""
    result = last_result(state, job)
    told = result.tables if result else {}
    kept = read_json(job_folder(state, job) / _TABLES) or {}
    return {
        **{
            table: _Filled(topic=entry.get("topic", ""), quarantine=entry["quarantine"])
            for table, entry in told.items()
            if "quarantine" in entry
        },
        **{table: _Filled(**entry) for table, entry in kept.items()},
    }


def _rows(state: StateFolder, table: str, filled: _Filled) -> tuple[int, int]:
    accepted, quarantined = (
        count_rows(state.tables.joinpath(*name.split("."))) if name else 0 for name in (table, filled.quarantine)
    )
    return accepted or 0, quarantined or 0
