"""Bronze to silver anew, after a rule or a transform was mended: for the days that were affected, or as a whole.

Ranges may be taken in any order and as often as one likes: silver ends up as if it had been filled in one pass.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from jobs.lakehouse.accepted import accepted_subjects
from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import BackfillParams
from jobs.lakehouse.silver_table import Publication, SilverTable, Where
from jobs.runtime import ops
from jobs.runtime.entry import JobError, entry
from jobs.runtime.params import ParameterError
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import BatchProgress, Telemetry

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Days", "backfill", "main"]


class Days:
    """A range of landing days, both included."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last

    @classmethod
    def parse(cls, first_day: str, last_day: str) -> Days:
        """The range of two ISO dates.

        Raises:
            ParameterError: one is none, or they are the wrong way round.
        """
        first, last = _day("first_day", first_day), _day("last_day", last_day)
        if first > last:
            raise ParameterError(
                f"--first_day={first_day} --last_day={last_day}: the range runs backwards; exchange the two"
            )
        return cls(first, last)

    @property
    def predicate(self) -> str:
        """SQL for the rows of these days."""
        # Delta (4.1.0) can't replace what a BETWEEN chooses: Spark fails to resolve it there.
        return f"landing_date >= DATE '{self.first}' AND landing_date <= DATE '{self.last}'"


@entry
def main() -> None:
    """Take what the parameters name to silver anew.

    Raises:
        ParameterError: the days are no range.
        JobError: an entity is unknown, or was never filled; or an audit withheld what came out.
    """
    params = BackfillParams.parse()
    landed = None if params.rebuild else Days.parse(params.first_day, params.last_day).predicate
    entities = [entity_named(name) for name in params.entities]
    accepted = accepted_subjects(params.accept)
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    telemetry.log("job_started")
    ops.create(spark, runs_table(params.ops))
    where = Where.of(params)
    problems = []
    for entity in entities:
        table = SilverTable(spark, entity, where, telemetry)
        try:
            backfill(spark, table, landed, accept=str(entity) in accepted, telemetry=telemetry)
        except JobError as error:
            problems.append(str(error))
    if problems:
        raise JobError("\n".join(problems))
    telemetry.log("job_finished")


def backfill(spark: SparkSession, table: SilverTable, where: str | None, *, accept: bool, telemetry: Telemetry) -> None:
    """Publish an entity's bronze rows of some days anew; without, all of them in place of what silver holds.

    Args:
        spark: the session.
        table: the entity's.
        where: SQL over `landing_date` alone, which the quarantine is replaced by too; None: everything.
        accept: whether somebody accepts that the audit fails.
        telemetry: the log of the run.

    Raises:
        JobError: bronze was never filled, or the audit withheld what came out.
    """
    if not table.bronze.exists(spark):
        raise JobError(f"{table.bronze}: there is nothing to take to silver; run the job refresh first")
    table.create()
    rows = table.bronze.read(spark)

    def quarantine(rejected: DataFrame, _rows: int) -> None:
        table.quarantine.overwrite(rejected, where=where, metadata=table.metadata)

    publication = Publication(quarantine=quarantine, accept=table.merge if where else table.replace)
    done = table.publish(rows.where(where) if where else rows, publication, accept=accept)
    telemetry.table_progress(
        BatchProgress(
            table=done.table_name,
            quarantine=str(table.quarantine),
            batch_id=0,
            rows_in=done.rows_in,
            accepted=done.accepted,
            quarantined=done.quarantined,
            new_rows=done.written,
            seconds=round(done.seconds, 3),
        )
    )


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ParameterError(f"--{name}={text}: expected a date such as 2026-07-01") from None
