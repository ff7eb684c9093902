from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from environments.local.delta import count_rows, read_rows
from environments.local.errors import LocalError

if TYPE_CHECKING:
    from pathlib import Path


def _commit(table: Path, version: int, *actions: dict[str, Any]) -> None:
    log = table / "_delta_log"
    log.mkdir(parents=True, exist_ok=True)
    (log / f"{version:020d}.json").write_text("\n".join(json.dumps(action) for action in actions))


def add(path: str, rows: int, **more: Any) -> dict[str, Any]:
    return {"add": {"path": path, "stats": json.dumps({"numRecords": rows}), **more}}


def test_count_rows_adds_removes_and_ignores_the_rest(tmp_path: Path) -> None:
    _commit(tmp_path, 0, {"protocol": {}}, {"metaData": {}}, add("a", 3), add("b", 4))
    _commit(tmp_path, 1, {"commitInfo": {}}, {"txn": {}}, {"remove": {"path": "a"}}, add("c", 10))
    assert count_rows(tmp_path) == 14


def test_count_rows_leaves_out_rows_deleted_by_vector(tmp_path: Path) -> None:
    _commit(tmp_path, 0, add("a", 10, deletionVector={"cardinality": 4}))
    assert count_rows(tmp_path) == 6


def test_count_rows_knows_a_file_by_its_vector_too(tmp_path: Path) -> None:
    """As MERGE writes it: the file comes back with a vector before it goes without one, then with another vector."""
    first, second = ({"pathOrInlineDv": "x", "offset": offset, "cardinality": offset} for offset in (1, 2))
    _commit(tmp_path, 0, add("a", 10))
    _commit(tmp_path, 1, add("a", 10, deletionVector=first), {"remove": {"path": "a"}})
    assert count_rows(tmp_path) == 9
    _commit(tmp_path, 2, add("a", 10, deletionVector=second), {"remove": {"path": "a", "deletionVector": first}})
    assert count_rows(tmp_path) == 8


def test_count_rows_starts_at_the_checkpoint(tmp_path: Path) -> None:
    _commit(tmp_path, 2, add("c", 5), {"remove": {"path": "a"}})
    log = tmp_path / "_delta_log"
    kept = [{"path": "a", "stats": '{"numRecords": 7}'}, {"path": "b", "stats": '{"numRecords": 1}'}, None]
    parquet.write_table(pa.table({"add": kept, "other": [1, 2, 3]}), log / f"{1:020d}.checkpoint.parquet")
    (log / "_last_checkpoint").write_text('{"version": 1, "size": 3}')
    assert count_rows(tmp_path) == 6


def test_count_rows_of_no_table_is_none(tmp_path: Path) -> None:
    assert count_rows(tmp_path / "none") is None


@pytest.mark.parametrize("line", ["{", '{"add": {"path": "a"}}', '{"add": {"path": "a", "stats": "{}"}}'])
def test_damaged_log_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "_delta_log").mkdir()
    (tmp_path / "_delta_log" / f"{0:020d}.json").write_text(line)
    with pytest.raises(LocalError, match="_delta_log: the table's log can't be read"):
        count_rows(tmp_path)


def _data(table: Path, name: str, **columns: list[Any]) -> None:
    table.mkdir(exist_ok=True)
    parquet.write_table(pa.table(columns), table / name)


def test_read_rows_are_those_of_live_files(tmp_path: Path) -> None:
    for name, number in {"a=1 b.parquet": 1, "gone.parquet": 2, "c.parquet": 3}.items():
        _data(tmp_path, name, number=[number], counts=[{"rule": number}])
    _commit(tmp_path, 0, add("a%3D1%20b.parquet", 1), add("gone.parquet", 1))
    _commit(tmp_path, 1, {"remove": {"path": "gone.parquet"}}, add("c.parquet", 1))
    rows = [{"number": 1, "counts": {"rule": 1}}, {"number": 3, "counts": {"rule": 3}}]
    assert read_rows(tmp_path) == rows


def test_read_rows_of_an_empty_table_are_none_and_of_no_table_nothing(tmp_path: Path) -> None:
    _commit(tmp_path, 0, {"metaData": {}})
    assert read_rows(tmp_path) == []
    assert read_rows(tmp_path / "none") is None


def test_read_rows_refuses_files_with_deleted_rows(tmp_path: Path) -> None:
    _commit(tmp_path, 0, add("a", 10, deletionVector={"cardinality": 4}))
    with pytest.raises(LocalError, match=r"rewrite them: lakeform run governance maintain"):
        read_rows(tmp_path)


def test_read_rows_tells_of_a_missing_file(tmp_path: Path) -> None:
    _commit(tmp_path, 0, add("lost.parquet", 10))
    with pytest.raises(LocalError, match=r"the table's log can't be read .*lost\.parquet"):
        read_rows(tmp_path)
