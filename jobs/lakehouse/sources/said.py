"""What each system's extract of a day holds, in the order of the customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobs.lakehouse.sources import cases, masters
from jobs.lakehouse.sources.chance import draws
from jobs.lakehouse.sources.life import PERIOD_DAYS, Change, happenings, is_late, state
from jobs.lakehouse.sources.services import services
from jobs.lakehouse.sources.subject import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jobs.lakehouse.sources.people import Population
    from jobs.lakehouse.sources.subject import Record

__all__ = ["Extracts", "Said"]

_CORRECTED = 0.004

_ABOUT_THE_PERSON = {Change.MOVED, Change.NEW_PHONE, Change.REPEATED}
_ABOUT_SERVICES = {Change.UPGRADED, Change.SERVICE_ADDED, Change.SERVICE_CEASED, Change.REPEATED}


class Said(NamedTuple):
    """A record and the entity that it is of, by its full name."""

    entity: str
    record: Record


class Extracts:
    """The days' extracts of a population, each a function of seed, population and day alone."""

    def __init__(self, population: Population, *, first_day: date, seed: int) -> None:
        self._population = population
        self._first_day = first_day
        self._seed = seed

    def of_day(self, day: int) -> Iterator[Said]:
        """Day 0 holds everything; the others what changed, less what is late, and what was late the day before."""
        for number in range(1, self._population.count + 1):
            if day == 0:
                yield from _everything(self._snapshot(number, day))
            else:
                yield from self._changes(number, day)

    def _changes(self, number: int, day: int) -> Iterator[Said]:
        subject = f"{self._seed}/{number}"
        for at in (day - 1, day):
            changes = _on(subject, at)
            if not changes and not cases.may_have_cases(subject, at):
                continue
            if at > 0 and is_late(subject, at) == (at < day):
                yield from _changed(self._snapshot(number, at), changes)

    def _snapshot(self, number: int, day: int) -> Snapshot:
        subject = f"{self._seed}/{number}"
        person = self._population.person(number)
        by_then = state(subject, day)
        return Snapshot(
            subject=subject,
            person=person,
            traits=draws(f"{subject}/traits"),
            state=by_then,
            home=self._population.address(person, by_then.moves),
            first_day=self._first_day,
            day=day,
        )


def _on(subject: str, day: int) -> set[Change]:
    if day < 1:
        return set()
    return {change for change, at in happenings(subject, (day - 1) // PERIOD_DAYS).items() if at == day}


def _everything(of: Snapshot) -> Iterator[Said]:
    yield from _person(of)
    yield Said("amdm.addresses", masters.address(of))
    yield from (Said("jarvis.services", record) for record in services(of))
    yield from (Said("pega.cases", record) for record in cases.all_cases(of))


def _changed(of: Snapshot, changes: set[Change]) -> Iterator[Said]:
    if changes & _ABOUT_THE_PERSON:
        yield from _person(of)
    if changes & {Change.MOVED, Change.REPEATED}:
        yield Said("amdm.addresses", masters.address(of))
    if changes & _ABOUT_SERVICES:
        yield from (Said("jarvis.services", record) for record in services(of))
    yield from (Said("pega.cases", record) for record in cases.cases_of_day(of))


def _person(of: Snapshot) -> Iterator[Said]:
    if of.traits[6] < _CORRECTED:
        yield Said("cmdm.customers", masters.customer_before(of))
    yield Said("cmdm.customers", masters.customer(of))
    yield from (Said("sfdc.contacts", record) for record in masters.contacts(of))
