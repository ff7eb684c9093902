"""The ways in which an event can arrive broken, each a pure function from a good event to the bytes of a bad one.

Nothing in the message says that it is bad: the ingest must find out. They fit each source's events, whose first
fields are the same and which each hold a number that starts at 0 and a boolean.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobs.streaming.events import Event

__all__ = ["MALFORMATIONS", "Malformation", "encode"]

Malformation: TypeAlias = "Callable[[Event], bytes | None]"

_HUGE_CHARACTERS = 1 << 16
# Deeper than parsers go.
_LEVELS = 1500


def encode(document: Any) -> bytes:
    """A document as compact JSON in UTF-8, which is what a well-behaved source sends."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def null_value(_event: Event) -> None:
    """No value at all: what a compacted topic calls a tombstone."""


def empty_payload(_event: Event) -> bytes:
    """A value of no bytes."""
    return b""


def not_json(event: Event) -> bytes:
    """A line of text in the manner of a log."""
    return " ".join(f"{name}={value}" for name, value in event.items()).encode()


def truncated(event: Event) -> bytes:
    """JSON that stops half-way."""
    document = encode(event)
    return document[: len(document) // 2]


def trailing_comma(event: Event) -> bytes:
    """A comma before the closing brace, as JavaScript allows it."""
    return encode(event)[:-1] + b",}"


def single_quotes(event: Event) -> bytes:
    """Python's own notation in place of JSON."""
    return repr(event).encode()


def two_documents(event: Event) -> bytes:
    """Two events in one message, a line each."""
    return encode(event) + b"\n" + encode(event)


def raw_line_break(event: Event) -> bytes:
    """A control character in a string that should have been escaped."""
    return encode(event).replace(b'"event_type":"', b'"event_type":"\n', 1)


def byte_order_mark(event: Event) -> bytes:
    """UTF-8 after a byte order mark, which JSON forbids."""
    return b"\xef\xbb\xbf" + encode(event)


def invalid_utf8(event: Event) -> bytes:
    """A byte of Latin-1 among UTF-8."""
    return encode(event).replace(b'"event_type":"', b'"event_type":"\xe9', 1)


def utf_16(event: Event) -> bytes:
    """UTF-16 where UTF-8 is due."""
    return encode(event).decode().encode("utf-16-le")


def array_of_one(event: Event) -> bytes:
    """An array around the event."""
    return encode([event])


def encoded_twice(event: Event) -> bytes:
    """A JSON string that holds the event's JSON."""
    return encode(encode(event).decode())


def duplicate_key(event: Event) -> bytes:
    """A key twice, with another value the second time."""
    return encode(event)[:-1] + b',"customer_id":"C9999999"}'


def missing_field(event: Event) -> bytes:
    """A required field left out."""
    return encode({name: value for name, value in event.items() if name != "occurred_at"})


def unknown_field(event: Event) -> bytes:
    """A field that the contract does not know."""
    return encode(event | {"debug": True})


def null_field(event: Event) -> bytes:
    """Null in a field that must have a value."""
    return encode(event | {"event_type": None})


def nested_object(event: Event) -> bytes:
    """An object in a field that should be flat."""
    return encode(event | {"customer_id": {"id": event["customer_id"]}})


def too_deep(event: Event) -> bytes:
    """Arrays nested deeper than parsers go, in the place of a text."""
    return encode(event)[:-1] + b',"debug":' + b"[" * _LEVELS + b"]" * _LEVELS + b"}"


def number_for_text(event: Event) -> bytes:
    """A number in a field of text."""
    return encode(event | {"customer_id": int(str(event["customer_id"])[1:])})


def number_in_quotes(event: Event) -> bytes:
    """A number sent as text."""
    name = _number(event)
    return encode(event | {name: str(event[name])})


def boolean_in_quotes(event: Event) -> bytes:
    """A boolean sent as text."""
    name = _boolean(event)
    return encode(event | {name: str(event[name]).lower()})


def negative_number(event: Event) -> bytes:
    """A number below its least value."""
    return encode(event | {_number(event): -1})


def number_too_large(event: Event) -> bytes:
    """A whole number that no 64 bits hold."""
    return encode(event | {_number(event): 10**30})


def not_a_number(event: Event) -> bytes:
    """The NaN that careless encoders write and JSON does not know."""
    return encode(event | {_number(event): float("nan")})


def unknown_value(event: Event) -> bytes:
    """A value that the field's list does not have."""
    return encode(event | {"event_type": "mystery"})


def foreign_identifier(event: Event) -> bytes:
    """An identifier in another system's shape."""
    return encode(event | {"customer_id": "7590-VHVEG"})


def impossible_date_time(event: Event) -> bytes:
    """An instant that no calendar has."""
    return encode(event | {"occurred_at": "2026-02-30T25:61:00+10:00"})


def date_time_without_offset(event: Event) -> bytes:
    """A local time that does not say where."""
    return encode(event | {"occurred_at": str(event["occurred_at"])[: -len("+10:00")]})


def huge_field(event: Event) -> bytes:
    """A short text blown up to 64 KiB."""
    return encode(event | {"event_type": "x" * _HUGE_CHARACTERS})


MALFORMATIONS: tuple[Malformation, ...] = (
    null_value,
    empty_payload,
    not_json,
    truncated,
    trailing_comma,
    single_quotes,
    two_documents,
    raw_line_break,
    byte_order_mark,
    invalid_utf8,
    utf_16,
    array_of_one,
    encoded_twice,
    duplicate_key,
    missing_field,
    unknown_field,
    null_field,
    nested_object,
    too_deep,
    number_for_text,
    number_in_quotes,
    boolean_in_quotes,
    negative_number,
    number_too_large,
    not_a_number,
    unknown_value,
    foreign_identifier,
    impossible_date_time,
    date_time_without_offset,
    huge_field,
)
"""All of them, in the order in which a replay takes turns with them."""


def _number(event: Event) -> str:
    return next(name for name, value in event.items() if isinstance(value, int | float) and not isinstance(value, bool))


def _boolean(event: Event) -> str:
    return next(name for name, value in event.items() if isinstance(value, bool))
