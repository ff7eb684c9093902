"""Keep tables in shape: small files put together, files that no version in reach needs removed.

VACUUM's own safety check is never switched off. How long removed files are kept is a property of each table, which
writers and readers see too; Delta 4.1 and Databricks Runtime 18 heed it and not what a VACUUM statement asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field
from pyspark.errors import PySparkException

from jobs.governance.declared import Declaration, TableName, read, table_of, unknown
from jobs.governance.params import MaintainParams
from jobs.runtime.entry import JobError, entry
from jobs.runtime.params import ParameterError
from jobs.runtime.session import get_session
from jobs.runtime.tables import tables_in
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from pyspark.sql import Row, SparkSession

    from jobs.runtime.tables import Table

__all__ = ["FILE", "Kept", "Maintenance", "TablePlan", "main", "maintain"]

FILE = "maintenance.yaml"
_LEAST_HOURS = 168
_LOG_HOURS = 720
_MEGABYTE = 1024 * 1024
_FILES_KEPT, _LOG_KEPT = "delta.deletedFileRetentionDuration", "delta.logRetentionDuration"
# What changes no row, and so makes no work.
_UPKEEP = frozenset({"OPTIMIZE", "VACUUM START", "VACUUM END", "SET TBLPROPERTIES"})
_HISTORY = 50


class TablePlan(Declaration):
    """How one table is kept."""

    compact_from_files: Annotated[int, Field(ge=2)] = 8
    smaller_than_mb: Annotated[int, Field(ge=1)] = 128
    zorder: tuple[str, ...] = ()


class Maintenance(Declaration):
    """The whole of `maintenance.yaml`."""

    default: TablePlan
    tables: dict[TableName, TablePlan]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What was done with a table: files and bytes of its newest version before and after, files removed from disk.

    `skipped` says why its files were not put together, empty where they were.
    """

    table: str
    files_before: int
    bytes_before: int
    files_after: int
    bytes_after: int
    removed: int
    skipped: str


@entry
def main() -> None:
    """Keep every table of the declared schemas.

    Raises:
        ParameterError: files would be removed that readers and streams still need.
        JobError: a table could not be kept; the others were.
    """
    params = MaintainParams.parse()
    if params.retention_hours < _LEAST_HOURS:
        raise ParameterError(
            f"--retention_hours={params.retention_hours}: a reader or a stream may need files for {_LEAST_HOURS} hours "
            f"after they were replaced; give {_LEAST_HOURS} or more"
        )
    declared = read(Maintenance, FILE)
    plans = {table_of(name, params.catalogs, file=FILE): plan for name, plan in declared.tables.items()}
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    problems = []
    for schema in params.schemas:
        for table in tables_in(spark, schema):
            try:
                kept = maintain(
                    spark, table, plans.get(table, declared.default), retention_hours=params.retention_hours
                )
            except JobError as error:
                problems.append(str(error))
            except PySparkException as error:
                problems.append(f"{table}: {str(error).strip().splitlines()[0]}; the next run tries again")
            else:
                telemetry.log("table_maintained", **vars(kept))
    if problems:
        raise JobError("\n".join(problems))


def maintain(spark: SparkSession, table: Table, plan: TablePlan, *, retention_hours: int) -> Kept:
    """Set how long files are kept, put small files together where that is worth it, remove what is out of reach.

    Raises:
        JobError: the plan names a column that the table lacks.
    """
    name = table.sql_name()
    _keep_files(spark, name, retention_hours)
    before = _detail(spark, name)
    columns = table.read_unguarded(spark).columns
    for column in plan.zorder:
        if column not in columns:
            raise JobError(f"{FILE}: {table}: zorder: {unknown(column, columns, f'column of {table}')}")
    skipped = _why_not(spark, name, before, plan)
    if not skipped:
        clustered = bool(before["clusteringColumns"])
        zorder = f" ZORDER BY ({', '.join(f'`{column}`' for column in plan.zorder)})" if plan.zorder else ""
        spark.sql(f"OPTIMIZE {name}{'' if clustered else zorder}")
    spark.sql(f"VACUUM {name}")
    after = _detail(spark, name)
    return Kept(
        table=str(table),
        files_before=before["numFiles"],
        bytes_before=before["sizeInBytes"],
        files_after=after["numFiles"],
        bytes_after=after["sizeInBytes"],
        removed=_removed(spark, name),
        skipped=skipped,
    )


def _keep_files(spark: SparkSession, name: str, hours: int) -> None:
    """Set the properties where they differ: the change is a commit, which a stream's write at that moment runs into."""
    # The log must tell of a version for as long as its files are kept.
    wanted = {_FILES_KEPT: f"interval {hours} hours", _LOG_KEPT: f"interval {max(hours, _LOG_HOURS)} hours"}
    have = _detail(spark, name)["properties"]
    if any(have.get(key) != value for key, value in wanted.items()):
        given = ", ".join(f"'{key}' = '{value}'" for key, value in wanted.items())
        spark.sql(f"ALTER TABLE {name} SET TBLPROPERTIES ({given})")


def _why_not(spark: SparkSession, name: str, detail: Row, plan: TablePlan) -> str:
    if detail["numFiles"] < plan.compact_from_files:
        return f"only {detail['numFiles']} files"
    if detail["sizeInBytes"] >= detail["numFiles"] * plan.smaller_than_mb * _MEGABYTE:
        return f"its files have {plan.smaller_than_mb} MB and more"
    operations = [row["operation"] for row in spark.sql(f"DESCRIBE HISTORY {name} LIMIT {_HISTORY}").collect()]
    since = operations[: operations.index("OPTIMIZE")] if "OPTIMIZE" in operations else ["WRITE"]
    return "" if set(since) - _UPKEEP else "nothing was written since the last time"


def _removed(spark: SparkSession, name: str) -> int:
    """Files that the last VACUUM removed, as the table's history has it."""
    for row in spark.sql(f"DESCRIBE HISTORY {name} LIMIT {_HISTORY}").collect():
        if row["operation"] == "VACUUM END":
            return int(row["operationMetrics"].get("numDeletedFiles", 0))
    return 0


def _detail(spark: SparkSession, name: str) -> Row:
    return spark.sql(f"DESCRIBE DETAIL {name}").collect()[0]
