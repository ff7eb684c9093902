from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from jobs.lakehouse.entities import ENTITIES, Entity, Layout
from jobs.lakehouse.sources.lines import as_csv
from jobs.lakehouse.sources.malformed_csv import CSV_MALFORMATIONS, CsvMalformation
from jobs.lakehouse.sources.people import Population
from jobs.lakehouse.sources.said import Extracts
from tests.jobs.judge import csv_faults
from tests.jobs.lakehouse.volumes import contract_of

if TYPE_CHECKING:
    from jobs.lakehouse.sources.subject import Record

OF_CSV = [entity for entity in ENTITIES if entity.layout is Layout.CSV]

# `@` is the natural key. More rules than these may be broken, where several are said to be the least.
BROKEN = {
    "too_few_fields": {"fields"},
    "too_many_fields": {"fields"},
    "wrong_delimiter": {"fields"},
    "text_after_quote": {"not CSV"},
    "unclosed_quote": {"not CSV"},
    "quote_not_doubled": {"not CSV"},
    "single_quotes": {"@ pattern"},
    "missing_value": {"$ required"},
    "null_as_word": {"ingest_ts format"},
    "shifted_fields": {"@ pattern", "ingest_ts format"},
    "repeated_header": {"@ pattern", "ingest_ts format"},
    "json_for_csv": {"not CSV", "fields"},
    "byte_order_mark": {"@ pattern"},
    "embedded_nul": {"@ pattern"},
    "latin_1": {"not UTF-8"},
    "utf_16": {"@ pattern", "ingest_ts format"},
    "foreign_identifier": {"@ pattern"},
    "impossible_date_time": {"ingest_ts format"},
    "date_time_without_offset": {"ingest_ts format"},
    "huge_field": {"@ pattern"},
    "text_for_number": {"monthly_charges type"},
    "number_with_currency": {"monthly_charges type"},
    "negative_number": {"monthly_charges minimum"},
    "number_too_large": {"monthly_charges maximum"},
    "not_a_number": {"monthly_charges type"},
    "too_many_decimals": {"monthly_charges multipleOf"},
    "local_date": {"start_dt format"},
    "impossible_date": {"start_dt format"},
    "unknown_value": {"service_type enum"},
}
ONE_OF = {"json_for_csv"}
AT_LEAST = {"shifted_fields", "repeated_header", "utf_16", "embedded_nul"}
OF_SERVICES = {name for name, rules in BROKEN.items() if any("_" in rule and "ingest" not in rule for rule in rules)}


def good_record(entity: Entity) -> Record:
    extracts = Extracts(Population(1, seed=3), first_day=date(2026, 7, 1), seed=3)
    return next(record for name, record in extracts.of_day(0) if name == str(entity))


def test_malformations_are_distinct_and_each_is_explained() -> None:
    assert [malformation.__name__ for malformation in CSV_MALFORMATIONS] == list(BROKEN)
    assert all(malformation.__doc__ for malformation in CSV_MALFORMATIONS)
    assert len(CSV_MALFORMATIONS) >= 20


@pytest.mark.parametrize("entity", OF_CSV, ids=str)
@pytest.mark.parametrize("malformation", CSV_MALFORMATIONS, ids=lambda malformation: malformation.__name__)
def test_malformation_breaks_the_rule_that_it_names(malformation: CsvMalformation, entity: Entity) -> None:
    record = good_record(entity)
    columns, before = tuple(record), dict(record)
    line = malformation(record, columns)
    assert record == before, "the good record was changed"
    assert csv_faults(as_csv(record, columns), columns, contract_of(entity)) == set()
    name = malformation.__name__
    if name in OF_SERVICES and entity.system != "jarvis":
        assert line is None
        return
    assert line is not None
    assert b"\n" not in line
    found = csv_faults(line, columns, contract_of(entity))
    expected = {rule.replace("@", columns[0]) for rule in BROKEN[name]}
    if name in ONE_OF:
        assert len(found & expected) == 1
    elif name in AT_LEAST:
        assert found >= expected
    else:
        assert found == expected
