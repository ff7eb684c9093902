"""Delta tables read without Spark: how many rows one has, from its log alone, and the rows of a small one.

The log is Delta's public protocol: JSON commits of added and removed files, now and then all of them in Parquet.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from environments.local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["count_rows", "read_rows"]


def count_rows(table: Path) -> int | None:
    """The rows of the table's newest version; None where there is no table.

    Raises:
        LocalError: a file in the log says nothing of its rows, or the log is damaged.
    """
    files = _live_files(table)
    if files is None:
        return None
    try:
        return sum(_rows(added) for added in files)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(table, error) from None


def read_rows(table: Path) -> list[dict[str, Any]] | None:
    """All rows of the table's newest version, as Python values; None where there is no table.

    For tables that are appended to and small enough to be held in memory.

    Raises:
        LocalError: rows were deleted inside files, which this does not read; or the log is damaged.
    """
    files = _live_files(table)
    if not files:
        return None if files is None else []
    if any(added.get("deletionVector") for added in files):
        raise LocalError(f"{table}: rows were deleted inside its files; rewrite them: lakeform run governance maintain")
    # Slow to import, and most commands read no rows.
    from pyarrow import ArrowInvalid, dataset  # noqa: PLC0415

    try:
        rows = dataset.dataset([str(table / unquote(added["path"])) for added in files], format="parquet").to_table()
    except (ArrowInvalid, OSError) as error:
        raise _damaged(table, error) from None
    return [dict(row) for row in rows.to_pylist(maps_as_pydicts="strict")]


def _live_files(table: Path) -> list[dict[str, Any]] | None:
    """What the log says of each data file of the newest version; None where there is no table."""
    log = table / "_delta_log"
    if not log.is_dir():
        return None
    files: dict[tuple[str, str | None, int | None], dict[str, Any]] = {}
    try:
        for action in _actions(log):
            if added := action.get("add"):
                files[_identity(added)] = added
            elif removed := action.get("remove"):
                files.pop(_identity(removed), None)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(table, error) from None
    return list(files.values())


def _damaged(table: Path, error: Exception) -> LocalError:
    log = table / "_delta_log"
    return LocalError(f"{log}: the table's log can't be read ({error!r}); start afresh with: lakeform reset")


def _actions(log: Path) -> Iterator[dict[str, Any]]:
    checkpoint = log / "_last_checkpoint"
    start = -1
    if checkpoint.is_file():
        start = json.loads(checkpoint.read_text(encoding="utf-8"))["version"]
        yield from _checkpoint(log, start)
    for commit in sorted(log.glob("[0-9]*.json")):
        if int(commit.stem) > start:
            for line in commit.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)


def _checkpoint(log: Path, version: int) -> Iterator[dict[str, Any]]:
    # Slow to import, and a young table has no checkpoint.
    from pyarrow import parquet  # noqa: PLC0415

    for part in sorted(log.glob(f"{version:020d}.checkpoint*.parquet")):
        yield from parquet.read_table(part, columns=["add"]).to_pylist()


def _identity(action: dict[str, Any]) -> tuple[str, str | None, int | None]:
    """What names a file in the log: a commit may add it with a deletion vector before it removes it without one."""
    vector = action.get("deletionVector") or {}
    return action["path"], vector.get("pathOrInlineDv"), vector.get("offset")


def _rows(added: dict[str, Any]) -> int:
    rows = int(json.loads(added["stats"])["numRecords"])
    deleted = (added.get("deletionVector") or {}).get("cardinality", 0)
    return rows - int(deleted)
