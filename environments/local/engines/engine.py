"""What an engine is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from environments.local.world import Declared, World

__all__ = ["CLOUD_ONLY", "RECORDED", "Engine", "nothing"]

CLOUD_ONLY = "cloud only"
RECORDED = "recorded"

Attributes = dict[str, Any]


def nothing(_declared: Declared, _world: World) -> Attributes:
    """Nothing to do on this machine."""
    return {}


@dataclass(frozen=True)
class Engine:
    """`label` tells people what stands in for the resource; `realise` makes it and gives its computed attributes."""

    label: str
    realise: Callable[[Declared, World], Mapping[str, Any]] = nothing
