"""What pega holds: cases of a customer, each going from open to closed in its own time, some of them reopened."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from jobs.lakehouse.sources import spelling
from jobs.lakehouse.sources.chance import draws, pick
from jobs.lakehouse.sources.life import PERIOD_DAYS, Change, happenings
from jobs.lakehouse.sources.services import service_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.lakehouse.sources.subject import Record, Snapshot

__all__ = ["LONGEST_DAYS", "all_cases", "cases_of_day", "may_have_cases"]

LONGEST_DAYS = 28
"""A case is closed so many days after it was raised, at the latest."""

_AEST = timezone(timedelta(hours=10))
_OLDEST_DAYS = 120
_CHANNELS = ("phone", "phone", "chat", "email", "store", "web")
_HOURS_ALLOWED = {
    "fault": 48,
    "billing_enquiry": 72,
    "plan_change": 72,
    "move_request": 96,
    "service_request": 96,
    "complaint": 120,
}
_TYPES = tuple(_HOURS_ALLOWED)
# The churned had more to say.
_LIKELY_OF_THE_CHURNED, _LIKELY = (0.6, 0.2), (0.35, 0.08)
_WAITS, _REOPENED, _ABOUT_A_SERVICE = 0.2, 0.12, 0.6


class _Case(NamedTuple):
    number: int
    raised: int


class _Stage(NamedTuple):
    day: int
    status: str
    resolved: int | None
    reopened: int


def all_cases(of: Snapshot) -> Iterator[Record]:
    """Every case that the customer has raised by the day, as it stands."""
    for case in _cases(of):
        yield _record(of, case, [stage for stage in _stages(of, case) if stage.day <= of.day][-1])


def cases_of_day(of: Snapshot) -> Iterator[Record]:
    """The cases that changed on the day."""
    for case in _cases(of):
        if of.day - LONGEST_DAYS <= case.raised <= of.day:
            stages = [stage for stage in _stages(of, case) if stage.day <= of.day]
            if stages[-1].day == of.day:
                yield _record(of, case, stages[-1])


def may_have_cases(subject: str, day: int) -> bool:
    """Whether a case may change on the day: quickly told, so that the others need no closer look."""
    period = (day - 1) // PERIOD_DAYS
    if day <= LONGEST_DAYS:
        return True
    return any(Change.CASE_RAISED in happenings(subject, earlier) for earlier in (period, period - 1))


def _cases(of: Snapshot) -> list[_Case]:
    chance = draws(f"{of.subject}/cases")
    likely = _LIKELY_OF_THE_CHURNED if of.person.like.has_churned else _LIKELY
    before = [-1 - int(chance[2 + number] * _OLDEST_DAYS) for number in range(2) if chance[number] < likely[number]]
    return [_Case(number, raised) for number, raised in enumerate([*before, *of.state.raised])]


def _stages(of: Snapshot, case: _Case) -> list[_Stage]:
    chance = draws(f"{of.subject}/case/{case.number}/stages")
    started = case.raised + int(chance[0] * 2)
    resolved = started + int(chance[1] * 6)
    stages = [_Stage(case.raised, "open", None, 0), _Stage(started, "in_progress", None, 0)]
    if chance[2] < _WAITS and resolved > started + 1:
        stages.append(_Stage(started + 1, "pending", None, 0))
    stages.append(_Stage(resolved, "resolved", resolved, 0))
    reopened = 0
    if chance[3] < _REOPENED:
        again = resolved + 1 + int(chance[4] * 4)
        stages.append(_Stage(again, "reopened", resolved, 1))
        reopened, resolved = 1, again + 1 + int(chance[5] * 4)
        stages.append(_Stage(resolved, "resolved", resolved, 1))
    return [*stages, _Stage(resolved + 7, "closed", resolved, reopened)]


def _record(of: Snapshot, case: _Case, stage: _Stage) -> Record:
    chance = draws(f"{of.subject}/case/{case.number}")
    kind = pick(chance[0], _TYPES)
    # During office hours, and resolved later in the day than raised.
    created = datetime.combine(of.date(case.raised), time(8), _AEST) + timedelta(minutes=int(chance[1] * 300))
    resolved = None
    if stage.resolved is not None:
        resolved = created + timedelta(days=stage.resolved - case.raised, minutes=30 + int(chance[2] * 270))
    spelt = (chance[3] + 0.37 * stage.day) % 1
    return {
        "case_id": f"P{of.person.number:08d}{case.number:02d}",
        "case_type": spelling.words(kind, chance[4]),
        "status": spelling.words(stage.status, spelt),
        "customer_id": of.person.customer_id,
        "service_id": _about(of, chance[5]),
        "channel": pick(chance[6], _CHANNELS),
        "created_ts": created.isoformat(),
        "resolved_ts": resolved.isoformat() if resolved else None,
        "sla_due_ts": (created + timedelta(hours=_HOURS_ALLOWED[kind])).isoformat(),
        "handle_time_minutes": None if stage.status == "open" else 3 + int(chance[7] * 45) * (1 + stage.reopened),
        "reopen_count": stage.reopened,
        "ingest_ts": of.extracted(),
    }


def _about(of: Snapshot, draw: float) -> str | None:
    if draw >= _ABOUT_A_SERVICE:
        return None
    return service_id(of.person.number, 0 if of.person.like.has_phone_service else 1)
