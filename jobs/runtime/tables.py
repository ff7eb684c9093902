"""Delta tables by their three-part name: Unity Catalog's on Databricks, a folder of the same name on a laptop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from jobs.runtime.entry import JobError
from jobs.runtime.guarded import as_seen
from jobs.runtime.platform import Site, local_platform, site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pyspark.sql import DataFrame, DataFrameWriter, SparkSession
    from pyspark.sql.types import StructType

__all__ = ["Table", "Transaction", "tables_in"]

_PARTS = ("catalog", "schema", "name")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """Names one write for Delta: the same application and version are written once, however often they are tried."""

    application: str
    version: int


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

    def create(self, spark: SparkSession, columns: StructType, *, properties: Mapping[str, str]) -> None:
        """Create the table with Delta's `properties` unless it exists."""
        given = ", ".join(f"'{key}' = '{value}'" for key, value in properties.items())
        clause = f" TBLPROPERTIES ({given})" if given else ""
        spark.sql(f"CREATE TABLE IF NOT EXISTS {self.sql_name()} ({columns.toDDL()}) USING delta{clause}")

    def exists(self, spark: SparkSession) -> bool:
        """Whether the table was created."""
        folder = self._folder()
        return (folder / "_delta_log").is_dir() if folder else spark.catalog.tableExists(str(self))

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

    def sql_name(self) -> str:
        """What names the table in a SQL statement."""
        folder = self._folder()
        return f"delta.`{folder}`" if folder else str(self)

    def append(self, rows: DataFrame, transaction: Transaction) -> None:
        """Append the rows, unless this transaction is in the table already."""
        writer = (
            rows.write.format("delta")
            .mode("append")
            .option("txnAppId", transaction.application)
            .option("txnVersion", transaction.version)
        )
        self._write(writer)

    def _write(self, writer: DataFrameWriter) -> None:
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
