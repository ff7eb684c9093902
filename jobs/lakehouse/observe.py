"""Compute the slice's KPIs and keep them; what is missed is an alert in the log.

The statements are those of the alerts in Databricks, which don't wait for this job: `stacks/parts/lakehouse/alerts.py`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jobs.lakehouse.ops_tables import kpis_table, runs_table
from jobs.lakehouse.params import ObserveParams
from jobs.runtime.entry import JobError, entry
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import SparkSession

__all__ = ["Kpi", "keep", "main", "observe"]

_COLUMNS = (
    "observed_at timestamp, run_id string, kpi string, subject string, value double, at_least boolean, "
    "threshold double, unit string, met boolean"
)


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A KPI of one table: its value and limit in `unit`, and whether it is on the limit's right side.

    `at_least`: the limit is the least that is right, and not the most.
    """

    kpi: str
    subject: str
    value: float
    at_least: bool
    threshold: float
    unit: str
    met: bool

    def __str__(self) -> str:
        side = "at least" if self.at_least else "at most"
        return f"{self.kpi} of {self.subject}: {self.value:,.2f} {self.unit}, where {side} {self.threshold:,g} is right"


@entry
def main() -> None:
    """Compute, keep, and tell what is missed.

    Raises:
        JobError: no run was recorded yet; or a KPI is missed, where that is to fail the job.
    """
    params = ObserveParams.parse()
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    kpis = observe(spark, params)
    keep(spark, kpis, ops=params.ops, run_id=telemetry.run_id)
    missed = [kpi for kpi in kpis if not kpi.met]
    for kpi in missed:
        telemetry.log("alert", **asdict(kpi), problem=str(kpi))
    telemetry.log("job_finished", kpis=len(kpis), missed=len(missed))
    if missed and params.fail_when_missed:
        raise JobError("\n".join(str(kpi) for kpi in missed))


def observe(spark: SparkSession, params: ObserveParams) -> list[Kpi]:
    """The KPIs of this moment, by name and table.

    Raises:
        JobError: no run was recorded yet.
    """
    runs = runs_table(params.ops)
    if not runs.exists(spark):
        raise JobError(f"{runs}: no run was recorded yet; run the jobs bronze, silver and gold first")
    queries = [params.query("runs", subject=str(runs), sql_name=runs.sql_name())]
    queries += [
        params.query("events", subject=str(stream), sql_name=stream.sql_name())
        for stream in map(Table.parse, params.streams)
        if stream.exists(spark)
    ]
    kpis = [Kpi(**row.asDict()) for query in queries for row in spark.sql(query).collect()]
    return sorted(kpis, key=lambda kpi: (kpi.kpi, kpi.subject))


def keep(spark: SparkSession, kpis: Sequence[Kpi], *, ops: str, run_id: str) -> None:
    """Append what a run observed."""
    table = kpis_table(ops)
    now = datetime.now(UTC)
    rows = spark.createDataFrame([(now, run_id, *asdict(kpi).values()) for kpi in kpis], _COLUMNS).coalesce(1)
    table.create(spark, rows.schema, properties={})
    table.append(rows, Transaction(application=f"observe/{run_id}", version=0))
