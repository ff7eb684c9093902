"""Values that Terraform alone knows, in Python's own types.

A reference is Terraform's own expression with its stack's path in front: `${dev@@azurerm_subnet.aks.id}`. It is text,
so it goes wherever text goes (an f-string, a list, JSON), and takes no word with cdktf's process. Once it is known in
which stack it ended up, `resolved` turns it into what Terraform reads there.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from typing import Self

__all__ = [
    "Expression",
    "ForEach",
    "ListExpression",
    "MapExpression",
    "NumberExpression",
    "base64decode",
    "is_template",
    "jsonencode",
    "number",
    "reference",
    "resolved",
]

Item_co = TypeVar("Item_co", covariant=True)
# Turns a reference, its stack's path and its address with the attribute, into what Terraform reads.
Resolve = Callable[[str, str], str]

_MARK = "@@"
_REFERENCE = re.compile(
    rf"(?P<stack>[\w/-]+){_MARK}(?P<address>(?:data\.)?\w+\.[\w-]+(?:\.\*|\.[\w-]+|\[\d+\])+)", re.ASCII
)
_INTERPOLATION = re.compile(r"\$\{([^{}\"]*)\}")


def _refuse(value: Expression, *_: object) -> NoReturn:
    raise TypeError(f"{value} is known to Terraform alone: pass it on whole, or let a setting decide")


class Expression:
    """A value of any type; `hcl` is its text without `${}`."""

    hcl: str

    def __init__(self, hcl: str) -> None:
        self.hcl = hcl

    def __str__(self) -> str:
        return f"${{{self.hcl}}}"

    def __repr__(self) -> str:
        return str(self)

    def __format__(self, _spec: str) -> str:
        return str(self)

    __bool__ = _refuse


class NumberExpression(Expression, float):
    """A number; there is no reckoning with it before Terraform knows it."""

    def __new__(cls, hcl: str) -> Self:
        """A float has its value at birth: Terraform's is none of Python's."""
        del hcl
        return super().__new__(cls, math.nan)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __abs__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __round__ = _refuse


class ListExpression(Expression, Sequence[Item_co]):
    """A list; its length and items are known to Terraform alone."""

    __getitem__ = __len__ = __iter__ = __contains__ = _refuse


class MapExpression(Expression, Mapping[str, Item_co]):
    """A map; its keys and values are known to Terraform alone."""

    __getitem__ = __len__ = __iter__ = __contains__ = _refuse


class ForEach(Expression):
    """What a resource is made for, once for each item: a set of strings, a map of them, or an expression for either.

    `key` and `value` stand for the item in the resource's arguments.
    """

    key = "${each.key}"
    value = "${each.value}"

    def __init__(self, items: Sequence[str] | Mapping[str, str] | Expression) -> None:
        bare = isinstance(items, Expression | Mapping)
        super().__init__(_hcl(items) if bare else f"toset({_hcl(items)})")


def reference(stack: str, address: str) -> str:
    """The text of a reference to `azurerm_subnet.aks.id` of the stack at this path."""
    return f"{stack}{_MARK}{address}"


def number(text: str) -> float:
    """A number that Terraform has as text (a workspace's id), for an argument that takes numbers."""
    return NumberExpression(_hcl(text))


def base64decode(text: str) -> str:
    """Terraform's function of that name."""
    return f"${{base64decode({_hcl(text)})}}"


def jsonencode(value: Any) -> str:
    """Terraform's function of that name: JSON in which what Terraform alone knows is written as JSON, too."""
    return f"${{jsonencode({_hcl(value)})}}"


def is_template(text: str) -> bool:
    """Whether something in the text is Terraform's to fill in."""
    return "${" in text


def resolved(value: Any, resolve: Resolve) -> Any:
    """The value, of JSON's types, with each reference inside it as `resolve` has it."""
    if isinstance(value, str):
        if _MARK not in value:
            return value
        return _REFERENCE.sub(lambda found: resolve(found["stack"], found["address"]), value)
    if isinstance(value, dict):
        return {key: resolved(inner, resolve) for key, inner in value.items()}
    if isinstance(value, list):
        return [resolved(inner, resolve) for inner in value]
    return value


def _hcl(value: Any) -> str:
    """A Python value inside an expression; text is a template, as it is in Terraform's JSON."""
    if isinstance(value, Expression):
        return value.hcl
    if isinstance(value, str):
        whole = _INTERPOLATION.fullmatch(value)
        return whole[1] if whole else _quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)} = {_hcl(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_hcl, value)) + "]"
    return json.dumps(value)


def _quoted(template: str) -> str:
    """The template in quotes; text between its interpolations is escaped as in JSON, which HCL's quotes follow."""
    parts = _INTERPOLATION.split(template)
    for index, part in enumerate(parts):
        literal = index % 2 == 0
        if literal and "${" in part:
            raise ValueError(f"{template}: an expression in braces or quotes inside another is not understood here")
        parts[index] = json.dumps(part)[1:-1].replace("%{", "%%{") if literal else f"${{{part}}}"
    return f'"{"".join(parts)}"'
