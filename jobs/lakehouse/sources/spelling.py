"""The many ways in which people and systems write the same thing, which silver has to make one again."""

from __future__ import annotations

from functools import cache

from jobs.lakehouse.sources.chance import pick

__all__ = ["phone", "postcode", "state", "words"]

_NAMES = {
    "ACT": "Australian Capital Territory",
    "NSW": "New South Wales",
    "NT": "Northern Territory",
    "QLD": "Queensland",
    "SA": "South Australia",
    "TAS": "Tasmania",
    "VIC": "Victoria",
    "WA": "Western Australia",
}
# Of a hundred addresses.
_FULL, _FULL_UPPER, _LOWER, _CAPITALIZED = 0.06, 0.08, 0.12, 0.14
_SPACED = 0.05


def state(code: str, draw: float) -> str:
    """A state: mostly its code, at times its name or another case."""
    if draw >= _CAPITALIZED:
        return code
    if draw < _FULL:
        return _NAMES[code]
    if draw < _FULL_UPPER:
        return _NAMES[code].upper()
    return code.lower() if draw < _LOWER else code.capitalize()


def postcode(code: str, draw: float) -> str:
    """A postcode as a spreadsheet leaves it: its leading zero is gone, at times a space has come."""
    number = code.lstrip("0")
    return f" {number}" if draw < _SPACED else number


def phone(number: str, draw: float) -> str:
    """A number such as `+61255501234`, in one of the ways in which Australians write it."""
    area, exchange, line = number[3], number[4:8], number[8:]
    return pick(
        draw,
        (
            number,
            f"0{area}{exchange}{line}",
            f"(0{area}) {exchange} {line}",
            f"0{area} {exchange} {line}",
            f"+61 {area} {exchange} {line}",
            f"61{area}{exchange}{line}",
            f"0{area}-{exchange}-{line}",
            f"0061 {area} {exchange} {line}",
        ),
    )


def words(name: str, draw: float) -> str:
    """A name of a list, such as `in_progress`, in another case and with other separators."""
    return pick(draw, _spellings(name))


@cache
def _spellings(name: str) -> tuple[str, ...]:
    spaced = name.replace("_", " ")
    return name, name, spaced.title(), spaced.title(), spaced.capitalize(), name.upper(), name.replace("_", "-")
