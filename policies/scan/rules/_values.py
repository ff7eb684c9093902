"""Whether an argument is given at all, whatever it is known to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from policies.scan.model import Block, Resource

__all__ = ["is_set"]


def is_set(block: Block | Resource, path: str) -> bool:
    """Whether the argument is there and not null; one that is known after the apply alone is."""
    try:
        return block.value(path) is not None
    except UnresolvedError:
        return True
