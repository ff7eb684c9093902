"""The customers by number: the reference customers first, then their like, recombined, as many as are asked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jobs.lakehouse.sources.chance import draws, pick
from jobs.runtime.reference.customers import REFERENCE_CUSTOMERS, customers

if TYPE_CHECKING:
    from jobs.runtime.reference.customers import Address, Customer

__all__ = ["MOST_CUSTOMERS", "Person", "Population"]

MOST_CUSTOMERS = 10_000_000
"""The largest population."""

_NUMBERS_OF_AN_EXCHANGE = 10_000


class Person(NamedTuple):
    """A customer of the population; `like` is the reference customer who bought the same, `number` starts at 1."""

    number: int
    like: Customer
    given_name: str
    family_name: str
    email: str
    phone: str
    address: Address

    @property
    def customer_id(self) -> str:
        """The id that all systems share."""
        return f"C{self.number:07d}"


class Population:
    """All customers there are, each made when asked for: memory holds the reference customers alone."""

    def __init__(self, count: int, *, seed: int) -> None:
        self.count = count
        self._seed = seed
        # A recombined customer depends on all of them, so that a larger population begins as the smaller one.
        self._reference = _reference(seed)

    def person(self, number: int) -> Person:
        """The customer of that number, from 1 to `count`."""
        like = self._reference[(number - 1) % REFERENCE_CUSTOMERS]
        if number <= REFERENCE_CUSTOMERS:
            return Person(number, like, like.given_name, like.family_name, like.email, like.phone, like.address)
        chance = draws(f"{self._seed}/person/{number}")
        family = pick(chance[0], self._reference).family_name
        address = pick(chance[1], self._reference).address
        return Person(
            number=number,
            like=like,
            given_name=like.given_name,
            family_name=family,
            email=f"{_plain(like.given_name)}.{_plain(family)}.{number}@example.com",
            # More people than fictional numbers: they share them, as a household does.
            phone=f"{like.phone[:8]}{number % _NUMBERS_OF_AN_EXCHANGE:04d}",
            address=address,
        )

    def address(self, person: Person, moves: int) -> Address:
        """Where the customer lives after so many moves."""
        if moves == 0:
            return person.address
        return pick(draws(f"{self._seed}/move/{person.number}/{moves}")[0], self._reference).address


@lru_cache(maxsize=2)
def _reference(seed: int) -> tuple[Customer, ...]:
    return tuple(customers(REFERENCE_CUSTOMERS, seed=seed))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
