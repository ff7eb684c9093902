"""The fast road's second half: from texts that an expression has matched to typed columns, and the rules then left."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from jobs.runtime.conformity.literals import literal
from jobs.runtime.conformity.rules import searcher
from jobs.runtime.contracts import JsonType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.runtime.contracts import Contract, Field

__all__ = ["FieldColumn", "column_type", "column_types"]

_LEAST, _MOST = -(1 << 63), (1 << 63) - 1
_FROM_TEXT = {"date", "timestamp"}
# Longer than any scale or bound: comparing two decimals takes one that holds both.
_WIDE = 38


def column_types(contract: Contract) -> pa.Schema:
    """The typed columns, in the contract's order."""
    return pa.schema([(field.name, column_type(field)) for field in contract.fields])


def column_type(field: Field) -> pa.DataType:
    """The Arrow type of the field's column."""
    if field.precision is not None:
        return pa.decimal128(field.precision, field.decimals)
    return {
        "string": pa.string(),
        "date": pa.date32(),
        "timestamp": pa.timestamp("us", "UTC"),
        "bigint": pa.int64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
    }[field.column_type]


class FieldColumn:
    """One field's values after its expression has matched each of them: `parsed` is the type that they are read as."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._proven = literal(field).proves
        self._search = None if field.pattern is None or "pattern" in self._proven else searcher(field.pattern)
        self.type = column_type(field)
        self.parsed = pa.string() if field.column_type in _FROM_TEXT else self.type

    def typed(self, parsed: pa.Array) -> pa.Array:
        """The values as the column's type."""
        if self.type == self.parsed:
            return parsed
        try:
            return parsed.cast(self.type)
        except pa.ArrowInvalid:
            # An instant with more digits than a column holds: those of its microsecond are taken.
            return pc.replace_substring_regex(parsed, r"(\.[0-9]{6})[0-9]+", r"\1").cast(self.type)

    def kept(self, parsed: pa.Array) -> pa.BooleanArray | None:
        """Whether each value surely keeps the rules that the expression doesn't prove; None where it proves them all.

        A blank keeps them. A value that may keep them is told as one that doesn't: the slow road will see.
        """
        rules = list(self._text_rules(parsed) if self._field.type is JsonType.STRING else self._bounds(parsed))
        return pc.fill_null(reduce(pc.and_, rules), fill_value=True) if rules else None

    def _text_rules(self, texts: pa.StringArray) -> Iterator[pa.BooleanArray]:
        field = self._field
        if field.enum and "enum" not in self._proven:
            yield pc.or_(pc.is_null(texts), pc.is_in(texts, value_set=pa.array(field.enum)))
        if field.min_length is not None:
            yield pc.greater_equal(pc.utf8_length(texts), field.min_length)
        if field.max_length is not None:
            yield pc.less_equal(pc.utf8_length(texts), field.max_length)
        if self._search is not None:
            yield pa.array(
                [None if text is None else bool(self._search(text)) for text in texts.to_pylist()], pa.bool_()
            )

    def _bounds(self, numbers: pa.Array) -> Iterator[pa.BooleanArray]:
        if self._field.type is JsonType.NUMBER and self._field.decimals is None:
            yield from self._double_bounds(numbers)
            return
        lowest, highest = self._first_and_last()
        if lowest is not None:
            yield pc.greater_equal(numbers, self._scalar(lowest))
        if highest is not None:
            yield pc.less_equal(numbers, self._scalar(highest))

    def _first_and_last(self) -> tuple[Decimal | None, Decimal | None]:
        """The first and the last value that the bounds allow, in steps of the column's last digit."""
        field = self._field
        step = Decimal(1).scaleb(-(field.decimals or 0))
        first = [] if field.minimum is None else [_stepped(field.minimum, step, ROUND_CEILING)]
        if field.exclusive_minimum is not None:
            first.append(_stepped(field.exclusive_minimum, step, ROUND_FLOOR) + step)
        last = [] if field.maximum is None else [_stepped(field.maximum, step, ROUND_FLOOR)]
        if field.exclusive_maximum is not None:
            last.append(_stepped(field.exclusive_maximum, step, ROUND_CEILING) - step)
        return max(first, default=None), min(last, default=None)

    def _scalar(self, bound: Decimal) -> pa.Scalar:
        if self._field.decimals is not None:
            return pa.scalar(bound, pa.decimal128(_WIDE, self._field.decimals))
        return pa.scalar(min(max(int(bound), _LEAST), _MOST), pa.int64())

    def _double_bounds(self, numbers: pa.DoubleArray) -> Iterator[pa.BooleanArray]:
        # What lies on this side of a bound in doubles lies there in truth. What equals it may have been rounded to it,
        # unless the bound is 0: no text that the expression matches is as small as what doubles take for 0.
        field = self._field
        for bound, within, strictly in (
            (field.minimum, pc.greater_equal, pc.greater),
            (field.maximum, pc.less_equal, pc.less),
            (field.exclusive_minimum, pc.greater, pc.greater),
            (field.exclusive_maximum, pc.less, pc.less),
        ):
            if bound is not None:
                yield (strictly if bound else within)(numbers, float(bound))


def _stepped(bound: Decimal, step: Decimal, rounding: Any) -> Decimal:
    return (bound / step).to_integral_value(rounding) * step
