"""The slow road: one event at a time, every broken rule named. What it accepts conforms.

Numbers are compared exactly. What has no place in the field's column (a whole number of 65 bits, an instant of the
year 10000) breaks the rule of its type or format, and is never rounded.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from jobs.runtime.conformity.elements import Element, Number, as_json
from jobs.runtime.conformity.verdicts import Reason
from jobs.runtime.contracts import Format, JsonType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jobs.runtime.contracts import Contract, Field

__all__ = ["ContractRules", "searcher"]

_MOST_UNKNOWN_KEYS = 20
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DATE_TIME = re.compile(
    _DATE.pattern
    + r"T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(?:Z|([+-])((?:[01][0-9]|2[0-3])):([0-5][0-9]))"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_UUID = re.compile(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")
# The instants that Python's datetime can hold in any time zone.
_FIRST = datetime(1, 1, 2, tzinfo=UTC)
_LAST = datetime(9999, 12, 30, 23, 59, 59, 999999, tzinfo=UTC)
_FEWEST_BITS, _MOST_BITS = -(1 << 63), (1 << 63) - 1
_MOST_DIGITS = 19
_EXACT = Context(prec=60)


class ContractRules:
    """The rules of one contract."""

    def __init__(self, contract: Contract) -> None:
        self._allows_unknown = contract.additional
        self._rules = {field.name: _FieldRules(field) for field in contract.fields}

    def judge(self, event: Mapping[str, Element]) -> tuple[list[Any], list[Reason]]:
        """The value of each field for its column, in order, and the reasons: an event without any conforms."""
        reasons = []
        if not self._allows_unknown:
            unknown = [key for key in event if key not in self._rules]
            reasons = [Reason(key, "additionalProperties false", key) for key in unknown[:_MOST_UNKNOWN_KEYS]]
        values = []
        for name, rules in self._rules.items():
            value = None
            if name in event:
                value = rules.judge(event[name], reasons)
            elif rules.field.required:
                reasons.append(Reason(name, "required", None))
            values.append(value)
        return values, reasons

    def unknown(self, event: Mapping[str, Element]) -> str | None:
        """The JSON text of an object with the keys that the contract doesn't know; None where it knows all."""
        members = {key: element for key, element in event.items() if key not in self._rules}
        return as_json(members) if members else None


class _FieldRules:
    def __init__(self, field: Field) -> None:
        self.field = field
        # Asked for every value, and an enumeration's members are slow to hash.
        self._is_text = field.type is JsonType.STRING
        self._is_number = field.type in {JsonType.INTEGER, JsonType.NUMBER}
        self._is_boolean = field.type is JsonType.BOOLEAN
        self._reader = None if field.format is None else _READERS[field.format]
        self._search = searcher(field.pattern) if field.pattern is not None else None

    def judge(self, element: Element, reasons: list[Reason]) -> Any:
        """The element as its column's value, which means nothing where a reason was added."""
        field = self.field
        if element is None and field.nullable:
            return None
        value: Any = None
        broken: list[str] = []
        match element:
            case str() if self._is_text:
                value = element if self._reader is None else self._reader(element)
                broken.extend(self._broken_by_text(element, fits=value is not None))
            case Number() if self._is_number:
                number = _decimal(element.text)
                value = None if number is None else self._number(number)
                if number is None or value is None:
                    broken.append(f"type {field.type}")
                else:
                    broken.extend(self._broken_by_number(number))
            case bool() if self._is_boolean:
                value = element
            case _:
                broken.append(f"type {field.type}")
        if broken:
            found = as_json(element)
            reasons.extend(Reason(field.name, rule, found) for rule in broken)
        return value

    def _broken_by_text(self, text: str, *, fits: bool) -> Iterator[str]:
        field = self.field
        if field.enum and text not in field.enum:
            yield f"enum {', '.join(field.enum)}"
        if field.min_length is not None and len(text) < field.min_length:
            yield f"minLength {field.min_length}"
        if field.max_length is not None and len(text) > field.max_length:
            yield f"maxLength {field.max_length}"
        if self._search is not None and not self._search(text):
            yield f"pattern {field.pattern}"
        if not fits:
            yield f"format {field.format}"

    def _number(self, number: Decimal) -> int | float | Decimal | None:
        """The number as its column holds it: None where it can't."""
        if self.field.type is JsonType.INTEGER:
            return _whole(number)
        if self.field.decimals is None:
            double = float(number)
            return double if abs(double) != float("inf") else None
        # Of other numbers it is a bound or the step that is broken.
        step = Decimal(1).scaleb(-self.field.decimals)
        return _EXACT.quantize(number, step) if number.adjusted() < _MOST_DIGITS * 2 else step

    def _broken_by_number(self, number: Decimal) -> Iterator[str]:
        field = self.field
        if field.minimum is not None and number < field.minimum:
            yield f"minimum {field.minimum:f}"
        if field.maximum is not None and number > field.maximum:
            yield f"maximum {field.maximum:f}"
        if field.exclusive_minimum is not None and number <= field.exclusive_minimum:
            yield f"exclusiveMinimum {field.exclusive_minimum:f}"
        if field.exclusive_maximum is not None and number >= field.exclusive_maximum:
            yield f"exclusiveMaximum {field.exclusive_maximum:f}"
        if field.decimals is not None and not _has_decimals(number, field.decimals):
            yield f"multipleOf {Decimal(1).scaleb(-field.decimals):f}"


def searcher(pattern: str) -> Callable[[str], object]:
    """What finds a schema's pattern in a text; None and False alike say that it isn't there.

    In JSON Schema's dialect `$` is the end of the text, in Python's the place before a final line break as well.
    """
    ends = pattern.endswith("$") and not pattern.endswith(r"\$")
    return re.compile(pattern[:-1] + r"\Z" if ends else pattern).search


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        # Its exponent has no place in 64 bits.
        return None


def _whole(number: Decimal) -> int | None:
    # 5.0 is an integer in JSON Schema. The digits are counted first: 1e999999999 has as many.
    if number and number.adjusted() >= _MOST_DIGITS:
        return None
    if number != number.to_integral_value():
        return None
    whole = int(number) if number else 0
    return whole if _FEWEST_BITS <= whole <= _MOST_BITS else None


def _has_decimals(number: Decimal, most: int) -> bool:
    _, digits, exponent = number.as_tuple()
    surplus = -most - int(exponent)
    return surplus <= 0 or not any(digits[-surplus:])


def _date(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _date_time(text: str) -> datetime | None:
    found = _DATE_TIME.fullmatch(text)
    if not found:
        return None
    *parts, fraction, sign, hours, minutes = found.groups()
    micros = int((fraction or "0").ljust(6, "0")[:6])
    try:
        local = datetime(*map(int, parts), micros, tzinfo=UTC)  # type: ignore[misc, arg-type]
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        instant = local + offset if sign == "-" else local - offset
    except (ValueError, OverflowError):
        return None
    return instant if _FIRST <= instant <= _LAST else None


def _email(text: str) -> str | None:
    return text if _EMAIL.fullmatch(text) else None


def _uuid(text: str) -> str | None:
    return text if _UUID.fullmatch(text) else None


_READERS: dict[Format, Callable[[str], str | date | datetime | None]] = {
    Format.DATE: _date,
    Format.DATE_TIME: _date_time,
    Format.EMAIL: _email,
    Format.UUID: _uuid,
}
