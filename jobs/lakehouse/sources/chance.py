"""Repeatable chance without a state: what is asked about decides the answer, in whatever order it is asked."""

from __future__ import annotations

import struct
from hashlib import blake2b
from typing import TypeVar

__all__ = ["DRAWS", "draws", "pick"]

DRAWS = 16
"""Numbers that one question gives."""

_UNPACK = struct.Struct(f"<{DRAWS}I").unpack
_UNIT = 2.0**-32

T = TypeVar("T")


def draws(subject: str) -> list[float]:
    """`DRAWS` independent numbers, each evenly spread over [0, 1), for what the text names."""
    return [value * _UNIT for value in _UNPACK(blake2b(subject.encode()).digest())]


def pick(draw: float, options: tuple[T, ...]) -> T:
    """The option that a number of [0, 1) falls on, each equally likely."""
    return options[int(draw * len(options))]
