"""Delta tables by their three-part name: Unity Catalog's on Databricks, a folder of the same name on a laptop."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, cast
from uuid import uuid4

from pyspark.sql import Observation
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

from jobs.runtime.entry import JobError
from jobs.runtime.guarded import as_seen
from jobs.runtime.platform import Site, local_platform, site
from jobs.runtime.session import configured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pyspark.sql import DataFrame, DataFrameWriter, SparkSession

__all__ = ["Merged", "Table", "Transaction", "tables_in"]

_USER_METADATA = "spark.databricks.delta.commitInfo.userMetadata"
# Upkeep makes commits of its own, a few at a time.
_FEW_COMMITS = 20
_PARTS = ("catalog", "schema", "name")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """Names one write for Delta: the same application and version are written once, however often they are tried."""

    application: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Merged:
    """How many rows a MERGE inserted, updated and deleted; all zero where it made no commit."""

    inserted: int
    updated: int
    deleted: int


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table's three-part name and what can be done with it."""

    catalog: str
    schema: str
    name: str

    def __str__(self) -> str:
        return f"{self.catalog}.{self.schema}.{self.name}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The table of a three-part name.

        Raises:
            JobError: it has not three parts.
        """
        parts = text.split(".")
        if len(parts) != len(_PARTS) or not all(map(_NAME.fullmatch, parts)):
            raise JobError(f"{text!r} is no table's name; write <catalog>.<schema>.<table>")
        return cls(**dict(zip(_PARTS, parts, strict=True)))

    def create(
        self,
        spark: SparkSession,
        columns: StructType | str,
        *,
        properties: Mapping[str, str],
        partitioned_by: Sequence[str] = (),
    ) -> None:
        """Create the table with Delta's `properties` unless it exists; `columns` may be in Spark's DDL."""
        ddl = columns if isinstance(columns, str) else columns.toDDL()
        given = ", ".join(f"'{key}' = '{value}'" for key, value in properties.items())
        partitions = f" PARTITIONED BY ({', '.join(f'`{name}`' for name in partitioned_by)})" if partitioned_by else ""
        clause = f" TBLPROPERTIES ({given})" if given else ""
        spark.sql(f"CREATE TABLE IF NOT EXISTS {self.sql_name()} ({ddl}) USING delta{partitions}{clause}")

    def add_columns(self, spark: SparkSession, columns: str) -> list[str]:
        """Add those of the columns, in Spark's DDL, that the table lacks; gives their names. Rows have null in them."""
        have = set(self.read_unguarded(spark).columns)
        wanted = cast("StructType", StructType.fromDDL(columns))
        missing = [field for field in wanted if field.name not in have]
        if missing:
            ddl = StructType(missing).toDDL()
            spark.sql(f"ALTER TABLE {self.sql_name()} ADD COLUMNS ({ddl})")
        return [field.name for field in missing]

    def exists(self, spark: SparkSession) -> bool:
        """Whether the table was created."""
        folder = self._folder()
        # A first write that was killed leaves the log's folder, without a commit in it.
        return any((folder / "_delta_log").glob("*.json")) if folder else spark.catalog.tableExists(str(self))

    def version(self, spark: SparkSession) -> int | None:
        """The number of the newest version, which every commit raises by one; None where there is no table."""
        if not self.exists(spark):
            return None
        if folder := self._folder():
            return max(int(commit.stem) for commit in (folder / "_delta_log").glob("[0-9]*[0-9].json"))
        return int(spark.sql(f"DESCRIBE HISTORY {self.sql_name()} LIMIT 1").collect()[0]["version"])

    def is_as_created(self, spark: SparkSession) -> bool:
        """Whether nothing was committed since the table was created: it has no row, whatever its row filter hides."""
        return self.version(spark) == 0

    def last_metadata(self, spark: SparkSession) -> str | None:
        """What was kept with the newest commit that anything was kept with, of the last few; None where nothing was."""
        if not self.exists(spark):
            return None
        history = spark.sql(f"DESCRIBE HISTORY {self.sql_name()} LIMIT {_FEW_COMMITS}")
        rows = history.where("userMetadata IS NOT NULL").orderBy("version", ascending=False).limit(1).collect()
        return str(rows[0]["userMetadata"]) if rows else None

    def read(self, spark: SparkSession) -> DataFrame:
        """The newest version, as the caller may see it: through the table's column masks and row filter."""
        return as_seen(spark, self) if self._folder() else spark.read.table(str(self))

    def read_unguarded(self, spark: SparkSession, *, version: int | None = None) -> DataFrame:
        """A version as it is stored, by default the newest: for what copies tables and never shows them.

        Unity Catalog lets nobody past a mask: there the job's principal must be one that sees everything.
        """
        reader = spark.read.format("delta")
        if version is not None:
            reader = reader.option("versionAsOf", version)
        folder = self._folder()
        return reader.load(str(folder)) if folder else reader.table(str(self))

    def read_stream(self, spark: SparkSession) -> DataFrame:
        """What is appended to the table, from its first version on, as it is stored; its rows must never change."""
        reader = spark.readStream.format("delta")
        folder = self._folder()
        return reader.load(str(folder)) if folder else reader.table(str(self))

    def sql_name(self) -> str:
        """What names the table in a SQL statement."""
        folder = self._folder()
        return f"delta.`{folder}`" if folder else str(self)

    def append(
        self, rows: DataFrame, transaction: Transaction | None, *, metadata: Mapping[str, object] | None = None
    ) -> None:
        """Append the rows, unless this transaction is in the table already; without one, each call appends them.

        `metadata`, here and in the other writes, is kept with the commit in the table's history, as JSON.
        """
        writer = rows.write.format("delta").mode("append")
        if transaction:
            writer = writer.option("txnAppId", transaction.application).option("txnVersion", transaction.version)
        self._write(writer, metadata)

    def overwrite(
        self,
        rows: DataFrame,
        *,
        metadata: Mapping[str, object] | None = None,
        where: str | None = None,
        new_columns: bool = False,
        properties: Mapping[str, str] | None = None,
    ) -> None:
        """Replace all rows, or those that a predicate holds for, in one commit.

        The rows must fulfil `where` themselves: Delta refuses others. It also refuses other columns than the table's,
        unless `new_columns` lets theirs take the place of these, and the table is then not partitioned. A table that is
        not there yet is made, with Delta's `properties`.
        """
        writer = rows.write.format("delta").mode("overwrite").option("overwriteSchema", new_columns)
        if where is not None:
            writer = writer.option("replaceWhere", where)
        if properties and not self.exists(rows.sparkSession):
            writer = writer.options(**properties)
        self._write(writer, metadata)

    def fill(self, rows: DataFrame, *, metadata: Mapping[str, object] | None = None) -> int:
        """Let the rows be the first of a table that `is_as_created`, in one commit; gives their number.

        A MERGE would come to the same and takes several passes. Another writer must not fill the table meanwhile.
        """
        observation = Observation()
        self.overwrite(rows.observe(observation, F.count(F.lit(1)).alias("rows")), metadata=metadata)
        return int(observation.get["rows"])

    def merge(
        self, source: DataFrame, *, on: str, clauses: str, metadata: Mapping[str, object] | None = None
    ) -> Merged:
        """MERGE the rows into the table in one commit.

        `on` and `clauses` (`WHEN MATCHED THEN …`) are SQL, in which the table is `target` and the rows are `source`.
        """
        # A stream's batch lives in a session of its own, and so must the statement that reads it.
        spark = source.sparkSession
        view = f"source_{uuid4().hex}"
        source.createTempView(view)
        try:
            with configured(spark, {} if metadata is None else {_USER_METADATA: json.dumps(metadata)}):
                statement = f"MERGE INTO {self.sql_name()} AS target USING {view} AS source ON {on} {clauses}"
                counts = spark.sql(statement).collect()[0]
        finally:
            spark.catalog.dropTempView(view)
        return Merged(
            inserted=counts["num_inserted_rows"],
            updated=counts["num_updated_rows"],
            deleted=counts["num_deleted_rows"],
        )

    def _write(self, writer: DataFrameWriter, metadata: Mapping[str, object] | None) -> None:
        if metadata is not None:
            writer = writer.option("userMetadata", json.dumps(metadata))
        folder = self._folder()
        if folder:
            writer.save(str(folder))
        else:
            writer.saveAsTable(str(self))

    def _folder(self) -> Path | None:
        return local_platform().tables.joinpath(self.catalog, self.schema, self.name) if site() is Site.LOCAL else None


def tables_in(spark: SparkSession, schema: str) -> list[Table]:
    """The tables of a schema, `<catalog>.<schema>`, by name; none where there is no such schema."""
    catalog, _, own = schema.partition(".")
    if site() is Site.LOCAL:
        logs = sorted(local_platform().tables.joinpath(catalog, own).glob("[!.]*/_delta_log"))
        return [Table(catalog=catalog, schema=own, name=log.parent.name) for log in logs]
    rows = spark.sql(
        f"SELECT table_name FROM {catalog}.information_schema.tables "  # noqa: S608 - names are the stack's
        f"WHERE table_schema = '{own}' AND table_type IN ('MANAGED', 'EXTERNAL') ORDER BY table_name"
    )
    return [Table(catalog=catalog, schema=own, name=row["table_name"]) for row in rows.collect()]
