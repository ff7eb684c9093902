"""What the source systems say of a customer, month by month: a CRM, a billing and a network-log event.

A replay of n events a customer covers n months; the last one shows the customer as the reference data does, the
earlier ones how it came there. A customer younger than the replay has a tenure of 0 until the month of joining.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from jobs.runtime.reference.customers import REFERENCE_CUSTOMERS

if TYPE_CHECKING:
    from jobs.runtime.reference.customers import Customer

__all__ = ["MOST_MONTHS", "Event", "Source", "events"]

Event: TypeAlias = dict[str, str | int | float | bool | None]

MOST_MONTHS = 1200
"""The longest replay: a hundred years."""

# Australian Eastern Standard Time: no daylight saving, so that no hour comes twice.
_AEST = timezone(timedelta(hours=10))
_LAST_MONTH = 2026 * 12 + 5  # June 2026, in months since the year 0
# Every month has these; customers are spread evenly over them, in order.
_DAYS = timedelta(days=28)
_LATENESS = timedelta(hours=2)
_DUE = timedelta(days=14)


class Source(StrEnum):
    """The systems that send events, each to a topic of its own."""

    CRM = "crm"
    BILLING = "billing"
    NETWORK_LOG = "network_log"


def events(customer: Customer, *, months_ago: int, is_first: bool, seed: int) -> dict[Source, Event]:
    """The customer's event of each source in the month so long before the replay's last one.

    Depends on its arguments alone. `is_first` makes the CRM's event the one that creates the customer.
    """
    random = Random(f"{seed}/event/{customer.number}/{months_ago}")  # noqa: S311 - repeatable, guards nothing
    return {
        Source.CRM: _crm(customer, months_ago=months_ago, is_first=is_first, random=random),
        Source.BILLING: _billing(customer, months_ago=months_ago, random=random),
        Source.NETWORK_LOG: _network_log(customer, months_ago=months_ago, random=random),
    }


def _crm(customer: Customer, *, months_ago: int, is_first: bool, random: Random) -> Event:
    home = customer.home(months_ago=months_ago)
    return {
        **_head(
            customer,
            event_type="customer_created" if is_first else "customer_updated",
            occurred_at=_instant(customer, months_ago=months_ago, random=random),
            random=random,
        ),
        "given_name": customer.given_name,
        "family_name": customer.family_name,
        "email": customer.email,
        "phone": customer.phone,
        "street_address": home.street,
        "suburb": home.suburb.name,
        "state": home.suburb.state,
        "postcode": home.suburb.postcode,
        "is_female": customer.is_female,
        "is_senior": customer.is_senior,
        "has_partner": customer.has_partner,
        "has_dependents": customer.has_dependents,
        "tenure_months": _tenure(customer, months_ago=months_ago),
        "contract": customer.contract,
        "has_phone_service": customer.has_phone_service,
        **customer.services,
        "has_churned": customer.has_churned and months_ago == 0,
    }


def _billing(customer: Customer, *, months_ago: int, random: Random) -> Event:
    issued = _instant(customer, months_ago=months_ago, random=random)
    first, next_first = _month(months_ago + 1), _month(months_ago)
    return {
        **_head(customer, event_type="invoice_issued", occurred_at=issued, random=random),
        "invoice_id": f"INV-{customer.number:07d}-{first:%Y%m}",
        "period_start": first.date().isoformat(),
        "period_end": (next_first - timedelta(days=1)).date().isoformat(),
        "due_date": (issued + _DUE).date().isoformat(),
        "currency": "AUD",
        "monthly_charges": customer.monthly_charges,
        "total_charges": _charged(customer, months_ago=months_ago),
        "payment_method": customer.payment_method,
        "is_paperless": customer.is_paperless,
    }


def _network_log(customer: Customer, *, months_ago: int, random: Random) -> Event:
    kind = random.choice(("data", "data", "voice", "sms")) if customer.has_phone_service else "data"
    area = int(customer.home(months_ago=months_ago).suburb.postcode)
    seconds = 0 if kind == "sms" else min(int(random.lognormvariate(5, 1.2)), 86_400)
    # Downstream bits a second: a mobile's data rate, a voice codec's.
    rate = random.lognormvariate(14, 1) if kind == "data" else 12_200
    down = 140 if kind == "sms" else int(seconds * rate / 8)
    return {
        **_head(
            customer,
            event_type=kind,
            occurred_at=_instant(customer, months_ago=months_ago, random=random),
            random=random,
        ),
        "imei": customer.imei,
        "cell_id": f"505-01-{area}-{random.randrange(1, 40)}",
        # 3G was switched off in Australia in 2024.
        "technology": random.choice(("4G", "5G")),
        "duration_seconds": seconds,
        "bytes_up": down // 8 if kind == "data" else down,
        "bytes_down": down,
        "latency_ms": round(random.lognormvariate(3.5, 0.5), 1),
        "is_dropped": random.random() < 0.02,  # noqa: PLR2004 - one session in fifty
    }


def _head(customer: Customer, *, event_type: str, occurred_at: datetime, random: Random) -> Event:
    return {
        "event_id": str(UUID(int=random.getrandbits(128), version=4)),
        "event_type": event_type,
        "occurred_at": occurred_at.isoformat(timespec="milliseconds"),
        "customer_id": customer.customer_id,
    }


def _month(months_ago: int) -> datetime:
    year, month = divmod(_LAST_MONTH - months_ago, 12)
    return datetime(year, month + 1, 1, tzinfo=_AEST)


def _instant(customer: Customer, *, months_ago: int, random: Random) -> datetime:
    """In the order of the replay, give or take the lateness that a watermark has to bear."""
    share = customer.number / (REFERENCE_CUSTOMERS + 1)
    return _month(months_ago) + share * (_DAYS - _LATENESS) + random.random() * _LATENESS


def _tenure(customer: Customer, *, months_ago: int) -> int:
    return max(customer.tenure_months - months_ago, 0)


def _charged(customer: Customer, *, months_ago: int) -> float | None:
    if customer.total_charges is None or _tenure(customer, months_ago=months_ago) == 0:
        return None
    return max(round(customer.total_charges - months_ago * customer.monthly_charges, 2), 0.0)
