"""Checks of what a binding is given, made when it is constructed: before Terraform, and with the construct's path."""

from __future__ import annotations

import difflib
import math
import types
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args, get_origin

from modules.bindings.block import Block
from modules.bindings.expression import (
    Expression,
    ListExpression,
    MapExpression,
    NumberExpression,
    is_template,
)
from modules.bindings.signature import Misfit, signature_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modules.bindings.signature import Signature

__all__ = ["BindingError", "problems"]

_SHOWN = 60


class BindingError(TypeError):
    """A construct was given arguments that its Terraform type does not take.

    Args:
        path: the construct's path.
        terraform_type: for example `azurerm_storage_account`.
        found: one line for each problem: the argument, what is wrong, what is expected.
    """

    def __init__(self, path: str, terraform_type: str, found: Sequence[str]) -> None:
        super().__init__("\n  ".join([f"{path} ({terraform_type}):", *found]))
        self.path = path
        self.terraform_type = terraform_type
        self.problems = tuple(found)


def problems(signature: Signature, given: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """What is wrong with `given`, one line each; `at` leads to the block that it was given to."""
    for name in sorted(given.keys() - signature.annotations.keys()):
        near = difflib.get_close_matches(name, signature.annotations, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"it takes {', '.join(sorted(signature.annotations))}"
        yield f"{at}{name}: no such argument; {remedy}"
    for name in sorted(signature.required - given.keys()):
        yield f"{at}{name}: missing; expected {_described(signature.annotations[name])}"
    for name, value in given.items():
        if name in signature.annotations:
            yield from _mismatches(value, signature.annotations[name], f"{at}{name}")


def _mismatches(value: Any, annotation: Any, at: str) -> Iterator[str]:
    expected = _without_none(annotation)
    if _is_absent(value, annotation) or (isinstance(value, Expression) and _may_become(value, expected)):
        return
    if isinstance(value, Misfit):
        yield from problems(signature_of(value.block), value.given, f"{at}.")
        if value.block is expected:
            return
    elif _is_block(value, expected):
        yield from problems(signature_of(expected), vars(value), f"{at}.")
        return
    elif get_origin(expected) is Sequence and isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for index, item in enumerate(value):
            yield from _mismatches(item, get_args(expected)[0], f"{at}[{index}]")
        return
    elif get_origin(expected) is Mapping and isinstance(value, Mapping):
        for key, item in value.items():
            yield from _mismatches(key, str, f"{at}, key {key!r}")
            yield from _mismatches(item, get_args(expected)[1], f"{at}[{key!r}]")
        return
    elif _is_a(value, expected) or _may_become(value, expected):
        return
    yield f"{at}: expected {_described(expected)}, got {_shown(value)}"


def _is_absent(value: Any, annotation: Any) -> bool:
    return annotation is Any or (value is None and _without_none(annotation) is not annotation)


def _without_none(annotation: Any) -> Any:
    """The annotation's one alternative besides None and Expression, which a token may always take the place of."""
    if not isinstance(annotation, types.UnionType):
        return annotation
    (expected,) = (each for each in get_args(annotation) if each not in {types.NoneType, Expression})
    return expected


def _is_a(value: Any, expected: Any) -> bool:
    if expected is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and not math.isnan(value)
    return isinstance(expected, type) and isinstance(value, expected)


def _is_block(value: Any, expected: Any) -> bool:
    return isinstance(value, Block) and isinstance(expected, type) and isinstance(value, expected)


def _may_become(value: Any, expected: Any) -> bool:
    """Whether Terraform may make of an expression what is expected."""
    if isinstance(value, NumberExpression) or (isinstance(value, str) and is_template(value)):
        # Terraform converts between scalars. A string where a list is due is a forgotten pair of brackets.
        return expected in {str, float, bool}
    if isinstance(value, ListExpression):
        return get_origin(expected) is Sequence
    if isinstance(value, MapExpression):
        return get_origin(expected) is Mapping
    return isinstance(value, Expression)


def _described(annotation: Any) -> str:
    expected = _without_none(annotation)
    if inner := get_args(expected):
        return f"{get_origin(expected).__name__}[{', '.join(map(_described, inner))}]"
    return "number" if expected is float else expected.__name__


def _shown(value: Any) -> str:
    if value is None:
        return "None"
    if isinstance(value, Misfit):
        return value.block.__name__
    kind = type(value).__name__
    if isinstance(value, Block):
        return kind
    if isinstance(value, list | tuple) and value and isinstance(value[0], Block):
        return f"{kind} of {_shown(value[0])}"
    text = repr(value)
    return f"{kind} {text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}"
