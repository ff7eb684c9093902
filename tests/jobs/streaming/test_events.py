from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.reference.customers import Customer, customers
from jobs.streaming.events import MOST_MONTHS, Event, Source, events
from jobs.streaming.malformed import encode
from tests.jobs.streaming.judge import faults

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = 4


@pytest.fixture(scope="module")
def some() -> Sequence[Customer]:
    # The 489th is the first that has not been charged yet.
    return list(customers(500, seed=7))


def said(customer: Customer, *, months_ago: int, is_first: bool = False) -> dict[Source, Event]:
    return events(customer, months_ago=months_ago, is_first=is_first, seed=7)


@pytest.mark.parametrize("source", Source)
def test_events_satisfy_their_contract(some: Sequence[Customer], source: Source) -> None:
    for customer in some:
        for months_ago in (0, MONTHS):
            event = said(customer, months_ago=months_ago, is_first=months_ago == MONTHS)[source]
            assert faults(encode(event), source) == set(), event


@pytest.mark.parametrize("source", Source)
def test_events_of_the_longest_replay_satisfy_their_contract(some: Sequence[Customer], source: Source) -> None:
    event = said(some[0], months_ago=MOST_MONTHS - 1, is_first=True)[source]
    assert faults(encode(event), source) == set(), event


def test_events_of_a_customer_share_its_id(some: Sequence[Customer]) -> None:
    for customer in some[:20]:
        assert {event["customer_id"] for event in said(customer, months_ago=0).values()} == {customer.customer_id}


def test_events_have_ids_of_their_own(some: Sequence[Customer]) -> None:
    ids = [
        event["event_id"]
        for customer in some
        for age in range(MONTHS)
        for event in said(customer, months_ago=age).values()
    ]
    assert len(set(ids)) == len(ids) == len(some) * MONTHS * 3


def test_events_last_show_the_customer_as_the_reference_data_does(some: Sequence[Customer]) -> None:
    for customer in some:
        last = said(customer, months_ago=0)
        crm, billing = last[Source.CRM], last[Source.BILLING]
        assert crm["tenure_months"] == customer.tenure_months
        assert crm["has_churned"] is customer.has_churned
        assert crm["street_address"] == customer.address.street
        assert billing["total_charges"] == customer.total_charges
        assert billing["monthly_charges"] == customer.monthly_charges


def test_events_lead_up_month_by_month_to_the_last(some: Sequence[Customer]) -> None:
    customer = next(one for one in some if one.tenure_months > MONTHS and one.has_churned)
    earlier, last = (said(customer, months_ago=age) for age in (1, 0))
    assert earlier[Source.CRM]["tenure_months"] == customer.tenure_months - 1
    assert earlier[Source.CRM]["has_churned"] is False
    assert customer.total_charges is not None
    charged = earlier[Source.BILLING]["total_charges"]
    assert charged == pytest.approx(customer.total_charges - customer.monthly_charges)
    assert (earlier[Source.BILLING]["period_start"], last[Source.BILLING]["period_start"]) == (
        "2026-04-01",
        "2026-05-01",
    )
    assert last[Source.BILLING]["period_end"] == "2026-05-31"


def test_events_of_a_customer_who_has_not_joined_yet_charge_nothing_so_far(some: Sequence[Customer]) -> None:
    customer = next(one for one in some if one.tenure_months == 1)
    earlier = said(customer, months_ago=2)
    assert earlier[Source.CRM]["tenure_months"] == 0
    assert earlier[Source.BILLING]["total_charges"] is None


def test_events_tell_of_a_move(some: Sequence[Customer]) -> None:
    mover = next(one for one in some if one.stay_months < MONTHS - 1)
    homes = [said(mover, months_ago=age)[Source.CRM]["street_address"] for age in range(MONTHS)]
    stay = mover.stay_months + 1
    assert homes == [mover.address.street] * stay + [mover.former_address.street] * (MONTHS - stay)


def test_events_create_a_customer_once(some: Sequence[Customer]) -> None:
    assert said(some[0], months_ago=3, is_first=True)[Source.CRM]["event_type"] == "customer_created"
    assert said(some[0], months_ago=2)[Source.CRM]["event_type"] == "customer_updated"


@pytest.mark.parametrize("source", Source)
def test_events_come_nearly_in_the_order_of_time(some: Sequence[Customer], source: Source) -> None:
    times = [
        datetime.fromisoformat(str(said(customer, months_ago=age)[source]["occurred_at"]))
        for age in reversed(range(MONTHS))
        for customer in some
    ]
    latest = times[0]
    for time in times:
        assert latest - time < timedelta(hours=2)
        latest = max(latest, time)
