"""The statements that copy and restore on Databricks, by a session that answers as Unity Catalog would."""

# ruff: noqa: S608 - statements are compared, not run

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from jobs.runtime.copies import Copy
from jobs.runtime.copies.sql import SqlCopies
from jobs.runtime.entry import JobError
from jobs.runtime.tables import Table

SOURCE = Table.parse("ep_raw.streaming.crm_events")
NAME = "ep_backup.tables.ep_raw__streaming__crm_events"
COPY = Copy(table=Table.parse(NAME), version=7)


class Session:
    """A workspace whose tables are at version 7; it remembers every statement that is no query."""

    def __init__(self, *, masked: bool = False, existing: tuple[Table, ...] = ()) -> None:
        self._masked = masked
        self.catalog = SimpleNamespace(tableExists=lambda name: name in {str(table) for table in existing})
        self.statements: list[str] = []

    def sql(self, text: str) -> Any:
        if not text.startswith(("SELECT", "DESCRIBE")):
            self.statements.append(text)
        rows: list[Any] = [{"version": 7}] if text.startswith("DESCRIBE") else []
        if self._masked and "information_schema.column_masks " in text:
            rows = [SimpleNamespace(column_name="email", function="a.b.c")]
        return SimpleNamespace(collect=lambda: rows)


@pytest.fixture(autouse=True)
def on_databricks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_PLATFORM", raising=False)
    monkeypatch.setenv("DATABRICKS_RUNTIME_VERSION", "18.0")


def copies(session: Session) -> SqlCopies:
    return SqlCopies(session)  # type: ignore[arg-type]


def test_table_is_cloned_at_its_version() -> None:
    session = Session()
    assert copies(session).back_up(SOURCE, 3, catalog="ep_backup", schema="tables") == COPY
    assert session.statements == [f"CREATE OR REPLACE TABLE {NAME} DEEP CLONE {SOURCE} VERSION AS OF 3"]


def test_masked_table_is_copied_by_rows_and_has_no_past() -> None:
    session = Session(masked=True, existing=(SOURCE,))
    copies(session).back_up(SOURCE, 3, catalog="ep_backup", schema="tables")
    assert session.statements == [f"CREATE OR REPLACE TABLE {NAME} AS SELECT * FROM {SOURCE}"]
    assert copies(session).original(COPY, SOURCE, 3) is None


def test_restore_in_place_keeps_the_table_and_its_history() -> None:
    session = Session(existing=(SOURCE,))
    copies(session).replace(COPY, SOURCE, aside=Table.parse("a.b.c"))
    assert session.statements == [f"INSERT OVERWRITE {SOURCE} SELECT * FROM {NAME} VERSION AS OF 7"]


def test_dropped_table_is_restored_as_a_clone() -> None:
    session = Session()
    copies(session).replace(COPY, SOURCE, aside=Table.parse("a.b.c"))
    assert session.statements == [f"CREATE TABLE {SOURCE} DEEP CLONE {NAME} VERSION AS OF 7"]


def test_restore_over_a_table_is_refused() -> None:
    with pytest.raises(JobError, match="is there already"):
        copies(Session(existing=(SOURCE,))).restore(COPY, SOURCE)


def test_drop_leaves_what_is_not_there() -> None:
    session = Session()
    copies(session).drop(SOURCE)
    assert session.statements == [f"DROP TABLE IF EXISTS {SOURCE}"]
