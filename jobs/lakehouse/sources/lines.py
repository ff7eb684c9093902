"""Records as the lines of a file: JSON, or CSV as RFC 4180 has it. A line is a record; no field holds a line break."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobs.lakehouse.sources.subject import Record

__all__ = ["as_csv", "as_json", "csv_line"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Passed:
    """A file of which a writer's caller gets each line back."""

    @staticmethod
    def write(text: str) -> str:
        return text


_writerow = csv.writer(_Passed(), lineterminator="").writerow


def as_json(document: object) -> bytes:
    """A record as compact JSON."""
    return _encode(document).encode()


def as_csv(record: Record, columns: Sequence[str]) -> bytes:
    """A record's values in the order of the columns; null is an empty field, and so is what it lacks."""
    return csv_line([_text(record.get(name)) for name in columns])


def csv_line(fields: Iterable[str]) -> bytes:
    """Fields with quotes where they are needed."""
    line: str = _writerow(fields)
    return line.encode()


def _text(value: str | float | None) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)
