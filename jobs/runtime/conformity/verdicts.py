"""What a judgement is made of: reasons, and Arrow arrays with a verdict for each event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["ADDITIONAL", "REASONS", "REASONS_DDL", "REASONS_TYPE", "Judged", "Reason", "as_reasons", "concatenated"]

REASONS = "reasons"
"""The column of the reasons: null for an event that conforms."""

ADDITIONAL = "additional"
"""The column of what the contract allows and doesn't know: a JSON object as text, null where there is nothing."""

REASONS_TYPE = pa.list_(pa.struct([("field", pa.string()), ("rule", pa.string()), ("found", pa.string())]))
REASONS_DDL = "array<struct<field: string, rule: string, found: string>>"

_LONGEST = 200


class Reason(NamedTuple):
    """A rule that an event breaks: the field (`$` is the event itself), the rule, and what was found in its place."""

    field: str
    rule: str
    found: str | None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A verdict for each event, in the events' order.

    Attributes:
        columns: a typed column per field of the contract; null in the rows of events that don't conform.
        reasons: `list<struct<field, rule, found>>`; null where the event conforms.
        additional: the JSON text of an object with the keys that the contract doesn't know; null where there are none.
    """

    columns: pa.RecordBatch
    reasons: pa.ListArray
    additional: pa.StringArray

    @property
    def conforms(self) -> pa.BooleanArray:
        """Whether each event conforms."""
        return pc.is_null(self.reasons)

    def refuse(self, faults: Mapping[int, Reason]) -> Judged:
        """The same with these rows broken, each for its one reason: for what the caller alone can see."""
        if not faults:
            return self
        kept = pa.array([row not in faults for row in range(len(self.reasons))])
        instead = as_reasons([(faults[row],) for row in sorted(faults)])
        return replace(
            self,
            columns=blanked(self.columns, kept),
            reasons=merged(self.reasons, sorted(faults), instead),
            additional=pc.if_else(kept, self.additional, None),
        )


def as_reasons(rows: Iterable[Sequence[Reason] | None]) -> pa.ListArray:
    """Each row's reasons, None where it has none, with texts cut to 200 characters."""
    return pa.array(
        [None if row is None else [{"field": _cut(f), "rule": r, "found": _cut(v)} for f, r, v in row] for row in rows],
        REASONS_TYPE,
    )


def _cut(text: str | None) -> str | None:
    # A key may be an escaped half of a character, which no text in UTF-8 holds.
    return None if text is None else text[:_LONGEST].encode("utf-8", "replace").decode()


def blanked(columns: pa.RecordBatch, kept: pa.BooleanArray) -> pa.RecordBatch:
    """The columns with null in the rows that are not kept."""
    return pa.RecordBatch.from_arrays([pc.if_else(kept, column, None) for column in columns], schema=columns.schema)


def merged(values: pa.Array, rows: Sequence[int], instead: pa.Array) -> pa.Array:
    """The values with those of the rows (ascending) replaced, in order."""
    if not rows:
        return values
    # Where row i's value comes from: the values, or the replacements behind them.
    source = list(range(len(values)))
    for number, row in enumerate(rows):
        source[row] = len(values) + number
    return pa.concat_arrays([values, instead]).take(pa.array(source))


def concatenated(parts: Sequence[Judged]) -> Judged:
    """One judgement of all rows; there is at least one part."""
    if len(parts) == 1:
        return parts[0]
    schema = parts[0].columns.schema
    columns = [pa.concat_arrays([part.columns.column(at) for part in parts]) for at in range(len(schema))]
    return Judged(
        columns=pa.RecordBatch.from_arrays(columns, schema=schema),
        reasons=pa.concat_arrays([part.reasons for part in parts]),
        additional=pa.concat_arrays([part.additional for part in parts]),
    )
