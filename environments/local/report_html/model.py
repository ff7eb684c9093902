"""What the report shows, read from the tables of ops: runs and KPIs, and the figures that the charts are drawn from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self

from environments.local.delta import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

__all__ = ["BrokenRule", "Flow", "Kpi", "Report", "Run", "Seconds", "Stage", "read_report"]

# What runs day by day; a backfill or a re-drive takes rows a second time.
_REGULAR = ("bronze", "silver", "gold")
_HELD_BACK = "audit_failed"
_RUNS_OF_A_JOB = 20


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run's work on one table, as `jobs.runtime.ops` describes its columns."""

    run_id: str
    job: str
    subject: str
    layer: str
    table_name: str
    started_at: datetime
    finished_at: datetime
    seconds: float
    state: str
    rows_in: int
    accepted: int
    quarantined: int
    written: int
    table_rows: int | None
    rules: Mapping[str, int]
    warnings: Mapping[str, int]
    freshness_seconds: float | None
    version: int | None
    problems: Sequence[str]

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """The run of a table's row; columns that the report doesn't show are left out."""
        return cls(**{field.name: row[field.name] for field in fields(cls)})


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A KPI of one table when the job `observe` last looked; `at_least` says which side of the threshold is right."""

    kpi: str
    subject: str
    value: float
    at_least: bool
    threshold: float
    unit: str
    met: bool
    observed_at: datetime

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """The KPI of a table's row."""
        return cls(**{field.name: row[field.name] for field in fields(cls)})

    @property
    def share_of_threshold(self) -> float:
        """The value as a share of its threshold; 0 where that is 0."""
        return self.value / self.threshold if self.threshold else 0.0


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What a layer did with an entity's rows, in all of its runs that published."""

    rows_in: int
    accepted: int
    quarantined: int


@dataclass(frozen=True, kw_only=True)
class Flow:
    """An entity's rows on their way: landed files to bronze, bronze to silver; None where no run was recorded."""

    subject: str
    bronze: Stage | None
    silver: Stage | None

    @property
    def landed(self) -> int:
        """Rows at the beginning of the way."""
        first = self.bronze or self.silver
        return first.rows_in if first else 0


@dataclass(frozen=True, kw_only=True)
class BrokenRule:
    """Rows of a table that broke a rule: `warns` where they are in the table nevertheless."""

    rule: str
    table_name: str
    rows: int
    warns: bool


@dataclass(frozen=True, kw_only=True)
class Seconds:
    """Wall seconds of a job's runs, oldest first, each with its id and the time it ended."""

    job: str
    runs: Sequence[tuple[str, datetime, float]]


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that the report shows. `runs`: newest first; `kpis`: the last that were observed."""

    generated_at: datetime
    runs: Sequence[Run]
    kpis: Sequence[Kpi]

    @property
    def flows(self) -> list[Flow]:
        """Each entity that landed files, by name."""
        stages: dict[tuple[str, str], Counter[str]] = {}
        for run in self._regular():
            counted = stages.setdefault((run.subject, run.layer), Counter())
            counted.update(rows_in=run.rows_in, accepted=run.accepted, quarantined=run.quarantined)

        def stage(subject: str, layer: str) -> Stage | None:
            counted = stages.get((subject, layer))
            return Stage(**counted) if counted else None

        subjects = sorted({subject for subject, layer in stages if layer in {"bronze", "silver"}})
        return [
            Flow(subject=subject, bronze=stage(subject, "bronze"), silver=stage(subject, "silver"))
            for subject in subjects
        ]

    @property
    def marts(self) -> list[Run]:
        """The last run that published each mart and table of history, by layer and name."""
        last = {run.table_name: run for run in reversed(self._regular()) if run.layer in {"history", "gold"}}
        return sorted(last.values(), key=lambda run: (run.layer != "history", run.table_name))

    @property
    def broken_rules(self) -> list[BrokenRule]:
        """The rules that rows broke, those of the most rows first."""
        counts: Counter[tuple[str, str, bool]] = Counter()
        for run in self._regular():
            counts.update({(rule, run.table_name, False): rows for rule, rows in run.rules.items()})
            counts.update({(rule, run.table_name, True): rows for rule, rows in run.warnings.items()})
        broken = [
            BrokenRule(rule=rule, table_name=table, rows=rows, warns=warns)
            for (rule, table, warns), rows in counts.items()
            if rows
        ]
        return sorted(broken, key=lambda entry: (entry.warns, -entry.rows, entry.table_name, entry.rule))

    @property
    def freshness(self) -> list[Kpi]:
        """The KPIs on how old rows are when readers see them."""
        return [kpi for kpi in self.kpis if kpi.kpi in {"freshness_p95", "stream_freshness_p95"}]

    @property
    def durations(self) -> list[Seconds]:
        """The last runs of every job, from its first table's beginning to its last table's end."""
        spans: dict[str, dict[str, list[datetime]]] = {}
        for run in self.runs:
            spans.setdefault(run.job, {}).setdefault(run.run_id, []).extend((run.started_at, run.finished_at))
        return [
            Seconds(
                job=job,
                runs=sorted(
                    ((run_id, max(times), (max(times) - min(times)).total_seconds()) for run_id, times in runs.items()),
                    key=lambda entry: entry[1],
                )[-_RUNS_OF_A_JOB:],
            )
            for job, runs in sorted(spans.items())
        ]

    def _regular(self) -> list[Run]:
        return [run for run in self.runs if run.job in _REGULAR and run.state != _HELD_BACK]


def read_report(tables: Path, *, now: datetime) -> Report | None:
    """The report on the tables `<catalog>/ops/<slice>_runs` and `…_kpis`; None where no run was recorded.

    Raises:
        LocalError: a table is damaged.
    """
    runs = [Run.from_row(row) for row in _rows(tables, "*_runs")]
    if not runs:
        return None
    kpis = [Kpi.from_row(row) for row in _rows(tables, "*_kpis")]
    observed = max((kpi.observed_at for kpi in kpis), default=None)
    return Report(
        generated_at=now,
        runs=sorted(runs, key=lambda run: (run.finished_at, run.table_name), reverse=True),
        kpis=sorted((kpi for kpi in kpis if kpi.observed_at == observed), key=lambda kpi: (kpi.kpi, kpi.subject)),
    )


def _rows(tables: Path, name: str) -> Iterable[Mapping[str, Any]]:
    for log in sorted(tables.glob(f"*/ops/{name}/_delta_log")):
        yield from read_rows(log.parent) or ()
