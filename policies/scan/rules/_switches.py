"""What several rules ask of arguments: a table of switches by type, and Terraform's way to write a boolean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Resource

__all__ = ["Off", "On", "OneOf", "is_on", "truth", "wrong_switches"]

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True)
class OneOf:
    """The text at `path` must be one of `values`, in whatever case.

    `absent_passes`: the provider takes one of them where the argument is left out.
    """

    path: str
    values: tuple[str, ...]
    absent_passes: bool = False

    def demand(self) -> str:
        """What the argument must be, for a message."""
        return " or ".join(self.values)

    def holds(self, value: Any) -> bool:
        """Whether a value that is there satisfies it."""
        return str(value).lower() in {each.lower() for each in self.values}


@dataclass(frozen=True)
class On:
    """The boolean at `path` must be true."""

    path: str
    absent_passes: bool = False

    def demand(self) -> str:
        """What the argument must be, for a message."""
        return "true"

    def holds(self, value: Any) -> bool:
        """Whether a value that is there satisfies it."""
        return truth(value)


@dataclass(frozen=True)
class Off:
    """The boolean at `path` must be false."""

    path: str
    absent_passes: bool = False

    def demand(self) -> str:
        """What the argument must be, for a message."""
        return "false"

    def holds(self, value: Any) -> bool:
        """Whether a value that is there satisfies it."""
        return not truth(value)


def wrong_switches(block: Resource | Block, *switches: OneOf | On | Off) -> Iterator[str]:
    """One message for each switch that does not stand as it must."""
    for switch in switches:
        value = block.value(switch.path)
        if value is None and not switch.absent_passes:
            yield f"{switch.path} is left out, and the provider's default is not {switch.demand()}"
        elif value is not None and not switch.holds(value):
            yield f"{switch.path} is {value!r}, not {switch.demand()}"


def is_on(block: Resource | Block, path: str, *, default: bool = False) -> bool:
    """Whether the boolean at the path is true; `default`: what the provider takes where it is left out."""
    value = block.value(path)
    return default if value is None else truth(value)


def truth(value: Any) -> bool:
    """A boolean as Terraform converts it.

    Raises:
        UnresolvedError: Terraform would refuse it, so it says nothing.
    """
    if isinstance(value, bool):
        return value
    if str(value) not in _BOOLEANS:
        raise UnresolvedError(f"{value!r} is no boolean")
    return _BOOLEANS[str(value)]
