"""A table of the embedded platform as its caller may see it: its rows filtered, its columns masked.

The functions are those of Databricks to the letter, run by Spark as temporary functions of the session; only the two
that ask for the caller, `is_account_group_member` and `session_user`, are the platform's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.runtime.caller import caller
from jobs.runtime.platform import local_platform
from jobs.runtime.sql import quoted

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from jobs.runtime.caller import Caller
    from jobs.runtime.protection import Protection
    from jobs.runtime.tables import Table
    from jobs.runtime.unity.files import UnityFiles

__all__ = ["as_seen"]

# Spark's own session_user, the name of the machine's user, can't be replaced.
_USER = "lakeform_session_user"


def as_seen(spark: SparkSession, table: Table) -> DataFrame:
    """The newest version of a table, or of a view's table, as this process's caller may see it."""
    # It knows tables, which know this module.
    from jobs.runtime.unity.files import UnityFiles  # noqa: PLC0415

    files = UnityFiles.here()
    view = files.views(f"{table.catalog}.{table.schema}").get(str(table))
    if view:
        return as_seen(spark, type(table).parse(view.table)).select(*view.columns)
    folder = local_platform().tables.joinpath(table.catalog, table.schema, table.name)
    rows = spark.read.format("delta").load(str(folder))
    protection = files.protection(table)
    if not protection.masks and protection.row_filter is None:
        return rows
    _define(spark, files, protection, caller())
    if protection.row_filter:
        columns = ", ".join(f"`{column}`" for column in protection.row_filter.columns)
        rows = rows.where(f"{_own(protection.row_filter.function)}({columns})")
    return rows.selectExpr(
        *(
            f"{_own(protection.masks[column])}(`{column}`) AS `{column}`"
            if column in protection.masks
            else f"`{column}`"
            for column in rows.columns
        )
    )


def _define(spark: SparkSession, files: UnityFiles, protection: Protection, who: Caller) -> None:
    """(Re)define the functions for this caller; a plan that was analyzed before keeps those that it met."""
    groups = ", ".join(quoted(group) for group in sorted(who.groups)) or "NULL"
    member = f"coalesce(name IN ({groups}), false)"
    _function(spark, "is_account_group_member", "(name STRING) RETURNS BOOLEAN", member)
    _function(spark, _USER, "() RETURNS STRING", quoted(who.principal))
    names = set(protection.masks.values())
    if protection.row_filter:
        names.add(protection.row_filter.function)
    for name in sorted(names):
        guard = files.guard(name)
        _function(spark, _own(name), guard.signature, guard.body(user=f"{_USER}()"))


def _function(spark: SparkSession, name: str, signature: str, body: str) -> None:
    spark.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {name}{signature} RETURN {body}")


def _own(name: str) -> str:
    # Temporary functions have one-part names.
    return name.replace(".", "__")
