"""The statements that Unity Catalog gets, by a session that answers as its information schema would."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.errors import PySparkException

from jobs.runtime.entry import JobError
from jobs.runtime.protection import Guard, Protection, RowFilter, View
from jobs.runtime.tables import Table
from jobs.runtime.unity.sql import UnitySql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TABLE = Table(catalog="ep_raw", schema="streaming", name="crm_events")
MASK = "ep_curated.ops.mask_email"
GUARD = Guard(
    name="mask_email",
    parameters={"value": "string"},
    returns="string",
    groups=("PII readers",),
    principals=("0-1",),
    shown="value",
    otherwise="'it''s masked'",
)
MASKED = {"column_masks": [{"column_name": "email", "function": MASK}]}
FILTERED = {"row_filters": [{"function": "ep_curated.ops.by_region", "filter_col_usage": "state"}]}
COLUMNS = {"columns": [{"column_name": "email", "full_data_type": "string"}]}
TAGGED = {"column_tags": [{"column_name": "email", "tag_name": "pii", "tag_value": "email"}]}


class Session:
    """Answers queries of a relation with its rows, and remembers every other statement."""

    def __init__(self, relations: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._relations = relations
        self.statements: list[str] = []

    def sql(self, text: str) -> Any:
        if not text.startswith("SELECT"):
            self.statements.append(text)
        rows = next((rows for name, rows in self._relations.items() if f"information_schema.{name} " in text), [])
        return SimpleNamespace(collect=lambda: [SimpleNamespace(**row) for row in rows])


def changes(have: Mapping[str, Any], wanted: Protection) -> list[str]:
    session = Session({**COLUMNS, **have})
    UnitySql(session).protect(TABLE, wanted)  # type: ignore[arg-type]
    return session.statements


def test_protection_reads_masks_filter_and_tags() -> None:
    found = UnitySql(Session({**MASKED, **FILTERED, **TAGGED})).protection(TABLE)  # type: ignore[arg-type]
    assert found == Protection(
        masks={"email": MASK},
        row_filter=RowFilter(function="ep_curated.ops.by_region", columns=("state",)),
        tags={"email": {"pii": "email"}},
    )


def test_what_is_set_already_is_not_set_again() -> None:
    have = {**MASKED, **FILTERED, **TAGGED}
    wanted = UnitySql(Session(have)).protection(TABLE)  # type: ignore[arg-type]
    assert changes(have, wanted) == []


def test_bare_table_gets_mask_filter_and_tags() -> None:
    wanted = Protection(
        masks={"email": MASK},
        row_filter=RowFilter(function="ep_curated.ops.by_region", columns=("state",)),
        tags={"email": {"pii": "email"}},
    )
    assert changes({}, wanted) == [
        f"ALTER TABLE ep_raw.streaming.crm_events ALTER COLUMN `email` SET MASK {MASK}",
        "ALTER TABLE ep_raw.streaming.crm_events SET ROW FILTER ep_curated.ops.by_region ON (`state`)",
        "ALTER TABLE ep_raw.streaming.crm_events ALTER COLUMN `email` SET TAGS ('pii' = 'email')",
    ]


def test_protected_table_gets_bare_again() -> None:
    assert changes({**MASKED, **FILTERED, **TAGGED}, Protection()) == [
        "ALTER TABLE ep_raw.streaming.crm_events ALTER COLUMN `email` DROP MASK",
        "ALTER TABLE ep_raw.streaming.crm_events DROP ROW FILTER",
        "ALTER TABLE ep_raw.streaming.crm_events ALTER COLUMN `email` UNSET TAGS ('pii')",
    ]


def test_table_that_is_not_there_is_left_alone() -> None:
    session = Session({})
    UnitySql(session).protect(TABLE, Protection(masks={"email": MASK}))  # type: ignore[arg-type]
    assert session.statements == []


def test_refusal_names_the_statement_and_the_remedy() -> None:
    class Refusing:
        def sql(self, _text: str) -> Any:
            raise PySparkException("[INSUFFICIENT_PERMISSIONS] MANAGE is missing\nmore")

    with pytest.raises(JobError, match=r"refused 'DROP VIEW .*: \[INSUFFICIENT_PERMISSIONS\] MANAGE is missing; see"):
        UnitySql(Refusing()).drop_view("a.b.c")  # type: ignore[arg-type]


def test_mask_is_replaced_without_being_dropped() -> None:
    other = Protection(masks={"email": "ep_curated.ops.mask_name"})
    assert changes(MASKED, other) == [
        "ALTER TABLE ep_raw.streaming.crm_events ALTER COLUMN `email` SET MASK ep_curated.ops.mask_name"
    ]


def test_function_asks_for_groups_and_principals() -> None:
    session = Session({})
    catalog = UnitySql(session)  # type: ignore[arg-type]
    catalog.define("ep_curated.ops", GUARD)
    (statement,) = session.statements
    head, _, body = statement.partition(" RETURN ")
    assert head == (
        "CREATE OR REPLACE FUNCTION ep_curated.ops.mask_email(value string) RETURNS string "
        f"COMMENT '{catalog.definition(GUARD)}'"
    )
    assert body == (
        "CASE WHEN is_account_group_member('PII readers') OR session_user() IN ('0-1') "
        "THEN value ELSE 'it''s masked' END"
    )


def test_view_is_found_again_by_its_comment() -> None:
    session = Session({})
    view = View(table=str(TABLE), columns=("event_id", "email"))
    UnitySql(session).create_view("ep_raw.streaming.v", view)  # type: ignore[arg-type]
    (statement,) = session.statements
    assert statement.endswith("AS SELECT `event_id`, `email` FROM ep_raw.streaming.crm_events")
    comment = statement.split("COMMENT '")[1].split("' AS SELECT")[0]
    again = Session({"tables": [{"table_name": "v", "comment": comment}]})
    assert UnitySql(again).views("ep_raw.streaming") == {"ep_raw.streaming.v": view}  # type: ignore[arg-type]


def test_grants_are_those_on_the_securable_itself() -> None:
    row = {"name": "ep_raw.streaming", "grantee": "0-1", "privileges": ["USE_SCHEMA", "SELECT"]}
    found = UnitySql(Session({"schema_privileges": [row]})).grants(["ep_raw"])  # type: ignore[arg-type]
    assert found == {("schema", "ep_raw.streaming"): {"0-1": frozenset({"USE_SCHEMA", "SELECT"})}}


@pytest.mark.parametrize("name", ["a.b", "a.b.c.d", "a.b.c`; DROP", "a..c"])
def test_table_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(Exception, match="is no table's name"):
        Table.parse(name)
