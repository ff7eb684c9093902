"""What happens to a customer from day to day, known for any day without going through those before it.

Day 0 is the first extract. Time goes in periods of four weeks, and in each of them a kind of change comes at most once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from jobs.lakehouse.sources.chance import draws

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PERIOD_DAYS", "Change", "State", "happenings", "is_late", "state"]

PERIOD_DAYS = 28
_MOST_MOVES = 9  # an address's number has one digit for them
_LATE_SHARE = 0.05


class Change(Enum):
    """What can happen to a customer; `REPEATED` is nothing at all, but the extract takes the customer once more."""

    MOVED = auto()
    NEW_PHONE = auto()
    UPGRADED = auto()
    SERVICE_ADDED = auto()
    SERVICE_CEASED = auto()
    CASE_RAISED = auto()
    REPEATED = auto()


_LIKELIHOODS = {
    Change.MOVED: 0.06,
    Change.NEW_PHONE: 0.08,
    Change.UPGRADED: 0.06,
    Change.SERVICE_ADDED: 0.06,
    Change.SERVICE_CEASED: 0.03,
    Change.CASE_RAISED: 0.12,
    Change.REPEATED: 0.2,
}
"""Of each in one period."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What has happened to a customer by the end of a day: how often, or on which days; `ceased` is the first."""

    moves: int
    phones: int
    upgrades: int
    added: tuple[int, ...]
    ceased: int | None
    raised: tuple[int, ...]


def happenings(subject: str, period: int) -> dict[Change, int]:
    """The changes of a period, each with its day.

    Args:
        subject: seed and number of the customer.
        period: counted from 0, whose first day is day 1.
    """
    start = 1 + period * PERIOD_DAYS
    # `draw / likelihood` is itself evenly spread where the change happens.
    return {
        change: start + int(draw / likelihood * PERIOD_DAYS)
        for (change, likelihood), draw in zip(_LIKELIHOODS.items(), draws(f"{subject}/life/{period}"), strict=False)
        if draw < likelihood
    }


def state(subject: str, day: int) -> State:
    """What has come of the customer by the end of that day."""
    if day == 0:
        return _AT_FIRST
    every = list(_until(subject, day))
    days = {change: tuple(at for what, at in every if what is change) for change in Change}
    return State(
        moves=min(len(days[Change.MOVED]), _MOST_MOVES),
        phones=len(days[Change.NEW_PHONE]),
        upgrades=len(days[Change.UPGRADED]),
        added=days[Change.SERVICE_ADDED],
        ceased=min(days[Change.SERVICE_CEASED], default=None),
        raised=days[Change.CASE_RAISED],
    )


def is_late(subject: str, day: int) -> bool:
    """Whether what changed that day misses its extract and comes with the next day's."""
    return draws(f"{subject}/late/{day}")[0] < _LATE_SHARE


_AT_FIRST = State(moves=0, phones=0, upgrades=0, added=(), ceased=None, raised=())


def _until(subject: str, day: int) -> Iterator[tuple[Change, int]]:
    for period in range((day - 1) // PERIOD_DAYS + 1):
        yield from ((change, at) for change, at in happenings(subject, period).items() if at <= day)
