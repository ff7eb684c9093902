from __future__ import annotations

import pytest

from jobs.runtime.reference.customers import customers
from jobs.streaming.events import Event, Source, events
from jobs.streaming.malformed import MALFORMATIONS, Malformation, encode
from tests.jobs.streaming.judge import faults

# `#` is the event's first number, `?` its first boolean.
BROKEN = {
    "null_value": {"no value"},
    "empty_payload": {"not JSON"},
    "not_json": {"not JSON"},
    "truncated": {"not JSON"},
    "trailing_comma": {"not JSON"},
    "single_quotes": {"not JSON"},
    "two_documents": {"not JSON"},
    "raw_line_break": {"not JSON"},
    "byte_order_mark": {"not JSON"},
    "invalid_utf8": {"not UTF-8"},
    "utf_16": {"not JSON"},
    "array_of_one": {"$ type"},
    "encoded_twice": {"$ type"},
    "duplicate_key": {"repeated key"},
    "missing_field": {"$ required"},
    "unknown_field": {"$ additionalProperties"},
    "null_field": {"event_type type", "event_type enum"},
    "nested_object": {"customer_id type"},
    "too_deep": {"too deep"},
    "number_for_text": {"customer_id type"},
    "number_in_quotes": {"# type"},
    "boolean_in_quotes": {"? type"},
    "negative_number": {"# minimum"},
    "number_too_large": {"# maximum"},
    "not_a_number": {"constant NaN"},
    "unknown_value": {"event_type enum"},
    "foreign_identifier": {"customer_id pattern"},
    "impossible_date_time": {"occurred_at format"},
    "date_time_without_offset": {"occurred_at format"},
    "huge_field": {"event_type enum"},
}
FIRST_NUMBER = {
    Source.CRM: "tenure_months",
    Source.BILLING: "monthly_charges",
    Source.NETWORK_LOG: "duration_seconds",
}
FIRST_BOOLEAN = {Source.CRM: "is_female", Source.BILLING: "is_paperless", Source.NETWORK_LOG: "is_dropped"}


@pytest.fixture(scope="module")
def good() -> dict[Source, Event]:
    return events(next(customers(1, seed=3)), months_ago=0, is_first=False, seed=3)


def test_malformations_are_distinct_and_each_is_explained(good: dict[Source, Event]) -> None:
    assert [malformation.__name__ for malformation in MALFORMATIONS] == list(BROKEN)
    assert all(malformation.__doc__ for malformation in MALFORMATIONS)
    for event in good.values():
        assert len({malformation(event) for malformation in MALFORMATIONS}) == len(MALFORMATIONS)


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("malformation", MALFORMATIONS, ids=lambda malformation: malformation.__name__)
def test_malformation_breaks_the_rule_that_it_names(
    good: dict[Source, Event], malformation: Malformation, source: Source
) -> None:
    event = dict(good[source])
    expected = {
        rule.replace("#", FIRST_NUMBER[source]).replace("?", FIRST_BOOLEAN[source])
        for rule in BROKEN[malformation.__name__]
    }
    assert faults(malformation(event), source) == expected
    assert event == good[source], "the good event was changed"
    assert faults(encode(event), source) == set()


def test_malformation_fits_what_brokers_take(good: dict[Source, Event]) -> None:
    sizes = [len(malformation(good[Source.CRM]) or b"") for malformation in MALFORMATIONS]
    # Half of what Event Hubs takes in its smallest tier.
    assert 1 << 16 < max(sizes) < 1 << 17
