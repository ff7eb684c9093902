"""The judgement in Spark's workers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyspark.sql import functions as F

from jobs.runtime.conformity import CONFORMS, REASONS, REJECTED, frames, judged, rejected_rows, screened
from tests.jobs.runtime.conformity.contracts import ORDER, read

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

GOOD = json.dumps(ORDER).encode()
NEWER = json.dumps(ORDER | {"size": 1}).encode()
BROKEN = json.dumps(ORDER | {"items": 0}).encode()


def rows(spark: SparkSession, *payloads: bytes | None, copies: int = 1) -> DataFrame:
    numbered = [(number, b"key", payload) for number, payload in enumerate(payloads * copies)]
    return spark.createDataFrame(numbered, "number bigint NOT NULL, key binary, value binary").repartition(2, "number")


def test_rows_get_columns_and_reasons_from_the_contract(spark: SparkSession, tmp_path: Path) -> None:
    contract = read(tmp_path, additional=True)
    found = judged(rows(spark, GOOD, BROKEN, None, NEWER), contract, raw=("key", "value"))
    assert dict(found.dtypes)["total"] == "decimal(8,2)"
    assert found.columns == ["number", "key", "value", *ORDER, "additional", REASONS]
    by_number = found.selectExpr("*", "CAST(placed_at AS STRING) AS at").orderBy("number").collect()
    assert [(row.key, row.value) for row in by_number] == [(None, None), (b"key", BROKEN), (b"key", None), (None, None)]
    assert [row[REASONS] and [tuple(reason) for reason in row[REASONS]] for row in by_number] == [
        None,
        [("items", "exclusiveMinimum 0", "0")],
        [("$", "not null", None)],
        None,
    ]
    assert [row["items"] for row in by_number] == [3, None, None, 3]
    assert [row.additional for row in by_number] == [None, None, None, '{"size":1}']
    assert by_number[0]["at"] == "2026-07-01 00:00:00.5"


def test_raw_columns_are_given_back_unless_told_otherwise(spark: SparkSession, tmp_path: Path) -> None:
    (row,) = judged(rows(spark, GOOD), read(tmp_path)).collect()
    assert (row.key, row.value) == (b"key", GOOD)
    assert "additional" not in row


def test_rejected_rows_are_gathered_beside_the_others(spark: SparkSession, tmp_path: Path) -> None:
    found = screened(rows(spark, GOOD, BROKEN, None, copies=50), read(tmp_path), kept=("number",)).collect()
    assert sorted((row.number, row[CONFORMS], row["items"]) for row in found if row[CONFORMS]) == [
        (number, True, 3) for number in range(0, 150, 3)
    ]
    assert len(found) == 150
    rejected = rejected_rows(row[REJECTED] for row in found if row[REJECTED] is not None)
    assert rejected is not None
    given = {(row["number"], row["value"], row[REASONS][0]["rule"]) for row in rejected.to_pylist()}
    broken = {(number, BROKEN, "exclusiveMinimum 0") for number in range(1, 150, 3)}
    assert given == broken | {(number, None, "not null") for number in range(2, 150, 3)}


def test_no_more_is_gathered_than_there_is_room_for(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "_MOST_BYTES", 10)
    screen = frames._Screen(read(tmp_path), "value", ("number",))
    batches = rows(spark, BROKEN).toArrow().to_batches()
    given = [row for batch in screen(iter(batches)) for row in batch.to_pylist()]
    assert [(row[CONFORMS], row[REJECTED]) for row in given] == [(False, None)]
    assert rejected_rows([]) is None


def test_nothing_is_run_to_know_the_columns(spark: SparkSession, tmp_path: Path) -> None:
    broken = rows(spark, GOOD).where(F.raise_error(F.lit("was run")).isNull())
    assert len(judged(broken, read(tmp_path)).schema) == 3 + len(ORDER) + 1
