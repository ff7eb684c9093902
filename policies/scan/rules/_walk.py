"""Walks the arguments of a resource, however deep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["arguments", "leaves"]


def arguments(value: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every argument with its dotted path, its name and its value, containers included, as synthesized.

    A list's items have the path and the name of the list.
    """
    if isinstance(value, Mapping):
        for name, each in value.items():
            inner = f"{path}.{name}" if path else str(name)
            yield inner, str(name), each
            yield from arguments(each, inner)
    elif isinstance(value, list):
        for each in value:
            yield from arguments(each, path)


def leaves(value: Any, path: str = "", name: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every plain value with its dotted path and the name of the argument that holds it, alone or in a list."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from leaves(each, f"{path}.{key}" if path else str(key), str(key))
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, path, name)
    else:
        yield path, name, value
