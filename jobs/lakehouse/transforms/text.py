"""The spellings of names, addresses, phones and codes brought to one: expressions that the entities share."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import Column

__all__ = [
    "E164",
    "EMAIL",
    "code",
    "email",
    "hash_where",
    "one_of",
    "phone",
    "place",
    "postcode",
    "squeezed",
    "state",
]

EMAIL = r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"
"""The form of an address: it says nothing about whether mail arrives."""

E164 = r"^\+(61([23478][0-9]{8}|13[0-9]{4}|1[38]00[0-9]{6})|(?!61)[1-9][0-9]{6,14})$"
"""The international form of a telephone number; of Australian ones, those that the numbering plan has."""

_STATES = {
    "NSW": "NEWSOUTHWALES",
    "VIC": "VICTORIA",
    "QLD": "QUEENSLAND",
    "SA": "SOUTHAUSTRALIA",
    "WA": "WESTERNAUSTRALIA",
    "TAS": "TASMANIA",
    "NT": "NORTHERNTERRITORY",
    "ACT": "AUSTRALIANCAPITALTERRITORY",
}
# Separators of any script: a no-break space is white space to people, not to trim().
_SPACE = r"[\s\p{Z}]+"
# The numbers behind the trunk prefix 0: a digit for the area or for mobiles, then eight.
_AUSTRALIAN = r"^(?:(?:\+|00|0011)?610?|0)([23478][0-9]{8})$"
# Numbers of services, which have no area: 13 xx xx, 1300 xxx xxx, 1800 xxx xxx.
_SERVICE = r"^(?:\+|00|0011)?(?:61)?(13[0-9]{4}|1[38]00[0-9]{6})$"
_ABROAD = r"^(?:\+|0011)([1-9][0-9]{6,14})$"


def squeezed(text: Column) -> Column:
    """Without white space at the ends, with one blank in place of any inside; null where nothing is left."""
    return F.nullif(F.trim(F.regexp_replace(text, _SPACE, " ")), F.lit(""))


def email(text: Column) -> Column:
    """Squeezed and in lower case: nobody's mailboxes differ by case alone."""
    return F.lower(squeezed(text))


def phone(text: Column) -> Column:
    """In E.164, an Australian number unless it says otherwise; squeezed where it is none, for a rule to tell."""
    # `+61 (0)2 …` is a common spelling; the trunk prefix in it is for callers within the country.
    dialled = F.regexp_replace(text, r"[^0-9+]+", "")
    known = (
        F.when(dialled.rlike(_AUSTRALIAN), F.concat(F.lit("+61"), F.right(dialled, F.lit(9))))
        .when(dialled.rlike(_SERVICE), F.concat(F.lit("+61"), F.regexp_extract(dialled, _SERVICE, 1)))
        .when(dialled.rlike(r"^(?:\+|0011)(?!61)") & dialled.rlike(_ABROAD), F.regexp_replace(dialled, _ABROAD, "+$1"))
    )
    return F.coalesce(known, squeezed(text))


def state(text: Column) -> Column:
    """The code of an Australian state or territory, whether its code or its name is given, in any case and punctuation.

    What is neither stays, squeezed and in upper case, for a rule to tell.
    """
    spellings = {spelling: code for code, name in _STATES.items() for spelling in (code, name)}
    return F.coalesce(one_of(spellings, F.regexp_replace(F.upper(text), "[^A-Z]", "")), F.upper(squeezed(text)))


def postcode(text: Column) -> Column:
    """Four digits, with the leading zero that numbers lose; what is no number of four digits stays, for a rule to tell.

    `lpad` alone would also cut what is longer, and make a valid postcode of a wrong one.
    """
    given = squeezed(text)
    return F.when(given.rlike("^[0-9]{1,3}$"), F.lpad(given, 4, "0")).otherwise(given)


def place(text: Column) -> Column:
    """A place's name with capitals: `WAGGA WAGGA`, `brighton-le-sands`, `o'connor`."""
    # initcap knows words by blanks alone, so hyphens and a lone first letter's apostrophe get one for the moment.
    apart = F.regexp_replace(F.lower(squeezed(text)), r"(-|\b[a-z]')", "$1 ")
    return F.regexp_replace(F.initcap(apart), r"(-|\b[A-Z]') ", "$1")


def code(text: Column) -> Column:
    """Words in upper case joined by underscores: `IN_PROGRESS` for `in-progress`; null where nothing is left."""
    joined = F.regexp_replace(F.upper(text), r"[^\p{L}\p{N}]+", "_")
    return F.nullif(F.regexp_replace(joined, "^_|_$", ""), F.lit(""))


def one_of(spellings: Mapping[str, str], given: Column) -> Column:
    """What the spelling stands for; null where it is not known."""
    pairs = F.create_map(*map(F.lit, chain.from_iterable(spellings.items())))
    return F.try_element_at(pairs, given)


def hash_where(form: str, value: Column) -> Column:
    """SHA-256 of a value of this form, by which records of one person find each other; null for any other value.

    Placeholders such as `unknown` or `0` would otherwise make one person of all who gave them.
    """
    return F.when(value.rlike(form), F.sha2(value, 256))
