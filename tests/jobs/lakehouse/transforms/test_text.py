"""Spellings that people and systems use, and the one that silver has."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.sql import functions as F

from jobs.lakehouse.transforms import text
from jobs.lakehouse.transforms.text import E164

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyspark.sql import Column, SparkSession

pytestmark = pytest.mark.spark


def told(
    spark: SparkSession, expression: Callable[[Column], Column], given: Sequence[str | None]
) -> dict[str | None, Any]:
    rows = spark.createDataFrame([(each,) for each in given], "given string")
    return dict(rows.select("given", expression(F.col("given"))).collect())


def test_squeezed_leaves_one_blank_and_no_empty_text(spark: SparkSession) -> None:
    expected = {
        "  Ada\t Lovelace \n": "Ada Lovelace",
        "Ada\u00a0\u3000L": "Ada L",
        "": None,
        " \u00a0": None,
        None: None,
    }
    assert told(spark, text.squeezed, list(expected)) == expected


def test_email_is_lower_case_and_keeps_what_is_wrong_with_it(spark: SparkSession) -> None:
    expected = {" Ada@Example.COM ": "ada@example.com", "ada lovelace@x": "ada lovelace@x", " ": None, None: None}
    assert told(spark, text.email, list(expected)) == expected


def test_phone_is_e164_however_it_is_written(spark: SparkSession) -> None:
    expected = {
        "0412 345 678": "+61412345678",
        "04 1234 5678": "+61412345678",
        "(02) 9374-4000": "+61293744000",
        "02.9374.4000": "+61293744000",
        "+61 2 9374 4000": "+61293744000",
        "+61 (0)2 9374 4000": "+61293744000",
        "61293744000": "+61293744000",
        "0061 412 345 678": "+61412345678",
        "0011 61 412 345 678": "+61412345678",
        "13 11 14": "+61131114",
        "1300 975 707": "+611300975707",
        "1800 551 800": "+611800551800",
        "+44 20 7946 0958": "+442079460958",
        "0011 44 20 7946 0958": "+442079460958",
        "+1 (212) 555-0100": "+12125550100",
    }
    assert told(spark, text.phone, list(expected)) == expected


def test_phone_that_is_none_stays_and_is_told_by_its_form(spark: SparkSession) -> None:
    expected = {
        "unknown": "unknown",
        "0": "0",
        "0412 345": "0412 345",
        "+61 12": "+61 12",
        "+6112345678": "+6112345678",
    }
    found = told(spark, text.phone, [*expected, "", None])
    assert found == expected | {"": None, None: None}
    assert set(told(spark, lambda phone: phone.rlike(E164), [*found.values()]).values()) == {False, None}


def test_hash_is_given_to_values_of_the_form_alone(spark: SparkSession) -> None:
    found = told(spark, lambda phone: text.hash_where(E164, phone), ["+61412345678", "unknown", None])
    assert found == {"+61412345678": sha256(b"+61412345678").hexdigest(), "unknown": None, None: None}


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("NSW", ["NSW", "nsw", "N.S.W.", " New South Wales ", "NEW  SOUTH WALES"]),
        ("VIC", ["Vic.", "victoria"]),
        ("QLD", ["qld", "Queensland"]),
        ("SA", ["S.A.", "south australia"]),
        ("WA", ["w a", "Western Australia"]),
        ("TAS", ["Tas", "tasmania"]),
        ("NT", ["N.T.", "Northern Territory"]),
        ("ACT", ["A.C.T.", "Australian Capital Territory"]),
    ],
)
def test_state_is_a_code_however_it_is_written(spark: SparkSession, code: str, spellings: list[str]) -> None:
    assert told(spark, text.state, spellings) == dict.fromkeys(spellings, code)


def test_state_that_is_none_stays(spark: SparkSession) -> None:
    expected = {"Otago ": "OTAGO", "NS": "NS", "": None, None: None, "--": "--"}
    assert told(spark, text.state, list(expected)) == expected


def test_postcode_gets_its_leading_zero_back_and_loses_no_digit(spark: SparkSession) -> None:
    expected = {"800": "0800", " 2000 ": "2000", "20000": "20000", "2OOO": "2OOO", "": None, None: None}
    assert told(spark, text.postcode, list(expected)) == expected


def test_place_has_capitals_where_people_write_them(spark: SparkSession) -> None:
    expected = {
        "WAGGA  WAGGA": "Wagga Wagga",
        "brighton-le-sands": "Brighton-Le-Sands",
        "O'CONNOR": "O'Connor",
        "king's cross": "King's Cross",
        "": None,
        None: None,
    }
    assert told(spark, text.place, list(expected)) == expected


def test_code_joins_words_of_any_punctuation(spark: SparkSession) -> None:
    expected = {"In Progress": "IN_PROGRESS", " in-progress ": "IN_PROGRESS", "OPEN": "OPEN", "?!": None, None: None}
    assert told(spark, text.code, list(expected)) == expected
