"""What a Delta table's log says of its columns, read without Spark from a folder on this machine.

The log is Delta's public protocol: JSON commits, now and then summed up in Parquet.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["column_types"]


def column_types(table: Path) -> Mapping[str, str] | None:
    """The columns of the table's newest version and their types in SQL, such as `array<struct<a:string>>`.

    Returns:
        None where there is no table.

    Raises:
        JobError: the log is damaged.
    """
    log = table / "_delta_log"
    if not log.is_dir():
        return None
    try:
        described = next(_descriptions(log), None)
        if described is None:
            return None
        fields = json.loads(described["schemaString"])["fields"]
        return {field["name"]: _sql_type(field["type"]) for field in fields}
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise JobError(f"{log}: the table's log can't be read ({error!r}); restore the table from a backup") from None


def _descriptions(log: Path) -> Iterator[dict[str, Any]]:
    """The actions that describe the table, newest first."""
    for commit in sorted(log.glob("[0-9]*.json"), reverse=True):
        for line in reversed(commit.read_text(encoding="utf-8").splitlines()):
            if '"metaData"' in line and "metaData" in (action := json.loads(line)):
                yield action["metaData"]
    for checkpoint in sorted(log.glob("[0-9]*.checkpoint*.parquet"), reverse=True):
        # Slow to import, and a young table has no checkpoint.
        from pyarrow import parquet  # noqa: PLC0415

        rows = parquet.read_table(checkpoint, columns=["metaData"]).to_pylist()
        yield from (row["metaData"] for row in rows if row["metaData"])


def _sql_type(kind: Any) -> str:
    if isinstance(kind, str):
        return {"integer": "int", "long": "bigint", "short": "smallint", "byte": "tinyint"}.get(kind, kind)
    match kind["type"]:
        case "array":
            return f"array<{_sql_type(kind['elementType'])}>"
        case "map":
            return f"map<{_sql_type(kind['keyType'])},{_sql_type(kind['valueType'])}>"
        case _:
            fields = (f"{field['name']}:{_sql_type(field['type'])}" for field in kind["fields"])
            return f"struct<{','.join(fields)}>"
