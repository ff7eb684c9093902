from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jobs.runtime.contracts import Contract
from policies.contracts.compatibility import breaks, is_same
from tests.policies.contracts.slices import FILE, SCHEMA, changed

if TYPE_CHECKING:
    from collections.abc import Callable


def contract(schema: dict[str, Any]) -> Contract:
    return Contract.parse(json.dumps(schema), file_name=FILE)


def found(schema: dict[str, Any]) -> set[tuple[str, str]]:
    return {(broken.field, broken.what) for broken in breaks(contract(SCHEMA), contract(schema))}


def without_field(name: str) -> dict[str, Any]:
    schema = deepcopy(SCHEMA)
    del schema["properties"][name]
    return schema


BREAKING: list[tuple[dict[str, Any], tuple[str, str]]] = [
    (without_field("note"), ("note", "removed")),
    (changed(additionalProperties=False), ("$", "keys that it doesn't name are no longer accepted")),
    (
        {**changed("colour", type="string"), "required": ["order_id", "state", "colour"]},
        ("colour", "a new field that is required"),
    ),
    (changed(required=["order_id", "state", "count"]), ("count", "became required")),
    (changed("count", type="number"), ("count", "type changed from integer to number")),
    (changed("ordered_at", without=("format",)), ("ordered_at", "its column changed from timestamp to string")),
    (changed("ordered_at", format="date"), ("ordered_at", "its column changed from timestamp to date")),
    (changed("amount", maximum=9999.99), ("amount", "its column changed from decimal(5,2) to decimal(6,2)")),
    (changed("amount", without=("multipleOf",)), ("amount", "its column changed from decimal(5,2) to double")),
    (changed("note", type="string"), ("note", "null is no longer accepted")),
    (changed("state", enum=["new", "paid"]), ("state", "enum lost sent")),
    (changed("order_id", enum=["O1"]), ("order_id", "a list of values (enum) added")),
    (changed("order_id", pattern="^O[0-9]{3}$"), ("order_id", "pattern changed from ^O[0-9]+$ to ^O[0-9]{3}$")),
    (changed("note", pattern="^[a-z]+$"), ("note", "pattern ^[a-z]+$ added")),
    (changed("note", format="uuid"), ("note", "format uuid added")),
    (changed("email", format="uuid"), ("email", "format changed from email to uuid")),
    (changed("note", minLength=2), ("note", "minLength raised from 1 to 2")),
    (changed("order_id", minLength=2), ("order_id", "minLength raised from 0 to 2")),
    (changed("note", maxLength=79), ("note", "maxLength lowered from 80 to 79")),
    (changed("order_id", maxLength=9), ("order_id", "maxLength lowered from none to 9")),
    (changed("count", minimum=2), ("count", "its least value raised from 1 to 2")),
    (changed("count", maximum=98), ("count", "its greatest value lowered from 99 to 98")),
    (changed("count", exclusiveMaximum=99), ("count", "its greatest value lowered from 99 to 98")),
    (changed("ratio", exclusiveMinimum=0.5), ("ratio", "its least value raised from 0 (excluded) to 0.5 (excluded)")),
    (changed("ratio", maximum=1), ("ratio", "its greatest value lowered from none to 1")),
    (changed("amount", exclusiveMinimum=0), ("amount", "its least value raised from 0 to 0 (excluded)")),
]

FINE: list[dict[str, Any]] = [
    changed("colour", type="string", enum=["red"]),
    changed("state", enum=["new", "paid", "sent", "lost"]),
    changed("state", without=("enum",)),
    changed("count", type=["integer", "null"]),
    changed("count", minimum=0),
    changed("count", maximum=1000),
    changed("count", without=("minimum", "maximum")),
    changed("ratio", without=("exclusiveMinimum",), minimum=0),
    changed("amount", minimum=-999.99),
    changed("note", without=("minLength", "maxLength")),
    changed("order_id", without=("pattern",)),
    changed("email", without=("format",)),
    changed(required=["order_id"]),
]

NONE: list[dict[str, Any]] = [
    deepcopy(SCHEMA),
    changed("order_id", description="What the shop calls it."),
    changed(title="Orders", description="All orders."),
    changed("state", enum=["sent", "paid", "new"]),
    {**SCHEMA, "properties": dict(reversed(SCHEMA["properties"].items()))},
    {**SCHEMA, "required": ["state", "order_id"]},
]


@pytest.mark.parametrize(("schema", "expected"), BREAKING, ids=lambda value: str(value)[:60])
def test_breaking_change_is_found(schema: dict[str, Any], expected: tuple[str, str]) -> None:
    assert expected in found(schema)
    assert not is_same(contract(SCHEMA), contract(schema))


@pytest.mark.parametrize("schema", FINE, ids=str)
def test_compatible_change_breaks_nothing_and_is_a_change(schema: dict[str, Any]) -> None:
    assert found(schema) == set()
    assert not is_same(contract(SCHEMA), contract(schema))


@pytest.mark.parametrize("schema", NONE, ids=str)
def test_texts_and_orders_are_no_change(schema: dict[str, Any]) -> None:
    assert found(schema) == set()
    assert is_same(contract(SCHEMA), contract(schema))


def test_opening_to_unknown_keys_breaks_nothing() -> None:
    closed = changed(additionalProperties=False)
    assert list(breaks(contract(closed), contract(SCHEMA))) == []
    assert not is_same(contract(closed), contract(SCHEMA))


VALUES = st.none() | st.booleans() | st.integers(-3, 120) | st.sampled_from(["", "a", "new", "sent", "O1", "O12", 0.5])
RECORDS = st.dictionaries(st.sampled_from(["order_id", "state", "note", "count", "ratio"]), VALUES)


def rules(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    bound = st.integers(-2, 9)
    of_kind: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "string": {
            "enum": st.lists(st.sampled_from(["a", "new", "O1"]), min_size=1, unique=True),
            "minLength": st.integers(0, 3),
            "maxLength": st.integers(0, 3),
            "pattern": st.sampled_from(["^O", "^[a-z]+$"]),
        },
        "integer": {"minimum": bound, "maximum": bound, "exclusiveMinimum": bound, "exclusiveMaximum": bound},
    }
    always: dict[str, st.SearchStrategy[Any]] = {"type": st.just(kind)}
    return st.fixed_dictionaries(always, optional=of_kind[kind])


SCHEMAS = st.builds(
    lambda fields, required, additional: {
        **SCHEMA,
        "properties": fields,
        "required": [name for name in required if name in fields],
        "additionalProperties": additional,
    },
    st.fixed_dictionaries({"order_id": rules("string")}, optional={"note": rules("string"), "count": rules("integer")}),
    st.lists(st.sampled_from(["order_id", "note", "count"]), unique=True),
    st.booleans(),
)


@given(SCHEMAS, SCHEMAS, st.lists(RECORDS, min_size=1, max_size=20))
def test_whatever_breaks_nothing_accepts_all_that_was_accepted(
    before: dict[str, Any], now: dict[str, Any], records: list[dict[str, Any]]
) -> None:
    if list(breaks(contract(before), contract(now))):
        return
    known = set(before["properties"])
    accepted: Callable[[Any], bool] = Draft202012Validator(before).is_valid
    accepted_now: Callable[[Any], bool] = Draft202012Validator(now).is_valid
    for record in records:
        # A key that was unknown may get rules: that is what a new optional field is.
        if accepted(record) and set(record) <= known:
            assert accepted_now(record), record
