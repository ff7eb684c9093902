from __future__ import annotations

import pytest

from jobs.runtime.reference.customers import REFERENCE_CUSTOMERS, Customer, customers
from jobs.runtime.reference.suburbs import SUBURBS


@pytest.fixture(scope="module")
def everybody() -> list[Customer]:
    return list(customers(REFERENCE_CUSTOMERS, seed=1))


def test_customers_are_all_of_the_reference_data(everybody: list[Customer]) -> None:
    assert len(everybody) == 7043
    assert sum(customer.has_churned for customer in everybody) == 1869
    assert sum(customer.total_charges is None for customer in everybody) == 11
    first = everybody[0]
    assert (first.customer_id, first.tenure_months, first.monthly_charges) == ("C0000001", 1, 29.85)


def test_customers_invented_contacts_are_unique_and_reach_nobody(everybody: list[Customer]) -> None:
    for invented in ("customer_id", "email", "phone", "imei"):
        assert len({getattr(customer, invented) for customer in everybody}) == len(everybody), invented
    assert all(customer.email.endswith("@example.com") for customer in everybody)
    assert {customer.phone[4:8] for customer in everybody} == {"5550", "7010"}


def test_customers_live_in_real_suburbs_of_every_state(everybody: list[Customer]) -> None:
    homes = {customer.address.suburb for customer in everybody}
    assert homes == set(SUBURBS)
    assert {home.state for home in homes} == {"ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"}


def test_customers_of_a_smaller_replay_are_the_same(everybody: list[Customer]) -> None:
    assert list(customers(3, seed=1)) == everybody[:3]
    assert next(customers(1, seed=2)).given_name != everybody[0].given_name


@pytest.mark.parametrize("number", [0, 4095, 7042])
def test_customer_imei_has_its_check_digit(everybody: list[Customer], number: int) -> None:
    digits = [int(digit) for digit in reversed(everybody[number].imei)]
    total = sum(digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(digits))
    assert total % 10 == 0
