"""What jarvis holds: the services of an account, whose charges add up to what the reference customer pays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from jobs.lakehouse.sources import spelling
from jobs.lakehouse.sources.chance import draws
from jobs.lakehouse.sources.subject import NEW_FIELD_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jobs.lakehouse.sources.subject import Record, Snapshot
    from jobs.runtime.reference.customers import Customer

__all__ = ["service_id", "services"]

_LIST_PRICES = {
    "phone": 20,
    "internet": 25,
    "online_security": 5,
    "online_backup": 5,
    "device_protection": 5,
    "tech_support": 5,
    "streaming_tv": 10,
    "streaming_movies": 10,
}
"""Dollars a month of each type; what the reference customers pay is nearly the sum of these."""

_TYPES = tuple(_LIST_PRICES)
_FIBRE, _SECOND_LINE = "Fiber optic", "Multiple lines"
_EXTRAS = {_FIBRE: 25, _SECOND_LINE: 5}
_UPGRADE_CENTS = 1000

_DAYS_OF_A_MONTH = 30.4375
_LAST_DAYS_OF_THE_CHURNED = 30
_SUSPENDED, _PENDING = 0.01, 0.015
# A decade mistyped: in the future whenever it is read.
_FUTURE, _YEARS_AHEAD = 0.004, 10


class _Service(NamedTuple):
    slot: int
    plan: str | None
    cents: int
    start: date
    end: date | None


def service_id(number: int, slot: int) -> str:
    """The id of a customer's service; there is at most one of each type."""
    return f"S{number:08d}{slot:02d}"


def services(of: Snapshot) -> list[Record]:
    """All services that the account has or had by the day."""
    chance = draws(f"{of.subject}/services")
    extracted = of.extracted()
    unannounced: Record = {"promotion_cd": "WINTER26"} if of.day >= NEW_FIELD_DAY else {}
    return [
        {
            "service_id": service_id(of.person.number, service.slot),
            "account_id": of.person.customer_id,
            "service_type": _TYPES[service.slot],
            "plan": service.plan,
            "contract": of.person.like.contract,
            "status": spelling.words(_status(service, chance[service.slot]), chance[service.slot + 8] * 7 % 1),
            "start_dt": _typed_in(service.start, chance[service.slot + 8]).isoformat(),
            "end_dt": service.end.isoformat() if service.end else None,
            "monthly_charges": service.cents / 100,
            "ingest_ts": extracted,
            **unannounced,
        }
        for service in _of_account(of, chance)
    ]


def _of_account(of: Snapshot, chance: list[float]) -> Iterator[_Service]:
    bought = _bought(of.person.like)
    cents = _shared(bought, round(of.person.like.monthly_charges * 100))
    missing = [slot for slot in range(len(_TYPES)) if slot not in bought]
    added = dict(zip(missing, of.state.added, strict=False))
    last = max(bought)
    for slot, plan in bought.items():
        start = of.date(-1) - timedelta(days=_age(of.person.like.tenure_months, chance[slot]))
        is_first = slot == min(bought)
        end = None
        if of.person.like.has_churned:
            end = max(start, of.date(-1 - int(chance[15] * _LAST_DAYS_OF_THE_CHURNED)))
        elif slot == last and of.state.ceased is not None:
            end = of.date(of.state.ceased)
        upgrades = of.state.upgrades if is_first else 0
        # Who upgrades the internet gets fibre; a phone gets a second line.
        better = {0: _SECOND_LINE, 1: _FIBRE}.get(slot, plan) if upgrades else plan
        yield _Service(slot, better, cents[slot] + upgrades * _UPGRADE_CENTS, start, end)
    for slot, day in added.items():
        yield _Service(slot, None, 100 * _LIST_PRICES[_TYPES[slot]], of.date(day), None)


def _bought(like: Customer) -> dict[int, str | None]:
    """The plans by the slot of the service's type."""
    answers = like.services
    bought: dict[int, str | None] = {}
    if like.has_phone_service:
        bought[0] = _SECOND_LINE if answers["multiple_lines"] == "Yes" else "Single line"
    if answers["internet_service"] != "No":
        bought[1] = answers["internet_service"]
    bought |= {slot: None for slot, kind in enumerate(_TYPES) if answers.get(kind) == "Yes"}
    return bought


def _shared(bought: dict[int, str | None], total: int) -> dict[int, int]:
    """A sum of cents over the services by their list prices; the first one takes what is left by rounding."""
    weights = {slot: _LIST_PRICES[_TYPES[slot]] + _EXTRAS.get(plan or "", 0) for slot, plan in bought.items()}
    shares = {slot: total * weight // sum(weights.values()) for slot, weight in weights.items()}
    first = min(shares)
    return shares | {first: shares[first] + total - sum(shares.values())}


def _age(tenure_months: int, draw: float) -> int:
    """Days for which the account has had a service: some came with it, others later."""
    return int(tenure_months * _DAYS_OF_A_MONTH * min(1.0, draw * 2))


def _status(service: _Service, draw: float) -> str:
    if service.end:
        return "ceased"
    if draw < _SUSPENDED:
        return "suspended"
    return "pending" if draw < _PENDING else "active"


def _typed_in(start: date, draw: float) -> date:
    if draw >= _FUTURE:
        return start
    # The 28th exists in every year.
    return start.replace(year=start.year + _YEARS_AHEAD, day=min(start.day, 28))
