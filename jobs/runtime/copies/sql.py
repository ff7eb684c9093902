"""Copies of Unity Catalog's tables: deep clones; of a table with masks or a row filter, which has none, its rows.

The job's principal must see everything, or what it copies is what it sees.
"""

# ruff: noqa: S608 - names are the stacks' and the tables'

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.runtime.copies.interface import Copy
from jobs.runtime.entry import JobError
from jobs.runtime.protection import Protection
from jobs.runtime.tables import Table
from jobs.runtime.unity.sql import UnitySql

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SqlCopies"]


class SqlCopies:
    """Copies as a Spark session on Databricks makes them; incremental where they are clones."""

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark
        self._unity = UnitySql(spark)

    def version(self, table: Table) -> int:
        """The table's newest version."""
        return int(self._spark.sql(f"DESCRIBE HISTORY {table} LIMIT 1").collect()[0]["version"])

    def original(self, copy: Copy, source: Table, version: int) -> DataFrame | None:  # noqa: ARG002 - a version suffices
        """The source's rows at its version; None where a mask or a row filter bars the way to older versions."""
        if not source.exists(self._spark) or self._is_guarded(source):
            return None
        return source.read_unguarded(self._spark, version=version)

    def back_up(self, source: Table, version: int, *, catalog: str, schema: str) -> Copy:
        """Copy a version of the source, or of a guarded table the newest, into a table of this schema."""
        name = f"{source.catalog}__{source.schema}__{source.name}"
        table = Table(catalog=catalog, schema=schema, name=name)
        if self._is_guarded(source):
            self._spark.sql(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {source}")
        else:
            self._spark.sql(f"CREATE OR REPLACE TABLE {table} DEEP CLONE {source} VERSION AS OF {version}")
        return Copy(table=table, version=self.version(table))

    def restore(self, copy: Copy, target: Table) -> None:
        """Make a table of the copy where there is none.

        Raises:
            JobError: there is a table of that name.
        """
        if target.exists(self._spark):
            raise JobError(f"{target} is there already; restore under a name that is free, or in place")
        self._spark.sql(f"CREATE TABLE {target} DEEP CLONE {copy.table} VERSION AS OF {copy.version}")

    def replace(self, copy: Copy, target: Table, *, aside: Table) -> None:  # noqa: ARG002 - the log keeps what was
        """Put the copy's rows in the target's place in one commit: masks, grants and the older versions stay."""
        if target.exists(self._spark):
            self._spark.sql(f"INSERT OVERWRITE {target} SELECT * FROM {copy.table} VERSION AS OF {copy.version}")
        else:
            self.restore(copy, target)

    def drop(self, table: Table) -> None:
        """Remove a table; Unity Catalog can bring it back for seven days."""
        self._spark.sql(f"DROP TABLE IF EXISTS {table}")

    def prune(self, table: Table, *, keep: Collection[int]) -> int:
        """Remove what is older than every version that is kept; how much that was is in the table's history alone."""
        since = self._spark.sql(f"DESCRIBE HISTORY {table}").where(f"version >= {min(keep)}")
        oldest = since.selectExpr("ceil((unix_timestamp() - unix_timestamp(min(timestamp))) / 3600) AS hours").collect()
        hours = max(168, int(oldest[0]["hours"]) + 24)
        self._spark.sql(
            f"ALTER TABLE {table} SET TBLPROPERTIES ('delta.deletedFileRetentionDuration' = 'interval {hours} hours', "
            f"'delta.logRetentionDuration' = 'interval {max(hours, 720)} hours')"
        )
        self._spark.sql(f"VACUUM {table}")
        return 0

    def _is_guarded(self, table: Table) -> bool:
        found = self._unity.protection(table)
        return found.row_filter is not None or found.masks != Protection().masks
