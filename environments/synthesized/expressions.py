"""Terraform's `${…}` in synthesized JSON: references, alone or inside text. The stacks need no more of the language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["ExpressionError", "Reference", "references", "resolve", "walk"]

Reference = tuple[str | int, ...]
"""`azurerm_x.y.identity[0].id` as its steps: names, and whole numbers for list positions."""

_STEP = re.compile(r"\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\[\"([^\"\\]+)\"\]")
_MISSING = object()


class ExpressionError(ValueError):
    """An expression that is more than a reference."""


def references(value: Any) -> Iterator[Reference]:
    """Every reference in a JSON value, however deep.

    Raises:
        ExpressionError: something in `${…}` is no reference.
    """
    if isinstance(value, str):
        yield from (part for part in _parts(value) if not isinstance(part, str))
    elif isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from references(item)


def resolve(value: Any, lookup: Callable[[Reference], Any]) -> Any:
    """The value with each reference replaced by what `lookup` gives: alone it keeps its type, in text it becomes text.

    Raises:
        ExpressionError: something in `${…}` is no reference.
    """
    if isinstance(value, list):
        return [resolve(item, lookup) for item in value]
    if isinstance(value, dict):
        return {key: resolve(item, lookup) for key, item in value.items()}
    if not isinstance(value, str):
        return value
    parts = list(_parts(value))
    if len(parts) == 1 and not isinstance(parts[0], str):
        return lookup(parts[0])
    return "".join(part if isinstance(part, str) else _text(lookup(part), value) for part in parts)


def walk(value: Any, steps: Reference) -> Any:
    """What lies at the end of the steps, None where one leads nowhere; a block that is there once is its own `[0]`."""
    for step in steps:
        if isinstance(value, dict) and step == 0:
            continue
        found = _MISSING
        if isinstance(value, dict):
            found = value.get(step, _MISSING)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            found = value[step]
        if found is _MISSING:
            return None
        value = found
    return value


def _parts(text: str) -> Iterator[str | Reference]:
    position = 0
    literal = ""
    while (start := text.find("${", position)) >= 0:
        if start > 0 and text[start - 1] == "$":
            # `$${` is Terraform's way to write `${` itself.
            literal += text[position : start - 1] + "${"
            position = start + 2
            continue
        end = text.find("}", start)
        if end < 0:
            raise ExpressionError(f"{text!r} opens an expression and does not close it")
        literal += text[position:start]
        if literal:
            yield literal
        literal = ""
        yield _reference(text[start + 2 : end])
        position = end + 1
    literal += text[position:]
    if literal or not text:
        yield literal


def _reference(expression: str) -> Reference:
    steps: list[str | int] = []
    position = 0
    source = expression.strip()
    while position < len(source):
        match = _STEP.match(source, position)
        if match is None:
            raise ExpressionError(
                f"${{{expression}}} is more than a reference; functions, operators and loops are not evaluated here"
            )
        name, index, key = match.groups()
        steps.append(int(index) if index is not None else name or key)
        position = match.end()
    if not steps:
        raise ExpressionError("${} is empty")
    return tuple(steps)


def _text(value: Any, template: str) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    raise ExpressionError(f"{template}: a {type(value).__name__} can't stand inside text")
