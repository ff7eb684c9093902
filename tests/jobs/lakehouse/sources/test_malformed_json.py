from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from jobs.lakehouse.entities import ENTITIES, Entity, Layout
from jobs.lakehouse.sources.lines import as_json
from jobs.lakehouse.sources.malformed_json import JSON_MALFORMATIONS, JsonMalformation
from jobs.lakehouse.sources.people import Population
from jobs.lakehouse.sources.said import Extracts
from tests.jobs.judge import faults
from tests.jobs.lakehouse.volumes import contract_of

if TYPE_CHECKING:
    from jobs.lakehouse.sources.subject import Record

OF_JSON = [entity for entity in ENTITIES if entity.layout is Layout.JSON_LINES]

# `@` is the natural key, `#` the record's first number, `?` its first boolean.
BROKEN = {
    "not_json": {"not JSON"},
    "truncated": {"not JSON"},
    "trailing_comma": {"not JSON"},
    "single_quotes": {"not JSON"},
    "two_documents": {"not JSON"},
    "raw_control_character": {"not JSON"},
    "byte_order_mark": {"not JSON"},
    "latin_1": {"not UTF-8"},
    "utf_16": {"not JSON"},
    "array_of_one": {"$ type"},
    "encoded_twice": {"$ type"},
    "bare_number": {"$ type"},
    "duplicate_key": {"repeated key"},
    "missing_field": {"$ required"},
    "null_key": {"@ type"},
    "nested_object": {"@ type"},
    "too_deep": {"too deep"},
    "number_for_text": {"@ type"},
    "number_in_quotes": {"# type"},
    "boolean_in_quotes": {"? type"},
    "negative_number": {"# minimum"},
    "number_too_large": {"# maximum"},
    "fraction": {"# type"},
    "not_a_number": {"constant NaN"},
    "unknown_value": {"channel enum"},
    "foreign_identifier": {"@ pattern"},
    "impossible_date_time": {"ingest_ts format"},
    "date_time_without_offset": {"ingest_ts format"},
    "huge_field": {"@ pattern"},
}
MISSING = {
    "cmdm.customers": {"unknown_value"},
    "sfdc.contacts": {
        "number_in_quotes",
        "boolean_in_quotes",
        "negative_number",
        "number_too_large",
        "fraction",
        "not_a_number",
        "unknown_value",
    },
    "pega.cases": {"boolean_in_quotes"},
}
"""What an entity has no field for."""


def good_record(entity: Entity) -> Record:
    extracts = Extracts(Population(40, seed=3), first_day=date(2026, 7, 1), seed=3)
    return next(
        record
        for name, record in extracts.of_day(0)
        if name == str(entity) and record.get("handle_time_minutes", 1) is not None
    )


def test_malformations_are_distinct_and_each_is_explained() -> None:
    assert [malformation.__name__ for malformation in JSON_MALFORMATIONS] == list(BROKEN)
    assert all(malformation.__doc__ for malformation in JSON_MALFORMATIONS)
    assert len(JSON_MALFORMATIONS) >= 24


@pytest.mark.parametrize("entity", OF_JSON, ids=str)
@pytest.mark.parametrize("malformation", JSON_MALFORMATIONS, ids=lambda malformation: malformation.__name__)
def test_malformation_breaks_the_rule_that_it_names(malformation: JsonMalformation, entity: Entity) -> None:
    record = good_record(entity)
    before = dict(record)
    line = malformation(record)
    assert record == before, "the good record was changed"
    assert faults(as_json(record), contract_of(entity)) == set()
    if malformation.__name__ in MISSING[str(entity)]:
        assert line is None
        return
    assert line is not None
    assert b"\n" not in line
    names = {
        "@": next(iter(record)),
        "#": next((name for name, value in record.items() if type(value) is int), ""),
        "?": next((name for name, value in record.items() if type(value) is bool), ""),
    }
    (rule,) = BROKEN[malformation.__name__]
    assert faults(line, contract_of(entity)) == {names.get(rule[0], rule[0]) + rule[1:]}
