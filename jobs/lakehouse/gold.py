"""Silver to the marts: each is computed as a whole, audited, and published in one commit if it is not what it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as F

from jobs.lakehouse.accepted import accepted_subjects
from jobs.lakehouse.audit import NEWEST, ROWS, AuditFailed, audit
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.marts.parts import AS_OF
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import GoldParams
from jobs.lakehouse.publish import audited
from jobs.lakehouse.quality import table_survey
from jobs.lakehouse.rules import Action, load_rules
from jobs.lakehouse.transforms.shape import record_hash
from jobs.runtime.entry import JobError, entry
from jobs.runtime.lineage import Lineage
from jobs.runtime.ops import Layer, RunRecord, RunState, record
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyspark.sql import Column, DataFrame, SparkSession

    from jobs.lakehouse.marts import Mart

__all__ = ["Gold", "main"]

_CONTENT = "content"
# While one mart is planned or committed, the next one's rows are computed; each holds its rows until it is published.
_AT_ONCE = 2


@entry
def main() -> None:
    """Publish every mart; one that can't be does not keep the others back.

    Raises:
        JobError: marts were not published, each of which the message tells; readers see their versions before.
    """
    params = GoldParams.parse()
    accepted = accepted_subjects(params.accept)
    telemetry = Telemetry(params.entry_point)
    gold = Gold(spark=get_session(params.entry_point), params=params, telemetry=telemetry)
    telemetry.log("job_started")

    def failure_of(mart: Mart) -> str | None:
        try:
            gold.publish(mart, accept=str(mart) in accepted)
        except JobError as error:
            telemetry.log("alert", subject=str(mart), problem=str(error))
            return str(error)
        return None

    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        failures = [failure for failure in pool.map(failure_of, MARTS) if failure]
    telemetry.log("job_finished", marts=len(MARTS) - len(failures), failed=len(failures))
    if failures:
        raise JobError("\n".join(failures))


@dataclass(frozen=True, kw_only=True)
class Gold:
    """A run over the marts."""

    spark: SparkSession
    params: GoldParams
    telemetry: Telemetry

    def publish(self, mart: Mart, *, accept: bool = False) -> RunRecord | None:
        """Compute the mart, audit it, and replace it where its content is another; what came of it is recorded.

        Args:
            mart: what to publish.
            accept: whether somebody accepts that the audit fails.

        Returns:
            What was recorded; None where the very versions of the inputs were published by the very same code.

        Raises:
            AuditFailed: it was not published.
            JobError: a table that it is computed from is not there yet.
        """
        started = datetime.now(UTC)
        target = Table(catalog=self.params.marts_catalog, schema=mart.schema, name=mart.name)
        inputs = self._inputs(mart)
        lineage = Lineage.of(
            self.telemetry,
            slice_name="lakehouse",
            inputs={str(table): table.version(self.spark) for table in inputs.values()},
        )
        if lineage.is_same_work(Lineage.from_metadata(target.last_metadata(self.spark))):
            self.telemetry.log("nothing_new", subject=str(mart))
            return None
        expectations = load_rules().marts[str(mart)].expectations
        rows = mart.build(**{parameter: table.read(self.spark) for parameter, table in inputs.items()})
        previous = self._published(target, rows.columns)

        def problems_of(_rows: DataFrame, facts: Mapping[str, Any]) -> list[str]:
            for warning in audit(facts, expectations, previous, action=Action.WARN):
                self.telemetry.log("alert", subject=str(mart), problem=warning)
            return audit(facts, expectations, previous)

        survey = {**table_survey(expectations), NEWEST: _newest(rows.columns)}
        if previous:
            survey |= _content(rows.columns)
        batch = audited(rows, survey=survey, check=problems_of)
        facts, problems = batch.facts, batch.problems
        state = _state(facts, previous, problems, accept=accept)
        if state in {RunState.PUBLISHED, RunState.ACCEPTED_AUDIT}:
            statistics = {"delta.dataSkippingStatsColumns": ",".join(mart.looked_up_by)}
            target.overwrite(batch.rows, metadata=lineage.to_metadata(), new_columns=True, properties=statistics)
        withheld = state is RunState.AUDIT_FAILED
        done = RunRecord(
            subject=str(mart),
            layer=Layer.GOLD,
            table_name=str(target),
            started_at=started,
            finished_at=datetime.now(UTC),
            state=state,
            rows_in=facts[ROWS],
            accepted=0 if withheld else facts[ROWS],
            quarantined=0,
            written=0 if withheld or state is RunState.NOTHING_NEW else facts[ROWS],
            table_rows=None if withheld else facts[ROWS],
            newest_ingest_ts=None if state is RunState.NOTHING_NEW else self._arrived(inputs),
            version=None if withheld else target.version(self.spark),
            problems=problems,
        )
        record(self.spark, runs_table(self.params.ops), self.telemetry, [done])
        if withheld:
            raise AuditFailed(str(mart), problems)
        return done

    def _arrived(self, inputs: Mapping[str, Table]) -> datetime | None:
        """When the newest of the inputs' rows reached bronze."""
        return max(
            (self._arrivals[str(table)] for table in inputs.values() if str(table) in self._arrivals), default=None
        )

    @cached_property
    def _arrivals(self) -> Mapping[str, datetime]:
        """When the newest row of each of silver's tables reached bronze, as the runs that published them tell."""
        runs = runs_table(self.params.ops)
        if not runs.exists(self.spark):
            return {}
        published = runs.read(self.spark).where(F.col("layer") == Layer.SILVER.value)
        newest = (
            published.groupBy("table_name").agg(F.max("newest_ingest_ts").alias("newest")).where("newest IS NOT NULL")
        )
        return {row["table_name"]: row["newest"].astimezone(UTC) for row in newest.collect()}

    def _inputs(self, mart: Mart) -> dict[str, Table]:
        inputs = {
            parameter: Table.parse(f"{self.params.curated_catalog}.{name}") for parameter, name in mart.inputs.items()
        }
        if absent := [str(table) for table in inputs.values() if not table.exists(self.spark)]:
            raise JobError(f"{mart}: {', '.join(absent)}: not there yet; run the job silver for it first")
        return inputs

    def _published(self, target: Table, columns: Sequence[str]) -> Mapping[str, Any] | None:
        """The facts of the version that readers see; None where there is none."""
        if not target.exists(self.spark):
            return None
        rows = target.read(self.spark)
        content = _content(columns) if rows.columns == list(columns) else {}
        facts = {ROWS: F.count(F.lit(1)), **content}
        return rows.agg(*(column.alias(name) for name, column in facts.items())).collect()[0].asDict()


def _content(columns: Sequence[str]) -> dict[str, Column]:
    """The fact by which equal content is known in whatever order it lies: the sum of the rows' 64-bit hashes."""
    return {_CONTENT: F.sum(record_hash(*columns).cast("decimal(38,0)"))}


def _newest(columns: Sequence[str]) -> Column:
    return F.max(AS_OF) if AS_OF in columns else F.lit(None).cast("timestamp")


def _state(
    facts: Mapping[str, Any], previous: Mapping[str, Any] | None, problems: Sequence[str], *, accept: bool
) -> RunState:
    if problems and not accept:
        return RunState.AUDIT_FAILED
    if previous and (previous[ROWS], previous.get(_CONTENT)) == (facts[ROWS], facts.get(_CONTENT)):
        return RunState.NOTHING_NEW
    return RunState.ACCEPTED_AUDIT if problems else RunState.PUBLISHED
