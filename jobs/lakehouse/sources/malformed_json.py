"""The ways in which a record of a JSON file can arrive broken, each a pure function from a good record to a line.

Nothing in the line says that it is bad. A function gives None for a record that has nothing to break so. No line holds
a line break: it is one record, whatever else it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jobs.lakehouse.sources.lines import as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobs.lakehouse.sources.subject import Record

__all__ = ["JSON_MALFORMATIONS", "JsonMalformation"]

JsonMalformation: TypeAlias = "Callable[[Record], bytes | None]"

_HUGE_CHARACTERS = 1 << 16
# Deeper than parsers go.
_LEVELS = 1500


def not_json(record: Record) -> bytes:
    """A line of text in the manner of a log."""
    return " ".join(f"{name}={value}" for name, value in record.items()).encode()


def truncated(record: Record) -> bytes:
    """JSON that stops half-way."""
    document = as_json(record)
    return document[: len(document) // 2]


def trailing_comma(record: Record) -> bytes:
    """A comma before the closing brace, as JavaScript allows it."""
    return as_json(record)[:-1] + b",}"


def single_quotes(record: Record) -> bytes:
    """Python's own notation in place of JSON."""
    return repr(record).encode()


def two_documents(record: Record) -> bytes:
    """Two records without a line end between them."""
    return as_json(record) + as_json(record)


def raw_control_character(record: Record) -> bytes:
    """A tab in a string that should have been escaped."""
    return _damage(record, b"\t")


def byte_order_mark(record: Record) -> bytes:
    """A byte order mark in mid-file, where files were put behind one another."""
    return b"\xef\xbb\xbf" + as_json(record)


def latin_1(record: Record) -> bytes:
    """A letter of Latin-1 among UTF-8."""
    return _damage(record, "é".encode("latin-1"))


def utf_16(record: Record) -> bytes:
    """UTF-16 where UTF-8 is due."""
    return as_json(record).decode().encode("utf-16-le")


def array_of_one(record: Record) -> bytes:
    """An array around the record."""
    return as_json([record])


def encoded_twice(record: Record) -> bytes:
    """A JSON string that holds the record's JSON."""
    return as_json(as_json(record).decode())


def bare_number(_record: Record) -> bytes:
    """A value that is no object."""
    return b"42"


def duplicate_key(record: Record) -> bytes:
    """A key twice, with another value the second time."""
    return as_json(record)[:-1] + b',"ingest_ts":"2020-01-01T00:00:00Z"}'


def missing_field(record: Record) -> bytes:
    """A required field left out."""
    return as_json({name: value for name, value in record.items() if name != "ingest_ts"})


def null_key(record: Record) -> bytes:
    """Null in the natural key."""
    return as_json(record | {_key(record): None})


def nested_object(record: Record) -> bytes:
    """An object where a flat value is due."""
    return as_json({**record, _key(record): {"id": record[_key(record)]}})


def too_deep(record: Record) -> bytes:
    """Arrays nested deeper than parsers go, in a field that nobody asked for."""
    return as_json(record)[:-1] + b',"debug":' + b"[" * _LEVELS + b"]" * _LEVELS + b"}"


def number_for_text(record: Record) -> bytes:
    """The natural key as a number."""
    digits = "".join(letter for letter in str(record[_key(record)]) if letter.isdigit())
    return as_json(record | {_key(record): int(digits)})


def number_in_quotes(record: Record) -> bytes | None:
    """A number sent as text."""
    return _with_number(record, str)


def boolean_in_quotes(record: Record) -> bytes | None:
    """A boolean sent as text."""
    name = next((name for name, value in record.items() if isinstance(value, bool)), None)
    return None if name is None else as_json(record | {name: str(record[name]).lower()})


def negative_number(record: Record) -> bytes | None:
    """A number below its least value."""
    return _with_number(record, lambda _: -1)


def number_too_large(record: Record) -> bytes | None:
    """A whole number that no 64 bits hold."""
    return _with_number(record, lambda _: 10**30)


def fraction(record: Record) -> bytes | None:
    """Half of what is only counted whole."""
    return _with_number(record, lambda _: 1.5)


def not_a_number(record: Record) -> bytes | None:
    """The NaN that careless encoders write and JSON does not know."""
    return _with_number(record, lambda _: float("nan"))


def unknown_value(record: Record) -> bytes | None:
    """A value that the field's list does not have."""
    return as_json(record | {"channel": "pigeon"}) if "channel" in record else None


def foreign_identifier(record: Record) -> bytes:
    """A natural key in another system's shape."""
    return as_json(record | {_key(record): "7590-VHVEG"})


def impossible_date_time(record: Record) -> bytes:
    """An instant that no calendar has."""
    return as_json(record | {"ingest_ts": "2026-02-30T25:61:00+10:00"})


def date_time_without_offset(record: Record) -> bytes:
    """A local time that does not say where."""
    return as_json(record | {"ingest_ts": str(record["ingest_ts"])[:19]})


def huge_field(record: Record) -> bytes:
    """A short text blown up to 64 KiB."""
    return as_json(record | {_key(record): "x" * _HUGE_CHARACTERS})


JSON_MALFORMATIONS: tuple[JsonMalformation, ...] = (
    not_json,
    truncated,
    trailing_comma,
    single_quotes,
    two_documents,
    raw_control_character,
    byte_order_mark,
    latin_1,
    utf_16,
    array_of_one,
    encoded_twice,
    bare_number,
    duplicate_key,
    missing_field,
    null_key,
    nested_object,
    too_deep,
    number_for_text,
    number_in_quotes,
    boolean_in_quotes,
    negative_number,
    number_too_large,
    fraction,
    not_a_number,
    unknown_value,
    foreign_identifier,
    impossible_date_time,
    date_time_without_offset,
    huge_field,
)
"""All of them, in the order in which a file takes turns with them."""


def _key(record: Record) -> str:
    # Sources send the natural key first.
    return next(iter(record))


def _damage(record: Record, byte: bytes) -> bytes:
    """One more byte at the start of the first value."""
    return as_json(record).replace(b'":"', b'":"' + byte, 1)


def _with_number(record: Record, broken: Callable[[int | float], object]) -> bytes | None:
    for name, value in record.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            return as_json({**record, name: broken(value)})
    return None
