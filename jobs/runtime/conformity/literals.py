r"""What a contract's events look like as text: the regular expressions of the fast road, in RE2's dialect.

They describe bytes. An expression may miss a text that conforms (one with a number in an unusual spelling); it never
matches one that can't be converted to the field's column. What it proves besides is told with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jobs.runtime.contracts import Format, JsonType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.runtime.contracts import Contract, Field

__all__ = ["Literal", "literal", "pattern"]

_SPACE = r"[ \t\r\n]*"
_ESCAPE = (
    r'\\(?:["\\/bfnrt]|u(?:[0-9A-Ca-cEFef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}'
    # Both halves of a character: one alone is none.
    r"|[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}))"
)
_ANY_TEXT = rf'[^"\\\x00-\x1f]*(?:{_ESCAPE}[^"\\\x00-\x1f]*)*'

# The years at the edge go the slow road: in another time zone they may be no instants of the calendar.
_DAYS = (
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
_LEAP_DAY = r"(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29"
_DATE = rf"(?:[1-9][0-9]{{3}}-(?:{_DAYS})|{_LEAP_DAY})"
_DATE_IN_TIME = rf"(?:(?:[1-8][0-9]|9[0-8])[0-9]{{2}}-(?:{_DAYS})|{_LEAP_DAY})"
_HOUR_MINUTE = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SHAPES = {
    Format.DATE: _DATE,
    Format.DATE_TIME: rf"{_DATE_IN_TIME}T{_HOUR_MINUTE}:[0-5][0-9](?:\.[0-9]{{1,9}})?(?:Z|[+-]{_HOUR_MINUTE})",
    Format.EMAIL: r"[!#-?A-\[\]-~]+@[!#--/-?A-\[\]-~]+(?:\.[!#--/-?A-\[\]-~]+)+",
    Format.UUID: r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
}

_WHOLE = r"-?(?:0|[1-9][0-9]{{0,{more}}})"
_FRACTION = r"(?:\.[0-9]{{1,{digits}}})?"
_EXPONENT = r"(?:[eE][+-]?[0-9]{1,2})?"
# 64 bits hold every whole number of so many digits.
_MOST_DIGITS = 18

# Anchored, of plain characters and of classes that list letters and digits: it matches neither quote nor backslash.
_CLASS = r"\[(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9A-Za-z])+\]"
_PLAIN = re.compile(rf"\^(?:(?:[A-Za-z0-9_:/@ -]|\\[.+-]|{_CLASS})(?:\{{[0-9]+(?:,[0-9]+)?\}}|\?)?)+\$")
_PLAIN_ITEM = re.compile(r"[A-Za-z0-9 _:/.,()+-]+")


class Literal(NamedTuple):
    """A field's value as text (of a string: what is between the quotes), and the keywords that a match proves.

    `expression` is None where any text of a string will do.
    """

    expression: str | None
    proves: frozenset[str] = frozenset()

    @property
    def in_quotes(self) -> str:
        """The string as JSON."""
        return f'"{self.expression or _ANY_TEXT}"'


def literal(field: Field) -> Literal:
    """The text of a field's value."""
    match field.type:
        case JsonType.STRING:
            return _string(field)
        case JsonType.BOOLEAN:
            return Literal("(?:true|false)")
        case JsonType.INTEGER:
            return Literal(_WHOLE.format(more=_MOST_DIGITS - 1))
        case JsonType.NUMBER if field.precision is not None and field.decimals is not None:
            whole = _WHOLE.format(more=field.precision - field.decimals - 1)
            return Literal(whole + _FRACTION.format(digits=field.decimals), frozenset({"multipleOf"}))
        case JsonType.NUMBER:
            return Literal(_WHOLE.format(more=_MOST_DIGITS - 1) + _FRACTION.format(digits=_MOST_DIGITS - 1) + _EXPONENT)


def _string(field: Field) -> Literal:
    if field.format is not None:
        return Literal(_SHAPES[field.format], frozenset({"format"}))
    if field.enum and all(map(_PLAIN_ITEM.fullmatch, field.enum)):
        return Literal(f"(?:{'|'.join(map(re.escape, field.enum))})", frozenset({"enum"}))
    if field.pattern is not None and _PLAIN.fullmatch(field.pattern):
        return Literal(field.pattern[1:-1], frozenset({"pattern"}))
    return Literal(None)


def pattern(contract: Contract, keys: Sequence[str]) -> str | None:
    """The expression for the text of a whole event whose keys come in this order, with any white space.

    It matches no event that lacks a required key, has a key twice or another than these; optional keys may be missing.

    Returns:
        None where the order lacks a required key, or where there is none: a list of optional pairs has no place for
        its commas that a regular expression of sensible size could tell.
    """
    fields = {field.name: field for field in contract.fields}
    required = {name for name, field in fields.items() if field.required}
    if not required or not required <= set(keys) <= fields.keys() or len(set(keys)) != len(keys):
        return None
    pairs = []
    for key in keys:
        pair = f'"{key}"{_SPACE}:{_SPACE}{_value(fields[key])}{_SPACE}'
        # A comma stands before each pair, but behind those that come before the first that must be there.
        before = required.isdisjoint(keys[: keys.index(key)])
        if key in required:
            pairs.append(pair if before else f",{_SPACE}{pair}")
        else:
            pairs.append(f"(?:{pair},{_SPACE})?" if before else f"(?:,{_SPACE}{pair})?")
    return rf"^{_SPACE}\{{{_SPACE}{''.join(pairs)}\}}{_SPACE}$"


def _value(field: Field) -> str:
    text = literal(field)
    value = text.in_quotes if field.type is JsonType.STRING else text.expression
    return f"(?:{value}|null)" if field.nullable else f"{value}"
