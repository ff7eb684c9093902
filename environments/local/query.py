"""Read the embedded platform's tables with SQL, as somebody would: through column masks and row filters."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from rich.table import Table as RichTable

from environments.local.commands import Outcome
from environments.local.errors import LocalError
from environments.local.java import find_java
from jobs.runtime.caller import GROUPS, PRINCIPAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import SparkSession

    from environments.local.console import Progress
    from environments.local.state import StateFolder

__all__ = ["query"]

# A three-part name; texts, quoted names and comments are matched first, so that nothing in them is taken for one.
_TOKEN = re.compile(
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|--[^\n]*|/\*.*?\*/|(?P<name>\b[A-Za-z_]\w*\.\w+\.\w+)", re.DOTALL
)


def query(
    state: StateFolder, progress: Progress, text: str, *, groups: Sequence[str], principal: str, limit: int
) -> Outcome:
    """Run one SELECT and show its first rows, as they are seen by a member of the groups.

    Raises:
        LocalError: nothing was ever deployed, or the query can't be run.
    """
    if not state.platform.is_file():
        raise LocalError("nothing was ever started; start it with: lakeform up")
    os.environ |= {
        "LAKEFORM_PLATFORM": str(state.platform),
        "JAVA_HOME": str(find_java(state.java).home),
        GROUPS: ",".join(groups),
        PRINCIPAL: principal,
    }
    # Importing Spark takes a second that no other verb should wait for.
    from pyspark.errors import PySparkException  # noqa: PLC0415

    from jobs.runtime.entry import JobError  # noqa: PLC0415
    from jobs.runtime.session import get_session  # noqa: PLC0415

    spark = get_session("query")
    spark.sparkContext.setLogLevel("ERROR")
    try:
        rows = spark.sql(_localized(spark, text)).limit(limit)
        found = [row.asDict(recursive=True) for row in rows.collect()]
    except PySparkException as error:
        raise LocalError(f"the query can't be run: {str(error).strip().splitlines()[0]}") from None
    except JobError as error:
        raise LocalError(str(error)) from None
    table = RichTable(*rows.columns)
    for row in found:
        table.add_row(*(_shown(row[column]) for column in rows.columns))
    progress.show(table)
    document = [{name: _shown(value) for name, value in row.items()} for row in found]
    return Outcome(code=0, document={"columns": rows.columns, "rows": document})


def _localized(spark: SparkSession, text: str) -> str:
    """The query with each table's name in backticks, a temporary view of what this caller may see of it."""
    from jobs.runtime.tables import Table  # noqa: PLC0415 - see above
    from jobs.runtime.unity.files import UnityFiles  # noqa: PLC0415

    def replace(match: re.Match[str]) -> str:
        name = match["name"]
        if name is None:
            return match[0]
        table = Table.parse(name)
        is_view = name in UnityFiles.here().views(f"{table.catalog}.{table.schema}")
        if not is_view and not table.exists(spark):
            raise LocalError(f"{name}: no such table; `lakeform status` shows those that the jobs have filled")
        table.read(spark).createOrReplaceTempView(f"`{name}`")
        return f"`{name}`"

    return _TOKEN.sub(replace, text)


def _shown(value: Any) -> str:
    if isinstance(value, bytes | bytearray):
        return bytes(value).decode(errors="backslashreplace")
    return "NULL" if value is None else str(value)
