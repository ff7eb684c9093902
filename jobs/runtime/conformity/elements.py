"""JSON read strictly, and CSV's texts as what they spell: the values that the rules are applied to.

Stricter than Python's own reader: no key twice, no NaN, no half characters; numbers keep their digits.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

from jobs.runtime.conformity.verdicts import Reason
from jobs.runtime.contracts import JsonType

if TYPE_CHECKING:
    from jobs.runtime.contracts import Field

__all__ = ["DEEPEST", "Element", "Number", "Unreadable", "as_json", "read_object", "spelled"]

DEEPEST = 100
"""The most levels of arrays and objects within each other: deeper JSON is not read."""

_SPACE = " \t\r\n"
# A string without its end takes all that follows: it is tried once, not from each quote in it.
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_MOST_HEX_BYTES = 200


class Number(NamedTuple):
    """A number as it is written."""

    text: str


Element: TypeAlias = "str | bool | Number | list[Any] | dict[str, Any] | None"


class Unreadable(Exception):  # noqa: N818 - it is the verdict on an event, not a failure
    """An event is no object at all; holds the one reason."""

    def __init__(self, rule: str, found: str | None) -> None:
        super().__init__(rule)
        self.reason = Reason("$", rule, found)


class _RepeatedKeyError(ValueError):
    """An object has a key twice; holds its keys."""


def read_object(payload: bytes | None) -> dict[str, Element]:
    """The object that a payload holds.

    Raises:
        Unreadable: it holds none, or more than that.
    """
    if payload is None:
        raise Unreadable("not null", None)
    if not payload:
        raise Unreadable("not empty", "")
    try:
        text = payload.decode()
    except UnicodeDecodeError:
        raise Unreadable("UTF-8", payload[:_MOST_HEX_BYTES].hex().upper()) from None
    if _is_too_deep(text):
        raise Unreadable("JSON", text)
    try:
        document, end = _DECODER.raw_decode(text, len(text) - len(text.lstrip(_SPACE)))
    except _RepeatedKeyError as repeated:
        raise Unreadable("no key twice", str(repeated)) from None
    except ValueError:
        raise Unreadable("JSON", text) from None
    if not isinstance(document, dict):
        raise Unreadable("JSON" if text[end:].strip(_SPACE) else "object", text)
    if text[end:].strip(_SPACE):
        raise Unreadable("one flat object and nothing after it", text)
    if _SURROGATE.search(text) and not _is_unicode(document):
        raise Unreadable("UTF-8", text)
    return document


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _RepeatedKeyError(", ".join(key for key, _ in pairs))
    return members


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(object_pairs_hook=_unrepeated, parse_int=Number, parse_float=Number, parse_constant=_refuse)


def _is_too_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    level = 0
    for token in _TOKENS.finditer(text):
        if token[0] in "[{":
            level += 1
            if level > DEEPEST:
                return True
        elif token[0] in "]}":
            level -= 1
    return False


def _is_unicode(document: dict[str, Any]) -> bool:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def spelled(text: str, field: Field) -> Element:
    """A text as the number or boolean that it spells in JSON, where the field asks for one; else the text itself."""
    if field.type is JsonType.BOOLEAN and text in {"true", "false"}:
        return text == "true"
    if field.type in {JsonType.INTEGER, JsonType.NUMBER} and _NUMBER.fullmatch(text):
        return Number(text)
    return text


def as_json(element: Element) -> str:
    """The element as JSON text, numbers as they were written."""
    match element:
        case Number():
            return element.text
        case dict():
            members = (f"{json.dumps(key, ensure_ascii=False)}:{as_json(value)}" for key, value in element.items())
            return f"{{{','.join(members)}}}"
        case list():
            return f"[{','.join(map(as_json, element))}]"
    return json.dumps(element, ensure_ascii=False)
