"""Unity Catalog itself, through its SQL and its information schema.

What it can't be asked (whether a function or a view is still as it was defined) is written into comments.
"""

# ruff: noqa: S608 - names are the stacks' and the declarations', texts are quoted

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from pyspark.errors import PySparkException

from jobs.runtime.entry import JobError
from jobs.runtime.protection import Protection, RowFilter, View
from jobs.runtime.sql import quoted
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pyspark.sql import DataFrame, Row, SparkSession

    from jobs.runtime.protection import Guard
    from jobs.runtime.unity.interface import Grants, Securable

__all__ = ["UnitySql"]

_MARK = "lakeform "
_SHOWN = 160
_PRIVILEGES = {
    "catalog": ("catalog_privileges", "catalog_name"),
    "schema": ("schema_privileges", "concat_ws('.', catalog_name, schema_name)"),
    "volume": ("volume_privileges", "concat_ws('.', volume_catalog, volume_schema, volume_name)"),
}


class UnitySql:
    """Unity Catalog as a Spark session on Databricks reaches it."""

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def columns(self, table: Table) -> Mapping[str, str] | None:
        """The table's columns and their SQL types; None where there is no table."""
        rows = self._rows(
            f"SELECT column_name, full_data_type FROM {table.catalog}.information_schema.columns "
            f"WHERE {_is(table, 'table_schema')} ORDER BY ordinal_position"
        )
        return {row.column_name: row.full_data_type for row in rows} or None

    def functions(self, schema: str) -> Mapping[str, str]:
        """The comments of a schema's functions that `define` defined, by full name."""
        catalog, _, own = schema.partition(".")
        rows = self._rows(
            f"SELECT routine_name, comment FROM {catalog}.information_schema.routines "
            f"WHERE routine_schema = {quoted(own)} AND startswith(comment, {quoted(_MARK)})"
        )
        return {f"{schema}.{row.routine_name}": row.comment for row in rows}

    def define(self, schema: str, guard: Guard) -> None:
        """Create the function, or replace it."""
        self._run(
            f"CREATE OR REPLACE FUNCTION {schema}.{guard.name}{guard.signature} "
            f"COMMENT {quoted(self.definition(guard))} RETURN {guard.body()}"
        )

    def drop_function(self, name: str) -> None:
        """Drop a function that nothing uses."""
        self._run(f"DROP FUNCTION IF EXISTS {name}")

    def definition(self, guard: Guard) -> str:
        """The comment that marks the guard's function."""
        return _MARK + hashlib.sha256(json.dumps(asdict(guard), sort_keys=True).encode()).hexdigest()

    def protected(self, catalogs: Sequence[str]) -> Sequence[Table]:
        """The tables of the catalogs that have a mask, a row filter or a tagged column."""
        found = {
            str(Table(catalog=catalog, schema=row.schema_name, name=row.table_name))
            for catalog in catalogs
            for relation in ("column_masks", "row_filters", "column_tags")
            for row in self._rows(f"SELECT schema_name, table_name FROM {catalog}.information_schema.{relation}")
        }
        return [Table.parse(name) for name in sorted(found)]

    def protection(self, table: Table) -> Protection:
        """What is set on the table."""
        place = f"{table.catalog}.information_schema"
        where = f"WHERE {_is(table, 'schema_name')}"
        masks = self._rows(
            "SELECT column_name, concat_ws('.', mask_catalog, mask_schema, mask_name) AS function "
            f"FROM {place}.column_masks {where}"
        )
        filters = self._rows(
            "SELECT concat_ws('.', filter_catalog, filter_schema, filter_name) AS function, filter_col_usage "
            f"FROM {place}.row_filters {where}"
        )
        tags: dict[str, dict[str, str]] = {}
        for row in self._rows(f"SELECT column_name, tag_name, tag_value FROM {place}.column_tags {where}"):
            tags.setdefault(row.column_name, {})[row.tag_name] = row.tag_value
        return Protection(
            masks={row.column_name: row.function for row in masks},
            row_filter=next(
                (RowFilter(function=row.function, columns=_columns(row.filter_col_usage)) for row in filters), None
            ),
            tags=tags,
        )

    def protect(self, table: Table, wanted: Protection) -> None:
        """Bring the table to what is wanted; what is so already is not touched.

        A table that is not there can't be protected yet, and is not.
        """
        if self.columns(table) is None:
            return
        for statement in _changes(table, self.protection(table), wanted):
            self._run(statement)

    def views(self, schema: str) -> Mapping[str, View]:
        """The views of a schema that `create_view` created, by full name."""
        catalog, _, own = schema.partition(".")
        rows = self._rows(
            f"SELECT table_name, comment FROM {catalog}.information_schema.tables WHERE table_type = 'VIEW' "
            f"AND table_schema = {quoted(own)} AND startswith(comment, {quoted(_MARK)})"
        )
        described = {f"{schema}.{row.table_name}": json.loads(row.comment.removeprefix(_MARK)) for row in rows}
        return {name: View(table=view["table"], columns=tuple(view["columns"])) for name, view in described.items()}

    def create_view(self, name: str, view: View) -> None:
        """Create the view, or replace it."""
        comment = _MARK + json.dumps(asdict(view))
        columns = ", ".join(f"`{column}`" for column in view.columns)
        self._run(f"CREATE OR REPLACE VIEW {name} COMMENT {quoted(comment)} AS SELECT {columns} FROM {view.table}")

    def drop_view(self, name: str) -> None:
        """Drop the view."""
        self._run(f"DROP VIEW IF EXISTS {name}")

    def grants(self, catalogs: Sequence[str]) -> Grants:
        """What was granted on the catalogs themselves, their schemas and their volumes; nothing that is inherited."""
        found: dict[Securable, dict[str, frozenset[str]]] = {}
        for catalog in catalogs:
            for kind, (relation, name) in _PRIVILEGES.items():
                rows = self._rows(
                    f"SELECT {name} AS name, grantee, collect_set(replace(privilege_type, ' ', '_')) AS privileges "
                    f"FROM {catalog}.information_schema.{relation} WHERE inherited_from = 'NONE' GROUP BY ALL"
                )
                for row in rows:
                    found.setdefault((kind, row.name), {})[row.grantee] = frozenset(row.privileges)
        return found

    def _rows(self, query: str) -> list[Row]:
        return self._run(query).collect()

    def _run(self, statement: str) -> DataFrame:
        try:
            return self._spark.sql(statement)
        except PySparkException as error:
            reason = str(error).strip().splitlines()[0]
            raise JobError(
                f"Unity Catalog refused {statement[:_SHOWN]!r}: {reason}; see what the job's principal is granted there"
            ) from None


def _changes(table: Table, have: Protection, wanted: Protection) -> Iterator[str]:
    """The statements that lead from one to the other; a mask is replaced without a moment in between."""
    for column, function in wanted.masks.items():
        if have.masks.get(column) != function:
            yield f"ALTER TABLE {table} ALTER COLUMN `{column}` SET MASK {function}"
    if wanted.row_filter and have.row_filter != wanted.row_filter:
        columns = ", ".join(f"`{column}`" for column in wanted.row_filter.columns)
        yield f"ALTER TABLE {table} SET ROW FILTER {wanted.row_filter.function} ON ({columns})"
    for column, tags in wanted.tags.items():
        if new := {name: value for name, value in tags.items() if have.tags.get(column, {}).get(name) != value}:
            given = ", ".join(f"{quoted(name)} = {quoted(value)}" for name, value in new.items())
            yield f"ALTER TABLE {table} ALTER COLUMN `{column}` SET TAGS ({given})"
    for column in have.masks.keys() - wanted.masks.keys():
        yield f"ALTER TABLE {table} ALTER COLUMN `{column}` DROP MASK"
    if have.row_filter and not wanted.row_filter:
        yield f"ALTER TABLE {table} DROP ROW FILTER"
    for column, tags in have.tags.items():
        if gone := tags.keys() - wanted.tags.get(column, {}).keys():
            yield f"ALTER TABLE {table} ALTER COLUMN `{column}` UNSET TAGS ({', '.join(map(quoted, sorted(gone)))})"


def _is(table: Table, schema_column: str) -> str:
    return f"{schema_column} = {quoted(table.schema)} AND table_name = {quoted(table.name)}"


def _columns(usage: str | None) -> tuple[str, ...]:
    return tuple(column.strip() for column in (usage or "").split(",") if column.strip())
