"""Whom and when a record is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from jobs.lakehouse.sources.life import State
    from jobs.lakehouse.sources.people import Person
    from jobs.runtime.reference.customers import Address

__all__ = ["NEW_FIELD_DAY", "Record", "Snapshot"]

Record: TypeAlias = dict[str, str | int | float | bool | None]
"""A record by the names of its contract's properties."""

NEW_FIELD_DAY = 2
"""From this day on, two of the systems send a field that nobody announced."""

# Extracts start at 20:00 Eastern Standard Time, 10:00 UTC, so that both calendars call the day the same.
_EASTERN, _UTC = (20, "+10:00"), (10, "Z")
_RUN_SECONDS = 7200


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """A customer at the end of a day.

    `subject` names seed and customer to `draws`; `traits` are the customer's own draws, the same on every day. `day`
    counts from `first_day`, which is day 0. `home` is where the customer lives by then.
    """

    subject: str
    person: Person
    traits: list[float]
    state: State
    home: Address
    first_day: date
    day: int

    def date(self, day: int) -> date:
        """The date of a day; days before the first extract are negative."""
        return self.first_day + timedelta(days=day)

    def extracted(self, *, utc: bool = False, minutes_before: int = 0) -> str:
        """When the day's extract came to the customer."""
        hour, offset = _UTC if utc else _EASTERN
        second = self.person.number * 7 % (_RUN_SECONDS - 1200) + 1200 - 60 * minutes_before
        time = f"{hour + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.{self.person.number % 1000:03}"
        return f"{self.date(self.day)}T{time}{offset}"
