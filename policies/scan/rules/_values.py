"""What an argument is, as far as it is known before the apply: given at all, or a reference to a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from policies.scan.model import Block, Resource

__all__ = ["is_set", "referred"]


def is_set(block: Block | Resource, path: str) -> bool:
    """Whether the argument is there and not null; one that is known after the apply alone is."""
    try:
        return block.value(path) is not None
    except UnresolvedError:
        return True


def referred(block: Block | Resource, path: str) -> Resource | None:
    """The resource that the argument refers to; None where it is absent, or written out."""
    try:
        return block.target(path)
    except UnresolvedError:
        return None
