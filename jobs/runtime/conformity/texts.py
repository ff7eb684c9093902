"""The fast road: which texts surely conform, and their values as columns. It names no reasons."""

from __future__ import annotations

from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import json

from jobs.runtime.conformity.columns import FieldColumn
from jobs.runtime.conformity.elements import Unreadable, read_object
from jobs.runtime.conformity.literals import literal, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobs.runtime.contracts import Contract, Field

__all__ = ["DocumentReader", "FieldReader", "Recognised"]

Recognised: TypeAlias = "tuple[pa.BooleanArray, list[pa.Array]]"
"""Whether each row surely conforms, and a column for each field; the columns mean nothing in the other rows."""

# Sources differ in the order of their keys, each keeping to its own: some orders are learnt, from a few events a batch.
_MOST_ORDERS = 8
_LOOKED_AT = 8
_EMPTY = b"{}"


class DocumentReader:
    """Reads JSON documents, whose keys come in the contract's order or in one that was met before."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._columns = [FieldColumn(field) for field in contract.fields]
        self._schema = pa.schema(
            [(field.name, column.parsed) for field, column in zip(contract.fields, self._columns, strict=True)]
        )
        self._patterns: dict[tuple[str, ...], str | None] = {}
        self._learn(tuple(field.name for field in contract.fields))

    def read(self, payload: pa.BinaryArray) -> Recognised:
        """Recognise what conforms at first sight; at most 100,000 documents, which is what Arrow's reader takes."""
        matched = pc.fill_null(self._matches(payload), fill_value=False)
        rows = len(payload)
        lines = pc.if_else(matched, payload, _EMPTY).to_pylist()
        joined = b"\n".join(lines)
        if joined.count(b"\n") >= rows:
            # An object may be written on many lines, Arrow's reader wants it on one. It was matched: the line breaks
            # are white space between its parts.
            joined = b"\n".join(line.replace(b"\n", b" ") for line in lines)
        if not _is_utf8(joined):
            matched, joined = _without_foreign_bytes(matched, joined.split(b"\n"))
        parsed = self._parsed(joined, rows)
        if parsed is None:
            matched = pa.array([False] * rows)
            parsed = [pa.nulls(rows, column.parsed) for column in self._columns]
        kept = [column.kept(values) for column, values in zip(self._columns, parsed, strict=True)]
        known = reduce(pc.and_, (each for each in kept if each is not None), matched)
        return known, [column.typed(values) for column, values in zip(self._columns, parsed, strict=True)]

    def _matches(self, payload: pa.BinaryArray) -> pa.BooleanArray:
        matched = pa.array([False] * len(payload))
        for expression in filter(None, list(self._patterns.values())):
            matched = _or_where_not(matched, payload, expression)
        for row in islice(
            pc.indices_nonzero(pc.invert(pc.fill_null(matched, fill_value=True))).to_pylist(), _LOOKED_AT
        ):
            learnt = self._learn(_keys(payload[row].as_py()))
            if learnt is not None:
                matched = _or_where_not(matched, payload, learnt)
        return matched

    def _learn(self, keys: tuple[str, ...]) -> str | None:
        """The expression for keys in this order, where it is a new one."""
        if keys in self._patterns or len(self._patterns) >= _MOST_ORDERS:
            return None
        expression = pattern(self._contract, keys)
        if expression is not None and not _compiles(expression):
            expression = None
        if expression is not None or not self._patterns:
            self._patterns[keys] = expression
        return expression

    def _parsed(self, joined: bytes, rows: int) -> list[pa.Array] | None:
        try:
            table = json.read_json(
                pa.py_buffer(joined),
                read_options=json.ReadOptions(use_threads=False, block_size=len(joined) + 1),
                parse_options=json.ParseOptions(explicit_schema=self._schema, unexpected_field_behavior="error"),
            )
        except pa.ArrowInvalid:
            # It can't read what it should: then every event goes the slow road.
            return None
        if table.num_rows != rows:
            return None
        return [column.combine_chunks() for column in table.columns]


class FieldReader:
    """Reads records whose fields are texts of their own, as a CSV file has them."""

    def __init__(self, contract: Contract) -> None:
        self._fields = contract.fields
        self._columns = [FieldColumn(field) for field in contract.fields]

    def read(self, fields: Mapping[str, pa.StringArray], rows: int) -> Recognised:
        """Recognise what conforms at first sight; a field that isn't there is blank in every row."""
        known = pa.array([True] * rows, pa.bool_())
        typed = []
        for field, column in zip(self._fields, self._columns, strict=True):
            texts = fields.get(field.name)
            if texts is None:
                texts = pa.nulls(rows, pa.string())
            values = _spelled(field, texts)
            if field.required and not field.nullable:
                known = pc.and_(known, pc.is_valid(values))
            else:
                known = pc.and_(known, pc.equal(pc.is_valid(values), pc.is_valid(texts)))
            parsed = values.cast(column.parsed)
            kept = column.kept(parsed)
            known = known if kept is None else pc.and_(known, kept)
            typed.append(column.typed(parsed))
        return known, typed


def _spelled(field: Field, texts: pa.StringArray) -> pa.StringArray:
    """The texts that the field's expression matches; null for the others."""
    expression = literal(field).expression
    if expression is None:
        return texts
    return pc.if_else(pc.match_substring_regex(texts, rf"^(?:{expression})$"), texts, None)


def _or_where_not(matched: pa.BooleanArray, payload: pa.BinaryArray, expression: str) -> pa.BooleanArray:
    """Matched before, or now: what was matched is not looked at again."""
    if not pc.any(matched).as_py():
        return pc.match_substring_regex(payload, expression)
    left = pc.invert(matched)
    rest = pc.match_substring_regex(payload.filter(left), expression)
    return pc.replace_with_mask(matched, left, rest) if len(rest) else matched


def _keys(payload: bytes | None) -> tuple[str, ...]:
    try:
        return tuple(read_object(payload))
    except Unreadable:
        return ()


def _compiles(expression: str) -> bool:
    try:
        pc.match_substring_regex(pa.array([b""], pa.binary()), expression)
    except pa.ArrowInvalid:
        return False
    return True


def _is_utf8(text: bytes) -> bool:
    if text.isascii():
        return True
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _without_foreign_bytes(matched: pa.BooleanArray, lines: Sequence[bytes]) -> tuple[pa.BooleanArray, bytes]:
    good = [_is_utf8(line) for line in lines]
    joined = b"\n".join(line if fine else _EMPTY for line, fine in zip(lines, good, strict=True))
    return pc.and_(matched, pa.array(good)), joined
