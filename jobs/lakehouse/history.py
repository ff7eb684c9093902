"""Every version of a record with the time it held for (SCD2), in a Delta table that one MERGE per batch keeps.

What the versions are, and why each keeps the instants at which it was told, `jobs.lakehouse.versions` says.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from pyspark.sql import functions as F
from pyspark.sql.types import ArrayType, BooleanType, LongType, StructField, StructType, TimestampType

from jobs.lakehouse.key_filter import key_filter
from jobs.lakehouse.versions import CURRENT, FROM, GONE, HASH, SEEN, SINCE, TO, Versions
from jobs.runtime.session import configured
from jobs.runtime.tables import Merged, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from pyspark.sql import DataFrame, SparkSession

    from jobs.lakehouse.keyed import Keyed

__all__ = ["MANY", "History", "customers_history"]

MANY = 5_000
"""From so many news on, a merge takes more jobs, of which each has less to do."""

_NOTHING = Merged(inserted=0, updated=0, deleted=0)
# MERGE joins once in a way that can't broadcast the changes: then at least the table need not be sorted for it.
_LARGE_WITH_SMALL = {"spark.sql.join.preferSortMergeJoin": "false"}


def customers_history(catalog: str) -> History:
    """The history of the customer master's customers; what silver derives from these columns is left to readers."""
    return History(
        table=Table(catalog=catalog, schema="cmdm", name="customers_history"),
        versions=Versions(
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
        ),
    )


@dataclass(frozen=True, kw_only=True)
class History:
    """A history table of `versions`: their key and attributes, `record_hash`, `effective_from` … `seen_at`.

    Intervals of a key are half open, contiguous and end at `END`. Of two records of one instant, the one of the greater
    `record_hash` holds, as in silver. One writer at a time: a merge reads the table before it commits.
    """

    table: Table
    versions: Versions

    @property
    def key(self) -> str:
        """The name of the key's column."""
        return self.versions.key

    def create(self, spark: SparkSession, changes: StructType) -> None:
        """Create the table unless it exists; the key and the attributes have the types that they have in `changes`.

        Current and closed rows lie in files apart, and closed ones in files of about one time: a batch passes over
        what was closed before its oldest change. A changed row is marked as deleted in its file, not rewritten with it.
        """
        columns = StructType(
            [
                *(changes[name] for name in (self.key, *self.versions.attributes)),
                StructField(HASH, LongType()),
                StructField(FROM, TimestampType()),
                StructField(TO, TimestampType()),
                StructField(CURRENT, BooleanType()),
                StructField(SEEN, ArrayType(TimestampType())),
            ]
        )
        self.table.create(
            spark,
            columns,
            partitioned_by=(CURRENT,),
            properties={
                "delta.enableDeletionVectors": "true",
                "delta.dataSkippingStatsColumns": f"{self.key},{FROM},{TO}",
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
            return Merged(inserted=self.table.fill(self.versions.of(changes), metadata=metadata), updated=0, deleted=0)
        with _kept(self.versions.news(changes)) as news:
            oldest, count = self.versions.extent(news)
            if oldest is None:
                return _NOTHING
            if count < MANY:
                return self._merge_few(news, oldest, metadata)
            return self._merge_many(news, oldest, count, metadata)

    def replace(self, changes: Keyed, *, metadata: Mapping[str, object] | None = None) -> None:
        """Let the changes be all that the table tells of, in one commit."""
        self.table.overwrite(self.versions.of(changes), metadata=metadata)

    def _merge_few(self, news: DataFrame, oldest: datetime, metadata: Mapping[str, object] | None) -> Merged:
        stored = self._within_reach(self.versions.told(news), oldest)
        with _kept(stored), _kept(self.versions.differing(news, stored)) as differing:
            if differing.isEmpty():
                return _NOTHING
            return self._write(differing, on=self._match(oldest), metadata=metadata)

    def _merge_many(
        self, news: DataFrame, oldest: datetime, count: int, metadata: Mapping[str, object] | None
    ) -> Merged:
        """As `_merge_few`: of many, more jobs cost less than the shuffles of all rows that they save."""
        with (
            _kept(self.versions.told(news)) as told,
            key_filter(told, self.key, at_most=count) as among_keys,
            _kept(self._within_reach(told, oldest, also=among_keys.holds_for(self.key))) as stored,
        ):
            # Not kept, as MERGE keeps its source; it commits nothing where that is empty.
            differing = self.versions.differing_of_many(news, told, stored)
            on = f"{self._match(oldest)} AND {among_keys.holds_for(f'target.{self.key}')}"
            return self._write(differing, on=on, metadata=metadata)

    def _write(self, differing: DataFrame, *, on: str, metadata: Mapping[str, object] | None) -> Merged:
        with configured(differing.sparkSession, _LARGE_WITH_SMALL):
            # Unless they are sent to it, every row of the table goes through a shuffle, only to find those that match.
            return self.table.merge(F.broadcast(differing), on=on, clauses=self._clauses(), metadata=metadata)

    def _within_reach(self, told: DataFrame, oldest: datetime, *, also: str = "true") -> DataFrame:
        """Rows that the news can change: of their keys, what did not end before the key's first news; and that instant.

        A row that ends exactly there is among them: it may grow. The one before it can't, as this one stays between.
        `also` holds for rows of all keys told of, in SQL: it spares looking others up.
        """
        rows = self.table.read_unguarded(told.sparkSession).where(F.col(TO) >= F.lit(oldest)).where(also)
        return rows.join(F.broadcast(told), self.key).where(F.col(TO) >= F.col(SINCE))

    def _match(self, oldest: datetime) -> str:
        # The last line lets Delta pass over files of rows that no change can reach.
        return (
            f"target.{self.key} = source.{self.key} AND target.{FROM} = source.{FROM} "
            f"AND target.{TO} >= TIMESTAMP '{oldest.astimezone(UTC).isoformat()}'"
        )

    def _clauses(self) -> str:
        columns = self.versions.columns
        update = ", ".join(f"{name} = source.{name}" for name in columns)
        insert = f"({', '.join(columns)}) VALUES ({', '.join(f'source.{name}' for name in columns)})"
        return (
            f"WHEN MATCHED AND source.{GONE} THEN DELETE "
            f"WHEN MATCHED THEN UPDATE SET {update} "
            f"WHEN NOT MATCHED THEN INSERT {insert}"
        )


@contextmanager
def _kept(rows: DataFrame) -> Iterator[DataFrame]:
    """The rows, computed once for as long as the block lasts."""
    rows.persist()
    try:
        yield rows
    finally:
        rows.unpersist()
