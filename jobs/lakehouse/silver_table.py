"""One entity's silver table, with its quarantine and history: how bronze rows are published there.

The latest record of a key survives, in an order that the records themselves give. Whatever comes first, comes twice or
comes late, the table ends up the same, and so each way of publishing may be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from pyspark.sql import Window
from pyspark.sql import functions as F

from jobs.lakehouse.audit import ACCEPTED, NEWEST, QUARANTINED, ROWS, AuditFailed, audit, broken
from jobs.lakehouse.history import customers_history
from jobs.lakehouse.keyed import Keyed
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.publish import audited
from jobs.lakehouse.quality import RAW, REASONS, references, silver_pass, survey
from jobs.lakehouse.rules import Action, load_rules
from jobs.lakehouse.transforms.shape import INGEST_TS
from jobs.runtime.lineage import Lineage
from jobs.runtime.ops import Layer, RunRecord, RunState, record
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from jobs.lakehouse.entities import Entity
    from jobs.lakehouse.params import BackfillParams, RedriveParams, SilverParams
    from jobs.lakehouse.publish import Batch
    from jobs.runtime.tables import Transaction
    from jobs.runtime.telemetry import Telemetry

__all__ = ["Publication", "SilverTable", "Where"]

_INGESTED_AT = "ingested_at"
_ADDED = (REASONS, "warnings", "fatal", RAW, _INGESTED_AT)
_ORIGIN = ("source_file", "source_offset", "landing_date")
# Fewer rows are sorted sooner than their keys are counted.
_WORTH_A_PASS = 50_000
_PROPERTIES = {"delta.enableDeletionVectors": "true"}
# By the source's extraction, then by content; of equal records, the one that stands first.
_LATER = (
    "struct(source.ingest_ts, source.record_hash) > struct(target.ingest_ts, target.record_hash) OR "
    "struct(source.ingest_ts, source.record_hash) = struct(target.ingest_ts, target.record_hash) AND "
    "struct(source.source_file, source.source_offset) < struct(target.source_file, target.source_offset)"
)


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where bronze and silver are: two catalogs with a schema per system, and silver's schema of quarantines.

    `ops` is the schema `<catalog>.<schema>` of the table on runs.
    """

    raw_catalog: str
    curated_catalog: str
    quarantine_schema: str
    ops: str

    @classmethod
    def of(cls, params: SilverParams | BackfillParams | RedriveParams) -> Self:
        """Where a job's parameters say."""
        return cls(
            raw_catalog=params.raw_catalog,
            curated_catalog=params.curated_catalog,
            quarantine_schema=params.quarantine_schema,
            ops=params.ops,
        )


@dataclass(frozen=True, kw_only=True)
class Publication:
    """How silver takes a batch: `quarantine` the rows that broke a rule, `accept` the others.

    Both are told how many rows there are; `accept` gives how many rows of silver changed. `runs` names what the
    table of runs is told, where a retry must not tell it twice.
    """

    quarantine: Callable[[DataFrame, int], None]
    accept: Callable[[DataFrame, int], int]
    runs: Transaction | None = None


class SilverTable:
    """The tables that an entity's bronze rows go to, and the rules that the rows must keep."""

    def __init__(self, spark: SparkSession, entity: Entity, where: Where, telemetry: Telemetry) -> None:
        self.entity = entity
        self.bronze = Table(catalog=where.raw_catalog, schema=entity.system, name=entity.name)
        self.silver = Table(catalog=where.curated_catalog, schema=entity.system, name=entity.name)
        self.quarantine = Table(catalog=where.curated_catalog, schema=where.quarantine_schema, name=entity.label)
        self._spark = spark
        self._where = where
        self._telemetry = telemetry
        self._runs = runs_table(where.ops)
        self._rules = load_rules().entities[str(entity)]
        self._history = customers_history(where.curated_catalog) if entity.keeps_history else None

    def create(self) -> list[str]:
        """Create the tables unless they exist, and give silver the columns that it has gained since; their names.

        Bronze must be there.
        """
        passed = silver_pass(self.bronze.read(self._spark), str(self.entity), self._rules)
        columns = passed.drop(*_ADDED).schema
        if self._history:
            self._history.create(self._spark, columns)
        if not self.quarantine.exists(self._spark):
            rejected = self._rejected(passed).schema
            self.quarantine.create(self._spark, rejected, properties={}, partitioned_by=("landing_date",))
        if not self.silver.exists(self._spark):
            properties = {**_PROPERTIES, "delta.dataSkippingStatsColumns": ",".join(self.looked_up_by)}
            self.silver.create(self._spark, columns, properties=properties)
        return self.silver.add_columns(self._spark, columns.toDDL())

    @property
    def looked_up_by(self) -> Sequence[str]:
        """Silver's columns of which files keep statistics: those of every column take half as long as the rows."""
        return (self.entity.key, *self.entity.foreign_keys, INGEST_TS)

    def publish(self, bronze: DataFrame, publication: Publication, *, accept: bool) -> RunRecord:
        """Transform and judge bronze rows, audit what they came to, and publish it.

        Args:
            bronze: rows of the bronze table.
            publication: how the tables take the rows.
            accept: whether somebody accepts that the audit fails.

        Returns:
            What it came to.

        Raises:
            AuditFailed: nothing was published; that is in the table of runs too.
        """
        started = datetime.now(UTC)
        passed = silver_pass(bronze, str(self.entity), self._rules, also=(_INGESTED_AT,))
        # How long a record took from bronze on is the slice's doing; how old its extract is, is the source's.
        facts_of = {**survey(self._rules), NEWEST: F.max(_INGESTED_AT)}
        batch = audited(passed, survey=facts_of, check=self._problems)
        facts, problems = batch.facts, batch.problems
        withheld = bool(problems) and not accept
        written = 0 if withheld else self._commit(batch, publication)
        newest = facts[NEWEST]
        done = RunRecord(
            subject=str(self.entity),
            layer=Layer.SILVER,
            table_name=str(self.silver),
            started_at=started,
            finished_at=datetime.now(UTC),
            state=_state(problems, withheld=withheld),
            rows_in=facts[ROWS],
            accepted=0 if withheld else facts[ACCEPTED],
            quarantined=0 if withheld else facts[QUARANTINED],
            written=written,
            rules=broken(facts, Action.QUARANTINE, Action.FAIL),
            warnings=broken(facts, Action.WARN),
            newest_ingest_ts=newest and newest.astimezone(UTC),
            problems=problems,
        )
        record(self._spark, self._runs, self._telemetry, [done], transaction=None if withheld else publication.runs)
        if withheld:
            raise AuditFailed(str(self.entity), problems)
        return done

    def _commit(self, batch: Batch, publication: Publication) -> int:
        rejected = self._rejected(batch.rows.where(F.col(REASONS).isNotNull()))
        publication.quarantine(rejected, batch.facts[QUARANTINED])
        number = batch.facts[ACCEPTED]
        return publication.accept(batch.rows.where(F.col(REASONS).isNull()).drop(*_ADDED), number) if number else 0

    def _problems(self, rows: DataFrame, facts: Mapping[str, Any]) -> list[str]:
        expectations = self._rules.expectations
        accepted = rows.where(F.col(REASONS).isNull())
        known = {**facts, **references(accepted, expectations, self._referred)}
        for warning in audit(known, expectations, action=Action.WARN):
            self._telemetry.log("alert", subject=str(self.entity), problem=warning)
        return audit(known, expectations)

    def _referred(self, name: str) -> DataFrame:
        role, schema, table = name.split(".")
        catalog = {"raw": self._where.raw_catalog, "curated": self._where.curated_catalog}[role]
        return Table(catalog=catalog, schema=schema, name=table).read(self._spark)

    def _rejected(self, rows: DataFrame) -> DataFrame:
        return rows.select(
            RAW,
            REASONS,
            *_ORIGIN,
            F.lit(self._telemetry.run_id).alias("run_id"),
            F.current_timestamp().alias("quarantined_at"),
        )

    @property
    def metadata(self) -> Mapping[str, object]:
        """What is kept with each commit of this run."""
        inputs = {str(self.bronze): None}
        return Lineage.of(self._telemetry, slice_name="lakehouse", inputs=inputs).to_metadata()

    def merge(self, accepted: DataFrame, number: int) -> int:
        """Bring so many accepted rows into history and silver; gives how many rows of silver changed."""
        keyed = self._keyed(accepted, number)
        if self._history:
            self._history.merge(keyed, metadata=self.metadata)
        if self.silver.is_as_created(self._spark):
            return self.silver.fill(self._latest(keyed), metadata=self.metadata)
        merged = self.silver.merge(
            self._latest(keyed),
            on=f"target.{self.entity.key} = source.{self.entity.key}",
            clauses=f"WHEN MATCHED AND ({_LATER}) THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *",
            metadata=self.metadata,
        )
        return merged.inserted + merged.updated

    def replace(self, accepted: DataFrame, number: int) -> int:
        """Let so many accepted rows be all that silver and history hold; gives how many rows silver has then."""
        keyed = self._keyed(accepted, number)
        if self._history:
            self._history.replace(keyed, metadata=self.metadata)
        self.silver.overwrite(self._latest(keyed), metadata=self.metadata)
        return self.silver.read(self._spark).count()

    def _keyed(self, accepted: DataFrame, number: int) -> Keyed:
        if number < _WORTH_A_PASS:
            return Keyed(repeated=accepted)
        return Keyed.told_apart(accepted, self.entity.key)

    def _latest(self, accepted: Keyed) -> DataFrame:
        """The record of each key that survives."""
        return accepted.together(once=lambda rows: rows, repeated=self._survivors)

    def _survivors(self, accepted: DataFrame) -> DataFrame:
        order = (F.desc("ingest_ts"), F.desc("record_hash"), "source_file", "source_offset")
        rank = F.row_number().over(Window.partitionBy(self.entity.key).orderBy(*order))
        return accepted.withColumn("_rank", rank).where("_rank = 1").drop("_rank")

    def new_to_quarantine(self, rejected: DataFrame) -> DataFrame:
        """Those of the rejected rows that are not there yet."""
        if self.quarantine.is_as_created(self._spark):
            return rejected
        return rejected.join(self.quarantine.read(self._spark), ["source_file", "source_offset"], "left_anti").select(
            *rejected.columns
        )


def _state(problems: tuple[str, ...], *, withheld: bool) -> RunState:
    if withheld:
        return RunState.AUDIT_FAILED
    return RunState.ACCEPTED_AUDIT if problems else RunState.PUBLISHED
