"""The ways in which a record of a CSV file can arrive broken, each a pure function from a good record to a line.

Nothing in the line says that it is bad. A function gives None for a record that has nothing to break so. No line holds
a line break: a quote that is never closed ends with its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jobs.lakehouse.sources.lines import as_csv, as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobs.lakehouse.sources.subject import Record

__all__ = ["CSV_MALFORMATIONS", "CsvMalformation"]

CsvMalformation: TypeAlias = "Callable[[Record, Sequence[str]], bytes | None]"

_HUGE_CHARACTERS = 1 << 16


def too_few_fields(record: Record, columns: Sequence[str]) -> bytes:
    """A line that stops before its last column."""
    return as_csv(record, columns[:-1])


def too_many_fields(record: Record, columns: Sequence[str]) -> bytes:
    """A comma in a text that nobody quoted."""
    return as_csv(record, columns) + b",NSW"


def wrong_delimiter(record: Record, columns: Sequence[str]) -> bytes:
    """Semicolons, as spreadsheets in Europe write them."""
    return as_csv(record, columns).replace(b",", b";")


def text_after_quote(record: Record, columns: Sequence[str]) -> bytes:
    """A field that goes on behind its closing quote."""
    return b'"' + str(record[columns[0]]).encode() + b'" rear,' + as_csv(record, columns[1:])


def unclosed_quote(record: Record, columns: Sequence[str]) -> bytes:
    """A quote that opens and never closes."""
    return b'"' + as_csv(record, columns).replace(b'"', b"")


def quote_not_doubled(record: Record, columns: Sequence[str]) -> bytes:
    """A quote within quotes that nobody doubled."""
    return b'"' + str(record[columns[0]]).encode() + b'"x",' + as_csv(record, columns[1:])


def single_quotes(record: Record, columns: Sequence[str]) -> bytes:
    """Single quotes, which are not quotes, around a key."""
    return as_csv(record | {columns[0]: f"'{record[columns[0]]}'"}, columns)


def missing_value(record: Record, columns: Sequence[str]) -> bytes:
    """Nothing in the natural key."""
    return as_csv(record | {columns[0]: None}, columns)


def null_as_word(record: Record, columns: Sequence[str]) -> bytes:
    """A database's way of writing nothing, where a value must be."""
    return as_csv(record | {"ingest_ts": r"\N"}, columns)


def shifted_fields(record: Record, columns: Sequence[str]) -> bytes:
    """The values of a line one column to the right."""
    return as_csv(record, (columns[-1], *columns[:-1]))


def repeated_header(_record: Record, columns: Sequence[str]) -> bytes:
    """The header once more in mid-file, where files were put behind one another."""
    return ",".join(columns).encode()


def json_for_csv(record: Record, _columns: Sequence[str]) -> bytes:
    """JSON among CSV."""
    return as_json(record)


def byte_order_mark(record: Record, columns: Sequence[str]) -> bytes:
    """A byte order mark in mid-file."""
    return b"\xef\xbb\xbf" + as_csv(record, columns)


def embedded_nul(record: Record, columns: Sequence[str]) -> bytes:
    """A NUL in the natural key."""
    return as_csv(record, columns).replace(b",", b"\x00,", 1)


def latin_1(record: Record, columns: Sequence[str]) -> bytes:
    """A letter of Latin-1 among UTF-8."""
    return "é".encode("latin-1") + as_csv(record, columns)


def utf_16(record: Record, columns: Sequence[str]) -> bytes:
    """UTF-16 where UTF-8 is due."""
    return as_csv(record, columns).decode().encode("utf-16-le")


def foreign_identifier(record: Record, columns: Sequence[str]) -> bytes:
    """A natural key in another system's shape."""
    return as_csv(record | {columns[0]: "7590-VHVEG"}, columns)


def impossible_date_time(record: Record, columns: Sequence[str]) -> bytes:
    """An instant that no calendar has."""
    return as_csv(record | {"ingest_ts": "2026-02-30T25:61:00+10:00"}, columns)


def date_time_without_offset(record: Record, columns: Sequence[str]) -> bytes:
    """A local time that does not say where."""
    return as_csv(record | {"ingest_ts": str(record["ingest_ts"])[:19]}, columns)


def huge_field(record: Record, columns: Sequence[str]) -> bytes:
    """A short text blown up to 64 KiB."""
    return as_csv(record | {columns[0]: "x" * _HUGE_CHARACTERS}, columns)


def text_for_number(record: Record, columns: Sequence[str]) -> bytes | None:
    """A price in words."""
    return _with(record, columns, "monthly_charges", "thirty")


def number_with_currency(record: Record, columns: Sequence[str]) -> bytes | None:
    """A price as people write it."""
    return _with(record, columns, "monthly_charges", "$29.85")


def negative_number(record: Record, columns: Sequence[str]) -> bytes | None:
    """A price below nothing."""
    return _with(record, columns, "monthly_charges", "-1.00")


def number_too_large(record: Record, columns: Sequence[str]) -> bytes | None:
    """A price with more digits than its column."""
    return _with(record, columns, "monthly_charges", "1" + "0" * 30)


def not_a_number(record: Record, columns: Sequence[str]) -> bytes | None:
    """The NaN that careless programs write."""
    return _with(record, columns, "monthly_charges", "NaN")


def too_many_decimals(record: Record, columns: Sequence[str]) -> bytes | None:
    """A price in tenths of a cent."""
    return _with(record, columns, "monthly_charges", "29.855")


def local_date(record: Record, columns: Sequence[str]) -> bytes | None:
    """A date as Australians write it."""
    return _with(record, columns, "start_dt", "01/07/2026")


def impossible_date(record: Record, columns: Sequence[str]) -> bytes | None:
    """A day that no calendar has."""
    return _with(record, columns, "start_dt", "2026-02-30")


def unknown_value(record: Record, columns: Sequence[str]) -> bytes | None:
    """A value that the field's list does not have."""
    return _with(record, columns, "service_type", "telegraph")


CSV_MALFORMATIONS: tuple[CsvMalformation, ...] = (
    too_few_fields,
    too_many_fields,
    wrong_delimiter,
    text_after_quote,
    unclosed_quote,
    quote_not_doubled,
    single_quotes,
    missing_value,
    null_as_word,
    shifted_fields,
    repeated_header,
    json_for_csv,
    byte_order_mark,
    embedded_nul,
    latin_1,
    utf_16,
    foreign_identifier,
    impossible_date_time,
    date_time_without_offset,
    huge_field,
    text_for_number,
    number_with_currency,
    negative_number,
    number_too_large,
    not_a_number,
    too_many_decimals,
    local_date,
    impossible_date,
    unknown_value,
)
"""All of them, in the order in which a file takes turns with them."""


def _with(record: Record, columns: Sequence[str], name: str, text: str) -> bytes | None:
    return as_csv(record | {name: text}, columns) if name in record else None
