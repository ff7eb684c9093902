"""What a generated construct or block takes, read off its own annotations."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Misfit", "Signature", "signature_of"]


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The keyword arguments that a construct or block takes, with their types."""

    annotations: Mapping[str, Any]
    required: frozenset[str]

    def fits(self, given: Mapping[str, Any]) -> bool:
        """Whether no name is unknown and none that is required is missing."""
        return given.keys() <= self.annotations.keys() and given.keys() >= self.required


@dataclass(frozen=True, kw_only=True)
class Misfit:
    """A block whose arguments do not fit it, kept until its construct can say where it stands."""

    block: Callable[..., Any]
    given: Mapping[str, Any]


@cache
def signature_of(owner: Callable[..., Any]) -> Signature:
    """The signature of a block's class, or of a construct's generated `__init__`."""
    annotations = get_type_hints(owner)
    if isinstance(owner, type):
        taken = [name for name, annotation in annotations.items() if get_origin(annotation) is not ClassVar]
        required = [name for name in taken if not hasattr(owner, name)]
    else:
        keywords = [p for p in inspect.signature(owner).parameters.values() if p.kind is p.KEYWORD_ONLY]
        taken = [keyword.name for keyword in keywords]
        required = [keyword.name for keyword in keywords if keyword.default is keyword.empty]
    return Signature(annotations={name: annotations[name] for name in taken}, required=frozenset(required))
