"""What the masters hold of a customer: cmdm the person, amdm the address, sfdc the contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.lakehouse.sources import spelling
from jobs.lakehouse.sources.chance import draws, pick
from jobs.lakehouse.sources.subject import NEW_FIELD_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.lakehouse.sources.subject import Record, Snapshot

__all__ = ["address", "contacts", "customer", "customer_before"]

_DAYS_OF_A_MONTH = 30
_LINES = 10_000
# Telling apart what customers, and those who type for them, get wrong.
_NO_EMAIL, _EMAIL_WITHOUT_AT, _NO_PHONE = 0.01, 0.014, 0.02
_NO_ACCOUNT, _HAS_PARTNERS_CONTACT = 0.02, 0.06
_NO_MESH_BLOCK, _HAS_SECOND_LINE = 0.05, 0.12
_STATES = ("NSW", "VIC", "QLD", "SA", "WA", "TAS", "NT", "ACT")
"""In the order of the Bureau of Statistics, which counts them from 1."""

_CAPITALS = {
    "NSW": "Sydney",
    "VIC": "Melbourne",
    "QLD": "Brisbane",
    "SA": "Adelaide",
    "WA": "Perth",
    "TAS": "Hobart",
    "NT": "Darwin",
}
_OUTSIDE_CAPITALS = {
    "Newcastle",
    "Wollongong",
    "Wagga Wagga",
    "Dubbo",
    "Geelong",
    "Bendigo",
    "Southport",
    "Toowoomba City",
    "Townsville City",
    "Cairns City",
    "Mount Gambier",
    "Bunbury",
    "Launceston",
    "Alice Springs",
}
_SECOND_LINES = ("Unit 3", "Level 2, Rear", "Shop 5", 'Cottage "The Elms"', "c/- Reception")


def customer(of: Snapshot) -> Record:
    """The customer master's record."""
    person, like = of.person, of.person.like
    return {
        "customer_id": person.customer_id,
        "first_name": person.given_name,
        "last_name": person.family_name,
        "email": _email(person.email, of.traits[0]),
        "phone": None if of.traits[1] < _NO_PHONE else spelling.phone(_phone(of), of.traits[2]),
        "amdm_addr_id": _address_id(of),
        "is_female": like.is_female,
        "is_senior": like.is_senior,
        "has_partner": like.has_partner,
        "has_dependents": like.has_dependents,
        "tenure_months": like.tenure_months + of.day // _DAYS_OF_A_MONTH,
        "has_churned": like.has_churned,
        "ingest_ts": of.extracted(),
    }


def customer_before(of: Snapshot) -> Record:
    """The same, as it was some minutes earlier, before a correction: one extract may hold both, in any order."""
    return customer(of) | {"phone": None, "ingest_ts": of.extracted(minutes_before=15)}


def contacts(of: Snapshot) -> Iterator[Record]:
    """The customer's contact, and for some their partner's too."""
    person, suburb = of.person, of.home.suburb
    record: Record = {
        "contact_id": f"0035g{person.number:09d}0",
        "account_id": None if of.traits[3] < _NO_ACCOUNT else person.customer_id,
        "first_name": person.given_name,
        "last_name": person.family_name,
        "email": person.email,
        "phone": spelling.phone(_phone(of), of.traits[4]),
        "state": suburb.state,
        "postcode": suburb.postcode,
        "ingest_ts": of.extracted(utc=True),
    }
    if of.day >= NEW_FIELD_DAY:
        record["lead_source"] = "Web"
    yield record
    if of.traits[5] < _HAS_PARTNERS_CONTACT:
        # What is optional may be absent as well as null.
        yield {
            "contact_id": f"0035g{person.number:09d}1",
            "account_id": person.customer_id,
            "last_name": person.family_name,
            "email": f"partner.{person.email}",
            "ingest_ts": of.extracted(utc=True),
        }


def address(of: Snapshot) -> Record:
    """The address master's record of where the customer lives."""
    suburb = of.home.suburb
    chance = draws(f"{of.subject}/home/{of.state.moves}")
    mesh_block = f"{_STATES.index(suburb.state) + 1}{int(chance[0] * 10**10):010d}"
    return {
        "amdm_addr_id": _address_id(of),
        "addr_line_1_txt": of.home.street,
        "addr_line_2_txt": pick(chance[1] / _HAS_SECOND_LINE, _SECOND_LINES) if chance[1] < _HAS_SECOND_LINE else None,
        "sbrb_nm": suburb.name,
        "state": spelling.state(suburb.state, chance[2]),
        "post_cd": spelling.postcode(suburb.postcode, chance[3]),
        "gcc_nm": _capital_area(suburb.name, suburb.state),
        "mesh_block_cd": None if chance[4] < _NO_MESH_BLOCK else mesh_block,
        "ingest_ts": of.extracted(),
    }


def _address_id(of: Snapshot) -> str:
    return f"A{of.person.number:08d}{of.state.moves}"


def _capital_area(suburb: str, state: str) -> str:
    if state not in _CAPITALS:
        return "Australian Capital Territory"
    return f"Rest of {state}" if suburb in _OUTSIDE_CAPITALS else f"Greater {_CAPITALS[state]}"


def _email(email: str, draw: float) -> str | None:
    if draw < _NO_EMAIL:
        return None
    return email.replace("@", " at ") if draw < _EMAIL_WITHOUT_AT else email


def _phone(of: Snapshot) -> str:
    number = of.person.phone
    return f"{number[:8]}{(int(number[8:]) + 4999 * of.state.phones) % _LINES:04d}"
