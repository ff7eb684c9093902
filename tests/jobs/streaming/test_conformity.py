"""The judgement of the sources' events beside JSON Schema's reference implementation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from jobs.runtime.conformity import Judge
from jobs.runtime.conformity.texts import DocumentReader
from jobs.runtime.contracts import Contract
from jobs.streaming.events import Source
from jobs.streaming.malformed import MALFORMATIONS, encode
from jobs.streaming.replay import Replay
from tests.jobs.streaming.judge import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobs.streaming.events import Event

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


@dataclass(frozen=True)
class Verdict:
    recognised: bool
    reasons: list[dict[str, str | None]] | None
    values: dict[str, Any]


JUDGES = {source: Judge(contract(source)) for source in Source}
READERS = {source: DocumentReader(contract(source)) for source in Source}


def judged(source: Source, payloads: Sequence[bytes | None]) -> list[Verdict]:
    """The verdicts in the order of the payloads, and whether the fast road alone knew each of them."""
    events = pa.array(payloads, pa.binary())
    verdict = JUDGES[source].judge(events)
    recognised, _ = READERS[source].read(events)
    rows = zip(recognised.to_pylist(), verdict.reasons.to_pylist(), verdict.columns.to_pylist(), strict=True)
    return [Verdict(*row) for row in rows]


def good(source: Source) -> list[Event]:
    messages = (message for message in REPLAY.messages() if message.source is source)
    return [json.loads(message.value or b"") for message in messages]


@pytest.mark.parametrize("source", list(Source))
def test_every_malformation_is_quarantined_for_its_own_reason(source: Source) -> None:
    event = good(source)[0]
    number = next(
        name for name, value in event.items() if isinstance(value, int | float) and not isinstance(value, bool)
    )
    boolean = next(name for name, value in event.items() if isinstance(value, bool))
    rows = judged(source, [malformation(event) for malformation in MALFORMATIONS])
    assert [malformation.__name__ for malformation in MALFORMATIONS] == list(REASON_OF)
    for row, (name, (place, rule)) in zip(rows, REASON_OF.items(), strict=True):
        field = {"#": number, "?": boolean}.get(place, place)
        reasons = [(reason["field"], str(reason["rule"])) for reason in row.reasons or ()]
        assert [one for one in reasons if one[0] == field and one[1].startswith(rule)], (name, reasons)
        assert not row.recognised, name


@pytest.mark.parametrize("source", list(Source))
def test_good_events_are_recognised_at_first_sight_in_any_spelling(source: Source) -> None:
    payloads = []
    for event in good(source):
        payloads += [
            encode(event),
            json.dumps(event).encode(),
            json.dumps(event, indent=1).encode(),
            b" \r\n" + encode(event) + b"\n",
            json.dumps(event | {"event_id": str(event["event_id"]).upper()}, separators=(" ,\t", " : ")).encode(),
        ]
    assert [row for row in judged(source, payloads) if not row.recognised or row.reasons] == []


@pytest.mark.parametrize("source", list(Source))
def test_keys_in_another_order_are_recognised_once_they_were_met(source: Source) -> None:
    events = good(source)
    order = Random(3).sample(sorted(events[0]), len(events[0]))  # noqa: S311 - repeatable, guards nothing
    rows = judged(source, [encode({key: event[key] for key in order}) for event in events])
    assert [row for row in rows if not row.recognised or row.reasons] == []
    assert [row.values["event_id"] for row in rows] == [event["event_id"] for event in events]


def test_values_arrive_as_they_were_sent() -> None:
    events = good(Source.BILLING)
    for row, event in zip(judged(Source.BILLING, [encode(event) for event in events]), events, strict=True):
        days = ("period_start", "period_end", "due_date")
        assert row.recognised
        assert row.values == event | {
            "occurred_at": datetime.fromisoformat(str(event["occurred_at"])),
            **{day: date.fromisoformat(str(event[day])) for day in days},
            "monthly_charges": Decimal(str(event["monthly_charges"])),
            "total_charges": None if event["total_charges"] is None else Decimal(str(event["total_charges"])),
        }


def test_every_broken_rule_of_an_event_is_named() -> None:
    event = good(Source.NETWORK_LOG)[0] | {"technology": "6G", "bytes_up": 12.5, "duration_seconds": "12", "debug": 1}
    del event["imei"]
    (row,) = judged(Source.NETWORK_LOG, [encode(event)])
    assert {tuple(reason.values()) for reason in row.reasons or ()} == {
        ("technology", "enum 3G, 4G, 5G", '"6G"'),
        ("bytes_up", "type integer", "12.5"),
        ("duration_seconds", "type integer", '"12"'),
        ("debug", "additionalProperties false", "debug"),
        ("imei", "required", None),
    }
    assert set(row.values.values()) == {None}


def test_what_only_looks_like_the_end_of_a_text_breaks_the_pattern() -> None:
    (row,) = judged(Source.NETWORK_LOG, [encode(good(Source.NETWORK_LOG)[0] | {"customer_id": "C0000001\n"})])
    assert [reason["field"] for reason in row.reasons or ()] == ["customer_id"]


INSTANTS = (
    "9999-12-30T23:59:59Z",
    "2024-02-29T00:00:00.123456789-23:59",
    "2023-02-29T00:00:00Z",
    "2026-06-30T24:00:00Z",
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-1000, 1000, places=2).map(float),
    st.text(max_size=12),
    st.text(st.characters(), max_size=3),
    st.datetimes().map(lambda at: at.isoformat() + "Z"),
    st.dates().map(str),
    st.sampled_from(["", "5", "2026-06-30", "2026-06-30T10:00:00Z", "NSW", "a@b.c", "C0000001", "null", *INSTANTS]),
    st.just({}),
    st.just([1]),
)
CHANGES: dict[str, Callable[[Event, str, Any], Any]] = {
    "set": lambda event, name, value: event | {name: value},
    "drop": lambda event, name, _: {key: kept for key, kept in event.items() if key != name},
    "add": lambda event, name, value: event | {name + "_2": value},
    "keep": lambda event, _name, _value: event,
}


BYTES = (b"", b"0", b'"', b"}", b"\\", b" ", b"\xff", b",", b"\x0c", b"\n", b"e5", b".0", b"\xc3\xa9", b"\\ud800")


@seed(20260701)
@settings(max_examples=25, deadline=None, database=None)
@given(data=st.data())
@pytest.mark.parametrize("source", list(Source))
def test_judgement_is_that_of_the_reference_implementation(source: Source, data: st.DataObject) -> None:
    known = good(source)
    change = st.tuples(
        st.sampled_from(known), st.sampled_from(sorted(CHANGES)), st.sampled_from(list(known[0])), SCALARS
    )
    payloads = []
    for event, kind, name, value in data.draw(st.lists(change, max_size=200)):
        payloads.append(encode_any(CHANGES[kind](event, name, value)))
    # Bytes cut, doubled or overwritten anywhere.
    random = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - repeatable, guards nothing
    for event in islice(known, 100):
        payload = encode(event)
        at = random.randrange(len(payload))
        payloads.append(payload[:at] + random.choice(BYTES) + payload[at + random.randrange(3) :])
    disagreements = [
        (payload, row.recognised, row.reasons, expected)
        for payload, row in zip(payloads, judged(source, payloads), strict=True)
        if bool(row.reasons) != bool(expected := faults(payload, source)) or (row.recognised and expected)
    ]
    assert disagreements == []


def encode_any(document: Any) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()
