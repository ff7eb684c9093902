"""Real suburbs with the state and postcode that Australia Post gives them: Faker's don't agree with each other."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SUBURBS", "Suburb"]


@dataclass(frozen=True, slots=True)
class Suburb:
    """A suburb or town; `postcode` has four digits, a leading zero in the Northern Territory."""

    name: str
    state: str
    postcode: str


SUBURBS = (
    Suburb("Sydney", "NSW", "2000"),
    Suburb("Bondi", "NSW", "2026"),
    Suburb("Newtown", "NSW", "2042"),
    Suburb("Chatswood", "NSW", "2067"),
    Suburb("Manly", "NSW", "2095"),
    Suburb("Parramatta", "NSW", "2150"),
    Suburb("Liverpool", "NSW", "2170"),
    Suburb("Newcastle", "NSW", "2300"),
    Suburb("Wollongong", "NSW", "2500"),
    Suburb("Wagga Wagga", "NSW", "2650"),
    Suburb("Penrith", "NSW", "2750"),
    Suburb("Dubbo", "NSW", "2830"),
    Suburb("Braddon", "ACT", "2612"),
    Suburb("Belconnen", "ACT", "2617"),
    Suburb("Melbourne", "VIC", "3000"),
    Suburb("Footscray", "VIC", "3011"),
    Suburb("Fitzroy", "VIC", "3065"),
    Suburb("Richmond", "VIC", "3121"),
    Suburb("Box Hill", "VIC", "3128"),
    Suburb("Dandenong", "VIC", "3175"),
    Suburb("St Kilda", "VIC", "3182"),
    Suburb("Geelong", "VIC", "3220"),
    Suburb("Bendigo", "VIC", "3550"),
    Suburb("Brisbane City", "QLD", "4000"),
    Suburb("Fortitude Valley", "QLD", "4006"),
    Suburb("Toowong", "QLD", "4066"),
    Suburb("Southport", "QLD", "4215"),
    Suburb("Toowoomba City", "QLD", "4350"),
    Suburb("Townsville City", "QLD", "4810"),
    Suburb("Cairns City", "QLD", "4870"),
    Suburb("Adelaide", "SA", "5000"),
    Suburb("Glenelg", "SA", "5045"),
    Suburb("Norwood", "SA", "5067"),
    Suburb("Mount Gambier", "SA", "5290"),
    Suburb("Perth", "WA", "6000"),
    Suburb("Subiaco", "WA", "6008"),
    Suburb("Joondalup", "WA", "6027"),
    Suburb("Fremantle", "WA", "6160"),
    Suburb("Bunbury", "WA", "6230"),
    Suburb("Hobart", "TAS", "7000"),
    Suburb("Sandy Bay", "TAS", "7005"),
    Suburb("Launceston", "TAS", "7250"),
    Suburb("Darwin City", "NT", "0800"),
    Suburb("Alice Springs", "NT", "0870"),
)
