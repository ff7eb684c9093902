"""Rows told apart by their key, against a plain count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from pyspark.sql import functions as F

from jobs.lakehouse import keyed
from jobs.lakehouse.keyed import Keyed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

KEYS = ["a", "b", "c", "b", None, "d", "d", "d", "e", None]


@pytest.fixture
def rows(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame(list(enumerate(KEYS)), "number INT, key STRING")


def numbers(rows: DataFrame | None) -> list[int]:
    assert rows is not None
    assert rows.columns == ["number", "key"]
    return sorted(row["number"] for row in rows.collect())


def test_each_row_is_in_one_part_by_how_often_its_key_comes(rows: DataFrame) -> None:
    told = Keyed.told_apart(rows, "key")
    often = Counter(KEYS)
    assert numbers(told.once) == [number for number, key in enumerate(KEYS) if often[key] == 1]
    assert numbers(told.repeated) == [number for number, key in enumerate(KEYS) if often[key] > 1]


def test_where_many_keys_are_repeated_none_is_told_apart(rows: DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyed, "_MOST_KEYS", 2)
    told = Keyed.told_apart(rows, "key")
    assert told.once is None
    assert numbers(told.repeated) == list(range(len(KEYS)))


def test_each_part_goes_its_own_way(rows: DataFrame) -> None:
    told = Keyed.told_apart(rows, "key")
    both = told.together(
        once=lambda part: part.withColumn("number", -F.col("number")),
        repeated=lambda part: part.groupBy("key").agg(F.max("number").alias("number")).select("number", "key"),
    )
    assert numbers(both) == [-8, -2, 0, 3, 7, 9]
    alone = Keyed(repeated=rows).together(once=lambda part: part.where("false"), repeated=lambda part: part)
    assert numbers(alone) == list(range(len(KEYS)))
