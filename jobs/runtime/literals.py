"""What a contract's events look like as text: the regular expression of the fast road of `jobs.runtime.conformity`.

The expression matches the text of an object with at most as many key-value pairs as the contract has fields, each a
known key with a literal of its kind, in any order and with any white space. It may miss an event that conforms (one
with a number in an unusual spelling); it never matches a text that is no such object. Quantifiers are possessive:
matching neither backtracks nor recurses, whatever arrives.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jobs.runtime.contracts import Format, JsonType

if TYPE_CHECKING:
    from jobs.runtime.contracts import Contract, Field

__all__ = ["SHAPES", "SPACE", "STRING", "Literal", "literal", "null_value", "pattern"]

SPACE = r"[ \t\r\n]*+"

STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'

SHAPES = {
    Format.DATE: r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    Format.DATE_TIME: (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9}+)?+(?:Z|[+-][0-9]{2}:[0-9]{2})"
    ),
    Format.UUID: r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
}

_YEARS_AT_THE_EDGE = "(?!0000|0001|9999)"
_WHOLE = r"-?+(?:0|[1-9][0-9]{0,17}+)"
_FRACTION = r"(?:\.[0-9]{{1,{digits}}}+)?+"
_EXPONENT = r"(?:[eE][+-]?+[0-9]{1,2}+)?+"
_MOST_DIGITS = 17

# Anchored, of plain characters and of classes that list letters and digits: it matches neither quote nor backslash.
_CLASS = r"\[(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9A-Za-z])+\]"
_PLAIN = re.compile(rf"\^(?:(?:[A-Za-z0-9_:/@ -]|\\[.+-]|{_CLASS})(?:\{{[0-9]+(?:,[0-9]+)?\}}|\?)?)+\$")


class Literal(NamedTuple):
    """A field's value as text, and the schema keyword that a match proves to be satisfied."""

    expression: str
    proves: str | None = None


def pattern(contract: Contract) -> str:
    """The expression for a whole event, in Java's dialect."""
    pairs = [f'"{field.name}"{SPACE}:{SPACE}{_value(field)}{SPACE}' for field in contract.fields]
    comma = f",{SPACE}"
    # Most sources write the keys in the contract's order; it spares trying each key's pair in turn.
    in_order = comma.join(pairs)
    any_pair = f"(?:{'|'.join(pairs)})"
    in_any_order = f"{any_pair}(?:{comma}{any_pair}){{0,{len(pairs) - 1}}}+"
    return rf"^{SPACE}\{{{SPACE}(?:{in_order}|{in_any_order})\}}{SPACE}\z"


def _value(field: Field) -> str:
    expression = literal(field).expression
    return f"(?:{expression}|null)" if field.nullable else expression


def null_value(field: Field) -> str:
    """The expression for the field's key with null behind it, somewhere in a text that `pattern` matches."""
    return f'"{field.name}"{SPACE}:{SPACE}null'


def literal(field: Field) -> Literal:
    """The text of a field's value."""
    match field.type:
        case JsonType.STRING:
            return _string(field)
        case JsonType.INTEGER:
            return Literal(_WHOLE)
        case JsonType.BOOLEAN:
            return Literal("(?:true|false)")
        case JsonType.NUMBER if field.decimals is not None:
            return Literal(_WHOLE + _FRACTION.format(digits=field.decimals))
        case JsonType.NUMBER:
            return Literal(_WHOLE + _FRACTION.format(digits=_MOST_DIGITS) + _EXPONENT)


def _string(field: Field) -> Literal:
    if field.enum and all(isinstance(item, str) and re.fullmatch(r"[A-Za-z0-9 ()_-]+", item) for item in field.enum):
        return Literal(f'"(?:{"|".join(re.escape(str(item)) for item in field.enum)})"', "enum")
    if field.format in SHAPES:
        edge = _YEARS_AT_THE_EDGE if field.format is Format.DATE_TIME else ""
        return Literal(f'"{edge}{SHAPES[field.format]}"', "format")
    if field.pattern is not None and _PLAIN.fullmatch(field.pattern):
        return Literal(f'"{field.pattern[1:-1]}"', "pattern")
    return Literal(STRING)
