"""Every version of a record with the time it held for (SCD2), in a Delta table that one MERGE per batch keeps.

A record's history is what the source said and when. Each row keeps, beside its interval, the instants at which the
source said exactly that: `A@1, A@3` and a late `B@2` must give `A [1,2) B [2,3) A [3,∞)`, which the interval alone
could not know. So the history is a function of the set of what was said, whatever the order, batches and repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pyspark.sql import Window
from pyspark.sql import functions as F
from pyspark.sql.types import ArrayType, BooleanType, LongType, StructField, StructType, TimestampType

from jobs.runtime.session import configured
from jobs.runtime.tables import Merged, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyspark.sql import Column, DataFrame, SparkSession

    from jobs.lakehouse.keyed import Keyed

__all__ = ["END", "History", "customers_history", "intervals"]

END = datetime(9999, 12, 31, tzinfo=UTC)
"""Where the interval of a current row ends."""

_TS, _HASH = "ingest_ts", "record_hash"
_FROM, _TO, _CURRENT, _SEEN = "effective_from", "effective_to", "is_current", "seen_at"
# What was said, and the instants at which it was.
_SAID, _INSTANTS, _START = "said", "instants", "start"
_FIRST = f"{_INSTANTS}[0]"
_SINCE, _GONE = "since", "gone"
# MERGE joins once in a way that can't broadcast the changes: then at least the table need not be sorted for it.
_LARGE_WITH_SMALL = {"spark.sql.join.preferSortMergeJoin": "false"}


def customers_history(catalog: str) -> History:
    """The history of the customer master's customers; what silver derives from these columns is left to readers."""
    return History(
        table=Table(catalog=catalog, schema="cmdm", name="customers_history"),
        key="customer_id",
        attributes=(
            "first_name",
            "last_name",
            "email",
            "phone",
            "amdm_addr_id",
            "is_female",
            "is_senior",
            "has_partner",
            "has_dependents",
            "tenure_months",
            "has_churned",
        ),
    )


@dataclass(frozen=True, kw_only=True)
class History:
    """A history table: `key`, `attributes`, `record_hash`, `effective_from`, `effective_to`, `is_current`, `seen_at`.

    Intervals of a key are half open, contiguous and end at `END`. Of two records of one instant, the one of the greater
    `record_hash` holds, as in silver. One writer at a time: a merge reads the table before it commits.
    """

    table: Table
    key: str
    attributes: Sequence[str]

    def create(self, spark: SparkSession, changes: StructType) -> None:
        """Create the table unless it exists; the key and the attributes have the types that they have in `changes`.

        Current and closed rows lie in files apart, and closed ones in files of about one time: a batch passes over
        what was closed before its oldest change. A changed row is marked as deleted in its file, not rewritten with it.
        """
        columns = StructType(
            [
                *(changes[name] for name in (self.key, *self.attributes)),
                StructField(_HASH, LongType()),
                StructField(_FROM, TimestampType()),
                StructField(_TO, TimestampType()),
                StructField(_CURRENT, BooleanType()),
                StructField(_SEEN, ArrayType(TimestampType())),
            ]
        )
        self.table.create(
            spark,
            columns,
            partitioned_by=(_CURRENT,),
            properties={
                "delta.enableDeletionVectors": "true",
                "delta.dataSkippingStatsColumns": f"{self.key},{_FROM},{_TO}",
            },
        )

    def merge(self, changes: Keyed, *, metadata: Mapping[str, object] | None = None) -> Merged:
        """Bring the table to what it and the changes say together, in one commit; in none where that is the same.

        Args:
            changes: `key`, `attributes`, `ingest_ts` and `record_hash`, any number of rows of a key, in any order.
            metadata: kept with the commit in the table's history.
        """
        spark = changes.repeated.sparkSession
        if self.table.is_as_created(spark):
            return Merged(inserted=self.table.fill(self.versions(changes), metadata=metadata), updated=0, deleted=0)
        news = changes.together(once=self._said_once, repeated=self._said).persist()
        stored, differing = None, None
        try:
            oldest = news.agg(F.min(F.expr(_FIRST))).collect()[0][0]
            if oldest is None:
                return Merged(inserted=0, updated=0, deleted=0)
            stored = self._within_reach(news, oldest).persist()
            differing = self._differing(news, stored).persist()
            if differing.isEmpty():
                return Merged(inserted=0, updated=0, deleted=0)
            with configured(spark, _LARGE_WITH_SMALL):
                return self.table.merge(
                    # Else every row of the table would go through a shuffle, only to find those that match.
                    F.broadcast(differing),
                    on=self._match(oldest),
                    clauses=self._clauses(),
                    metadata=metadata,
                )
        finally:
            for cached in (differing, stored, news):
                if cached is not None:
                    cached.unpersist()

    def replace(self, changes: Keyed, *, metadata: Mapping[str, object] | None = None) -> None:
        """Let the changes be all that the table tells of, in one commit."""
        self.table.overwrite(self.versions(changes), metadata=metadata)

    def versions(self, changes: Keyed) -> DataFrame:
        """What the changes alone tell, in the table's columns."""
        return changes.together(
            once=self._only_version, repeated=lambda repeated: intervals(self._said(repeated), self.key)
        )

    def _only_version(self, changes: DataFrame) -> DataFrame:
        """What `versions` gives for keys of one change."""
        return changes.select(
            self.key,
            _HASH,
            *self.attributes,
            F.col(_TS).alias(_FROM),
            F.lit(END).alias(_TO),
            F.lit(True).alias(_CURRENT),
            F.array(_TS).alias(_SEEN),
        )

    def _said_once(self, changes: DataFrame) -> DataFrame:
        """What `_said` gives for keys of one change."""
        said = F.struct(_HASH, *self.attributes)
        return changes.select(self.key, said.alias(_SAID), F.array(_TS).alias(_INSTANTS))

    def _said(self, changes: DataFrame) -> DataFrame:
        """What was said at one instant each, as `intervals` takes it; of several at one, the one that holds."""
        said = F.struct(_HASH, *self.attributes)
        rows = changes.groupBy(self.key, F.col(_TS).alias(_START)).agg(F.max(said).alias(_SAID))
        return rows.select(self.key, _SAID, F.array(_START).alias(_INSTANTS))

    def _within_reach(self, news: DataFrame, oldest: datetime) -> DataFrame:
        """Rows that the news can change: of their keys, what did not end before the key's first news; and that instant.

        A row that ends exactly there is among them: it may grow. The one before it can't, as this one stays between.
        """
        first = news.groupBy(self.key).agg(F.min(F.expr(_FIRST)).alias(_SINCE))
        rows = self.table.read_unguarded(news.sparkSession).where(F.col(_TO) >= F.lit(oldest))
        return rows.join(F.broadcast(first), self.key).where(F.col(_TO) >= F.col(_SINCE))

    def _differing(self, news: DataFrame, stored: DataFrame) -> DataFrame:
        """The rows to write, and those to remove (`gone`), by key and `effective_from`."""
        # What was seen before the first news can't be torn apart: it stays in one piece.
        early = F.filter(_SEEN, lambda instant: instant < F.col(_SINCE))
        late = F.filter(_SEEN, lambda instant: instant >= F.col(_SINCE))
        pieces = F.concat(
            F.filter(F.array(early), lambda piece: F.size(piece) > 0),
            F.transform(late, lambda instant: F.array(instant)),  # noqa: PLW0108 - Spark looks at the signature
        )
        said = stored.select(
            self.key,
            F.struct(_HASH, *self.attributes).alias(_SAID),
            F.explode(pieces).alias(_INSTANTS),
        )
        wanted = intervals(said.unionByName(news), self.key)
        had, have = stored.alias("had"), wanted.alias("have")
        identity = [F.col(f"had.{name}") == F.col(f"have.{name}") for name in (self.key, _FROM)]
        same = [F.col(f"had.{name}").eqNullSafe(F.col(f"have.{name}")) for name in (_HASH, _TO, _SEEN)]
        return (
            had.join(have, on=identity, how="full")
            .where(~_all(same))
            .select(
                *(F.coalesce(f"have.{name}", f"had.{name}").alias(name) for name in (self.key, _FROM)),
                *(F.col(f"have.{name}") for name in (*self.attributes, _HASH, _TO, _CURRENT, _SEEN)),
                F.col(f"have.{_HASH}").isNull().alias(_GONE),
            )
        )

    def _match(self, oldest: datetime) -> str:
        # The last line lets Delta pass over files of rows that no change can reach.
        return (
            f"target.{self.key} = source.{self.key} AND target.{_FROM} = source.{_FROM} "
            f"AND target.{_TO} >= TIMESTAMP '{oldest.astimezone(UTC).isoformat()}'"
        )

    def _clauses(self) -> str:
        columns = (self.key, *self.attributes, _HASH, _FROM, _TO, _CURRENT, _SEEN)
        update = ", ".join(f"{name} = source.{name}" for name in columns)
        insert = f"({', '.join(columns)}) VALUES ({', '.join(f'source.{name}' for name in columns)})"
        return (
            f"WHEN MATCHED AND source.{_GONE} THEN DELETE "
            f"WHEN MATCHED THEN UPDATE SET {update} "
            f"WHEN NOT MATCHED THEN INSERT {insert}"
        )


def intervals(said: DataFrame, key: str) -> DataFrame:
    """The versions of each key with the time they held for.

    Args:
        said: `key`, `said` (a struct that begins with `record_hash`) and `instants`, ascending, not empty, at which it
            was said. Rows of several instants overlap no others.
        key: the key's name.

    Returns:
        `key`, the struct's fields, `effective_from`, `effective_to`, `is_current`, `seen_at`.
    """
    in_time = Window.partitionBy(key).orderBy(_START)
    versions = Window.partitionBy(key).orderBy(_FROM)
    hash_of = F.col(_SAID)[_HASH]
    return (
        said.repartition(key)
        .groupBy(key, F.expr(_FIRST).alias(_START))
        .agg(F.max(_SAID).alias(_SAID), F.max(_INSTANTS).alias(_INSTANTS))
        .withColumn("is_repeat", F.lag(hash_of).over(in_time).eqNullSafe(hash_of))
        .withColumn("run", F.count_if(~F.col("is_repeat")).over(in_time))
        .groupBy(key, "run")
        .agg(
            F.max(_SAID).alias(_SAID),
            F.min(_START).alias(_FROM),
            F.array_sort(F.flatten(F.collect_list(_INSTANTS))).alias(_SEEN),
        )
        .withColumn("until", F.lead(_FROM).over(versions))
        .select(
            key,
            f"{_SAID}.*",
            _FROM,
            F.coalesce("until", F.lit(END)).alias(_TO),
            F.isnull("until").alias(_CURRENT),
            _SEEN,
        )
    )


def _all(conditions: Sequence[Column]) -> Column:
    together = F.lit(True)
    for condition in conditions:
        together &= condition
    return together
