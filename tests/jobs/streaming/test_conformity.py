"""The judgement on Spark beside JSON Schema's reference implementation, which never sees the SQL."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from jobs.runtime.conformity import REASONS, RECOGNISED, Judge
from jobs.runtime.contracts import Contract
from jobs.streaming.events import Source
from jobs.streaming.malformed import MALFORMATIONS, encode
from jobs.streaming.replay import Replay
from tests.jobs.streaming.judge import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyspark.sql import Row, SparkSession

    from jobs.streaming.events import Event

pytestmark = pytest.mark.spark

REPLAY = Replay(customers=40, events_per_customer=3, malformed_share=0, seed=5)
# `#` is the event's first number, `?` its first boolean.
REASON_OF = {
    "null_value": ("$", "not null"),
    "empty_payload": ("$", "not empty"),
    "not_json": ("$", "JSON"),
    "truncated": ("$", "JSON"),
    "trailing_comma": ("$", "JSON"),
    "single_quotes": ("$", "JSON"),
    "two_documents": ("$", "one flat object and nothing after it"),
    "raw_line_break": ("$", "JSON"),
    "byte_order_mark": ("$", "JSON"),
    "invalid_utf8": ("$", "UTF-8"),
    "utf_16": ("$", "JSON"),
    "array_of_one": ("$", "object"),
    "encoded_twice": ("$", "object"),
    "duplicate_key": ("$", "no key twice"),
    "missing_field": ("occurred_at", "required"),
    "unknown_field": ("debug", "additionalProperties false"),
    "null_field": ("event_type", "type string"),
    "nested_object": ("customer_id", "type string"),
    "too_deep": ("$", "JSON"),
    "number_for_text": ("customer_id", "type string"),
    "number_in_quotes": ("#", "type"),
    "boolean_in_quotes": ("?", "type boolean"),
    "negative_number": ("#", "minimum 0"),
    "number_too_large": ("#", ""),
    "not_a_number": ("$", "JSON"),
    "unknown_value": ("event_type", "enum"),
    "foreign_identifier": ("customer_id", "pattern ^C[0-9]{7}$"),
    "impossible_date_time": ("occurred_at", "format date-time"),
    "date_time_without_offset": ("occurred_at", "format date-time"),
    "huge_field": ("event_type", "enum"),
}


def contract(source: Source) -> Contract:
    return Contract.read(files("jobs.streaming").joinpath(f"contracts/{source}_events.v1.schema.json"))


def judged(spark: SparkSession, source: Source, payloads: Sequence[bytes | None]) -> list[Row]:
    """The verdicts in the order of the payloads, each with the conforming event as text."""
    rows = [(number, None if payload is None else bytearray(payload)) for number, payload in enumerate(payloads)]
    frame = Judge(contract(source)).judge(spark.createDataFrame(rows, "number int, value binary"))
    fields = [f"CAST({field.name} AS STRING) AS {field.name}" for field in contract(source).fields]
    return sorted(
        frame.selectExpr("number", RECOGNISED, REASONS, *fields).collect(), key=lambda row: cast("int", row.number)
    )


def good(source: Source) -> list[Event]:
    messages = (message for message in REPLAY.messages() if message.source is source)
    return [json.loads(message.value or b"") for message in messages]


@pytest.mark.parametrize("source", list(Source))
def test_every_malformation_is_quarantined_for_its_own_reason(spark: SparkSession, source: Source) -> None:
    event = good(source)[0]
    number = next(
        name for name, value in event.items() if isinstance(value, int | float) and not isinstance(value, bool)
    )
    boolean = next(name for name, value in event.items() if isinstance(value, bool))
    rows = judged(spark, source, [malformation(event) for malformation in MALFORMATIONS])
    assert [malformation.__name__ for malformation in MALFORMATIONS] == list(REASON_OF)
    for row, (name, (place, rule)) in zip(rows, REASON_OF.items(), strict=True):
        field = {"#": number, "?": boolean}.get(place, place)
        reasons = [(reason.field, reason.rule) for reason in row.reasons or ()]
        assert [one for one in reasons if one[0] == field and one[1].startswith(rule)], (name, reasons)
        assert not row.recognised, name


@pytest.mark.parametrize("source", list(Source))
def test_good_events_are_recognised_at_first_sight_in_any_spelling(spark: SparkSession, source: Source) -> None:
    random = Random(3)  # noqa: S311 - repeatable, guards nothing
    payloads = []
    for event in good(source):
        shuffled = dict(random.sample(sorted(event.items()), len(event)))
        payloads += [
            encode(event),
            encode(shuffled),
            json.dumps(event, indent=1).encode(),
            b" \r\n" + encode(event) + b"\n",
        ]
    assert [row for row in judged(spark, source, payloads) if not row.recognised or row.reasons] == []


def test_values_arrive_as_they_were_sent(spark: SparkSession) -> None:
    events = good(Source.BILLING)
    for row, event in zip(judged(spark, Source.BILLING, [encode(event) for event in events]), events, strict=True):
        charges = event["total_charges"]
        assert (row.event_id, row.period_start, row.due_date) == (
            event["event_id"],
            event["period_start"],
            event["due_date"],
        )
        assert float(row.monthly_charges) == event["monthly_charges"]
        assert (row.total_charges and float(row.total_charges)) == charges
        assert row.is_paperless == str(event["is_paperless"]).lower()


def test_every_broken_rule_of_an_event_is_named(spark: SparkSession) -> None:
    event = good(Source.NETWORK_LOG)[0] | {"technology": "6G", "bytes_up": 12.5, "duration_seconds": "12", "debug": 1}
    del event["imei"]
    (row,) = judged(spark, Source.NETWORK_LOG, [encode(event)])
    assert {(reason.field, reason.rule, reason.found) for reason in row.reasons} == {
        ("technology", "enum 3G, 4G, 5G", '"6G"'),
        ("bytes_up", "type integer", "12.5"),
        ("duration_seconds", "type integer", '"12"'),
        ("debug", "additionalProperties false", "debug"),
        ("imei", "required", None),
    }


@pytest.mark.parametrize("spelling", [b"5.0", b"5e0", b"50E-1"])
def test_whole_number_in_an_unusual_spelling_is_accepted(spark: SparkSession, spelling: bytes) -> None:
    payload = encode(good(Source.NETWORK_LOG)[0] | {"duration_seconds": 77777}).replace(b"77777", spelling)
    (row,) = judged(spark, Source.NETWORK_LOG, [payload])
    assert (row.recognised, row.reasons, row.duration_seconds) == (False, None, "5")


def test_what_only_looks_like_the_end_of_a_text_breaks_the_pattern(spark: SparkSession) -> None:
    (row,) = judged(spark, Source.NETWORK_LOG, [encode(good(Source.NETWORK_LOG)[0] | {"customer_id": "C0000001\n"})])
    assert [reason.field for reason in row.reasons] == ["customer_id"]


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**13), 10**13),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=12),
    st.sampled_from(["", "5", "2026-02-29", "2026-06-30", "2026-06-30T10:00:00Z", "NSW", "a@b.c", "C0000001", "null"]),
    st.just({}),
    st.just([1]),
)
CHANGES: dict[str, Callable[[Event, str, Any], Any]] = {
    "set": lambda event, name, value: event | {name: value},
    "drop": lambda event, name, _: {key: kept for key, kept in event.items() if key != name},
    "add": lambda event, name, value: event | {name + "_2": value},
    "keep": lambda event, _name, _value: event,
}


BYTES = (b"", b"0", b'"', b"}", b"\\", b" ", b"\xff", b",", b"\x0c")


@seed(20260701)
# One example is a batch of events: shrinking it would run Spark for minutes, and the message names the event.
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
@given(data=st.data())
@pytest.mark.parametrize("source", list(Source))
def test_judgement_is_that_of_the_reference_implementation(
    spark: SparkSession, source: Source, data: st.DataObject
) -> None:
    known = good(source)
    change = st.tuples(
        st.sampled_from(known), st.sampled_from(sorted(CHANGES)), st.sampled_from(list(known[0])), SCALARS
    )
    payloads = []
    for event, kind, name, value in data.draw(st.lists(change, min_size=200, max_size=200)):
        payloads.append(encode_any(CHANGES[kind](event, name, value)))
    # Bytes cut, doubled or overwritten anywhere.
    random = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - repeatable, guards nothing
    for event in islice(known, 100):
        payload = encode(event)
        at = random.randrange(len(payload))
        payloads.append(payload[:at] + random.choice(BYTES) + payload[at + random.randrange(3) :])
    disagreements = [
        (payload, row.recognised, row.reasons, expected)
        for payload, row in zip(payloads, judged(spark, source, payloads), strict=True)
        if bool(row.reasons) != bool(expected := faults(payload, source)) or (row.recognised and expected)
    ]
    assert disagreements == []


def encode_any(document: Any) -> bytes:
    # A lone surrogate is a string to Python and not one to UTF-8.
    return json.dumps(document, separators=(",", ":")).encode("utf-8", "replace")
