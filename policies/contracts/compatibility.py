"""What a contract may become without breaking whoever writes or reads its data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from jobs.runtime.contracts import JsonType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.runtime.contracts import Contract, Field

__all__ = ["Break", "breaks", "is_same"]


@dataclass(frozen=True, kw_only=True)
class Break:
    """One change that data or readers of before don't survive; `field` is `$` for the record as a whole."""

    field: str
    what: str


def is_same(released: Contract, current: Contract) -> bool:
    """Whether both accept the same records and give the same columns; texts for people and orders don't count."""
    return released.additional == current.additional and _binding(released) == _binding(current)


def breaks(released: Contract, current: Contract) -> Iterator[Break]:
    """Every change by which a record that conformed no longer does, or a column is no longer what it was."""
    if released.additional and not current.additional:
        yield Break(field="$", what="keys that it doesn't name are no longer accepted")
    now = {field.name: field for field in current.fields}
    for before in released.fields:
        if before.name not in now:
            yield Break(field=before.name, what="removed")
        else:
            yield from (Break(field=before.name, what=what) for what in _of_field(before, now[before.name]))
    known = {field.name for field in released.fields}
    for field in current.fields:
        if field.name not in known and field.required:
            yield Break(field=field.name, what="a new field that is required")


def _binding(contract: Contract) -> dict[str, tuple[Field, frozenset[str]]]:
    return {
        field.name: (replace(field, description="", enum=()), frozenset(filter(None, field.enum)))
        for field in contract.fields
    }


def _of_field(before: Field, now: Field) -> Iterator[str]:
    if before.type != now.type:
        # The rules of another type can't be compared.
        yield f"type changed from {before.type} to {now.type}"
        return
    if before.column_type != now.column_type:
        yield f"its column changed from {before.column_type} to {now.column_type}"
    if before.nullable and not now.nullable:
        yield "null is no longer accepted"
    if now.required and not before.required:
        yield "became required"
    yield from _of_texts(before, now)
    yield from _of_bounds(before, now)


def _of_texts(before: Field, now: Field) -> Iterator[str]:
    if now.enum and not before.enum:
        yield "a list of values (enum) added"
    elif now.enum and (lost := sorted(filter(None, set(before.enum) - set(now.enum)))):
        yield f"enum lost {', '.join(lost)}"
    for keyword, old, new in (("pattern", before.pattern, now.pattern), ("format", before.format, now.format)):
        if new is not None and new != old:
            yield f"{keyword} {new} added" if old is None else f"{keyword} changed from {old} to {new}"


def _of_bounds(before: Field, now: Field) -> Iterator[str]:
    if (now.min_length or 0) > (before.min_length or 0):
        yield f"minLength raised from {before.min_length or 0} to {now.min_length}"
    if now.max_length is not None and (before.max_length is None or now.max_length < before.max_length):
        yield f"maxLength lowered from {_told(before.max_length)} to {now.max_length}"
    least, least_now = (_least(field.type, field.minimum, field.exclusive_minimum) for field in (before, now))
    if least_now is not None and (least is None or least_now > least):
        yield f"its least value raised from {_told(least)} to {_told(least_now)}"
    # Upside down, a greatest value is a least one.
    most, most_now = (
        _least(field.type, _negated(field.maximum), _negated(field.exclusive_maximum)) for field in (before, now)
    )
    if most_now is not None and (most is None or most_now > most):
        yield f"its greatest value lowered from {_told(most, sign=-1)} to {_told(most_now, sign=-1)}"
    if now.decimals is not None and (before.decimals is None or now.decimals < before.decimals):
        yield f"multipleOf leaves {now.decimals} decimals, before {_told(before.decimals)}"


class _Bound(NamedTuple):
    """A least value; one that is itself excluded is the stricter of two equal ones, and sorts so."""

    value: Decimal
    is_exclusive: bool


def _least(kind: JsonType, inclusive: Decimal | None, exclusive: Decimal | None) -> _Bound | None:
    bounds = [_Bound(inclusive, False)] if inclusive is not None else []  # noqa: FBT003 - named by the tuple
    if exclusive is not None and kind is JsonType.INTEGER:
        bounds.append(_Bound(Decimal(floor(exclusive) + 1), False))  # noqa: FBT003
    elif exclusive is not None:
        bounds.append(_Bound(exclusive, True))  # noqa: FBT003
    return max(bounds, default=None)


def _negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number


def _told(bound: _Bound | int | None, *, sign: int = 1) -> str:
    if bound is None:
        return "none"
    if isinstance(bound, int):
        return str(bound)
    return f"{sign * bound.value}{' (excluded)' if bound.is_exclusive else ''}"
