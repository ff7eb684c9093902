"""What the lakehouse's layers hold beside what its runs counted: every record must be found again in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from environments.local.delta import count_rows, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from environments.local.state import StateFolder
    from environments.local.world import Job

__all__ = ["LayerRow", "layer_rows"]

_RUNS = "lakehouse_runs"
_READ = ("bronze", "silver")


@dataclass(frozen=True, kw_only=True)
class LayerRow:
    """A table of a layer: rows that all runs read for it, accepted and quarantined, and the rows that it has now.

    `expected` is what the rows read must come to, counted where they lie: for bronze, those in its table and its
    quarantine; for silver, those in bronze. None where nothing is to be expected: marts sum up.
    """

    layer: str
    table: str
    rows_in: int
    accepted: int
    quarantined: int
    rows: int
    expected: int | None

    @property
    def balanced(self) -> bool:
        """Whether no record is missing and none was taken twice."""
        if self.expected is None:
            return True
        return self.rows_in == self.accepted + self.quarantined == self.expected


def layer_rows(state: StateFolder, jobs: Sequence[Job]) -> Sequence[LayerRow]:
    """Each table that a run of the lakehouse published, bronze first; none before the first run.

    A backfill reads again what was read before, so the runs of the refresh alone are summed up.
    """
    order = ("bronze", "silver", "gold")
    rows = [row for ops in sorted(set(_schemas(jobs))) for row in _of_runs(state, ops)]
    return sorted(rows, key=lambda row: (order.index(row.layer), row.table))


def _schemas(jobs: Sequence[Job]) -> Iterator[str]:
    for job in jobs:
        for task in job.tasks:
            if "ops" in task.parameters:
                yield task.parameters["ops"]


def _of_runs(state: StateFolder, ops: str) -> Iterator[LayerRow]:
    told = read_rows(state.tables.joinpath(*ops.split("."), _RUNS)) or []
    runs = [run for run in told if run["job"] == run["layer"] and run["state"] != "audit_failed"]
    tables = {(run["layer"], run["subject"]): run["table_name"] for run in runs}
    for (layer, subject), table in tables.items():
        own = [run for run in runs if (run["layer"], run["subject"]) == (layer, subject)]
        yield LayerRow(
            layer=layer,
            table=table,
            rows=_rows(state, table),
            expected=_expected(state, layer, table, tables.get(("bronze", subject))),
            **(_summed(own) if layer in _READ else _last(own)),
        )


def _summed(runs: Sequence[dict[str, Any]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for run in runs:
        total.update({name: run[name] for name in ("rows_in", "accepted", "quarantined")})
    return {name: total[name] for name in ("rows_in", "accepted", "quarantined")}


def _last(runs: Sequence[dict[str, Any]]) -> dict[str, int]:
    newest = max(runs, key=lambda run: run["finished_at"])
    return {name: newest[name] for name in ("rows_in", "accepted", "quarantined")}


def _expected(state: StateFolder, layer: str, table: str, bronze: str | None) -> int | None:
    if layer == "bronze":
        catalog, schema, name = table.split(".")
        return _rows(state, table) + _rows(state, f"{catalog}.quarantine.{schema}_{name}")
    return _rows(state, bronze) if layer == "silver" and bronze else None


def _rows(state: StateFolder, table: str) -> int:
    return count_rows(state.tables.joinpath(*table.split("."))) or 0
