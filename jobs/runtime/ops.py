"""What the runs of jobs came to: one row a run and table in a Delta table, which KPIs, alerts and reports read.

The rows tell of runs; how many rows a table holds, the table itself says. A run that was killed between its commit and
its row has none: the commit is in the table's history (`jobs.runtime.lineage`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from pyspark.sql import SparkSession

    from jobs.runtime.tables import Table, Transaction
    from jobs.runtime.telemetry import Telemetry

__all__ = ["COLUMNS", "Layer", "RunRecord", "RunState", "create", "record"]

COLUMNS = {
    "run_id": "string",
    "job": "string",
    "subject": "string",
    "layer": "string",
    "table_name": "string",
    "started_at": "timestamp",
    "finished_at": "timestamp",
    "seconds": "double",
    "state": "string",
    "rows_in": "bigint",
    "accepted": "bigint",
    "quarantined": "bigint",
    "written": "bigint",
    "table_rows": "bigint",
    "rules": "map<string,bigint>",
    "warnings": "map<string,bigint>",
    "newest_ingest_ts": "timestamp",
    "freshness_seconds": "double",
    "version": "bigint",
    "problems": "array<string>",
}
"""The table's columns and their SQL types, in order."""

_SCHEMA = ", ".join(f"`{name}` {kind}" for name, kind in COLUMNS.items())


class Layer(StrEnum):
    """Where in the medallion a table stands."""

    BRONZE = "bronze"
    SILVER = "silver"
    HISTORY = "history"
    GOLD = "gold"


class RunState(StrEnum):
    """What a run did to a table.

    `published`: readers see its rows. `audit_failed`: they see the version before. `accepted_audit`: the audit failed,
    and somebody accepted that. `nothing_new`: there was nothing to do.
    """

    PUBLISHED = "published"
    AUDIT_FAILED = "audit_failed"
    ACCEPTED_AUDIT = "accepted_audit"
    NOTHING_NEW = "nothing_new"


@dataclass(frozen=True, kw_only=True)
class RunRecord:
    """One run's work on one table. Instants know their time zone.

    Args:
        subject: the entity or mart, such as `cmdm.customers` or `customer.customer_360`.
        layer: the table's layer.
        table_name: its three-part name.
        started_at: when the work on this table began.
        finished_at: when readers could see it, or when it was given up.
        state: what became of it.
        rows_in: rows that were read: all of bronze's and silver's are accepted or quarantined.
        accepted: rows that conform and break no rule that quarantines.
        quarantined: rows that went to quarantine, each counted once.
        written: rows inserted or updated in the table; fewer than accepted where older ones of a key arrive.
        table_rows: rows of the version published; None where nobody counted.
        rules: rows by the name of the rule that they broke; one that breaks two counts in both.
        warnings: the same for rules that only warn.
        newest_ingest_ts: when the newest of the rows read reached the platform; None where there were none.
        version: Delta's version that was published; None where none was.
        problems: what the audit found, a sentence each.
    """

    subject: str
    layer: Layer
    table_name: str
    started_at: datetime
    finished_at: datetime
    state: RunState
    rows_in: int
    accepted: int
    quarantined: int
    written: int = 0
    table_rows: int | None = None
    rules: Mapping[str, int] = field(default_factory=dict)
    warnings: Mapping[str, int] = field(default_factory=dict)
    newest_ingest_ts: datetime | None = None
    version: int | None = None
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse instants without a time zone, which Spark would take for the machine's.

        Raises:
            ValueError: one has none.
        """
        for name in ("started_at", "finished_at", "newest_ingest_ts"):
            instant = getattr(self, name)
            if instant is not None and instant.tzinfo is None:
                raise ValueError(f"{name}={instant}: has no time zone; give one, such as UTC")

    @property
    def seconds(self) -> float:
        """Wall seconds of the work."""
        return (self.finished_at - self.started_at).total_seconds()

    @property
    def freshness_seconds(self) -> float | None:
        """How old the newest row was when the work was done; None where there was no row."""
        if self.newest_ingest_ts is None:
            return None
        return (self.finished_at - self.newest_ingest_ts).total_seconds()

    def columns(self) -> dict[str, Any]:
        """The record by column, but for the run's id and job."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        derived = {"seconds": self.seconds, "freshness_seconds": self.freshness_seconds}
        own = {"layer": str(self.layer), "state": str(self.state), "problems": list(self.problems)}
        counts = {"rules": dict(self.rules), "warnings": dict(self.warnings)}
        return plain | derived | own | counts


def create(spark: SparkSession, table: Table) -> None:
    """Make the table where it is missing; what records from several threads does so before they start."""
    if not table.exists(spark):
        table.create(spark, _SCHEMA, properties={})


def record(
    spark: SparkSession,
    table: Table,
    telemetry: Telemetry,
    records: Sequence[RunRecord],
    *,
    transaction: Transaction | None = None,
) -> None:
    """Log what a run came to, and append it to the table in one commit; the table is made where it is missing.

    With a `transaction`, what a batch came to is there once, even where the batch is tried again by another run. It
    should name the batch's query, not the run: Delta carries the newest version of each application for good.
    """
    if not records:
        return
    named = [{"run_id": telemetry.run_id, "job": telemetry.job, **entry.columns()} for entry in records]
    for entry in named:
        telemetry.log("run_recorded", **entry)
    create(spark, table)
    rows = spark.createDataFrame([tuple(entry[name] for name in COLUMNS) for entry in named], _SCHEMA).coalesce(1)
    table.append(rows, transaction)
