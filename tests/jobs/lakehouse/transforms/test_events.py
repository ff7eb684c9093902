"""Usage events: what follows from one, and which are unlike the others of their kind."""

from __future__ import annotations

import math
import statistics
from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from jobs.lakehouse.transforms.events import MEASURES, events, with_outliers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

_DDL = """event_id string, event_type string, occurred_at timestamp, customer_id string, imei string, cell_id string,
    technology string, duration_seconds bigint, bytes_up bigint, bytes_down bigint, latency_ms double,
    is_dropped boolean, topic string, partition int, offset bigint, kafka_timestamp timestamp, contract_version string,
    run_id string, ingested_at timestamp"""
# Friday in UTC, Saturday half past eight in the morning in Sydney.
_AT = datetime(2026, 6, 12, 22, 30, tzinfo=UTC)


def bronze(spark: SparkSession, *different: dict[str, Any]) -> DataFrame:
    good = {
        "event_id": "e",
        "event_type": "data",
        "occurred_at": _AT,
        "customer_id": "C0000001",
        "imei": "0" * 15,
        "cell_id": "505-01-1-1",
        "technology": "5G",
        "duration_seconds": 10,
        "bytes_up": 1000,
        "bytes_down": 9000,
        "latency_ms": 20.0,
        "is_dropped": False,
        "topic": "network-log-events",
        "partition": 0,
        "offset": 0,
        "kafka_timestamp": _AT,
        "contract_version": "v1",
        "run_id": "run",
        "ingested_at": _AT,
    }
    return spark.createDataFrame([tuple((good | each).values()) for each in different], _DDL)


def measured(spark: SparkSession, rows: Sequence[tuple[str | None, int | None]]) -> DataFrame:
    return spark.createDataFrame(rows, "kind string, n bigint")


def test_event_is_told_in_sydneys_time(spark: SparkSession) -> None:
    saturday, summer, sms = events(
        bronze(
            spark,
            {},
            {"occurred_at": datetime(2026, 1, 4, 13, 0, tzinfo=UTC)},
            {"event_type": "sms", "duration_seconds": 0, "bytes_up": 140, "bytes_down": 140},
        )
    ).collect()
    assert (saturday["event_date"], saturday["event_hour"]) == (date(2026, 6, 13), 8)
    assert (saturday["day_of_week"], saturday["is_weekend"]) == (6, True)
    assert (summer["event_date"], summer["event_hour"], summer["day_of_week"], summer["is_weekend"]) == (
        date(2026, 1, 5),
        0,
        1,
        False,
    )
    assert (saturday["event_category"], saturday["bytes_total"], saturday["throughput_kbps"]) == (
        "internet",
        10_000,
        8.0,
    )
    assert (sms["event_category"], sms["bytes_total"], sms["throughput_kbps"]) == ("message", 280, None)


def test_outliers_are_those_of_a_reckoning_by_hand(spark: SparkSession) -> None:
    random = Random(7)  # noqa: S311 - repeatable, guards nothing
    given = [("a", int(random.lognormvariate(8, 0.5))) for _ in range(400)] + [("a", 10**7), ("a", 0), ("b", 5)]
    found = with_outliers(measured(spark, given), by=["kind"], measures=["n"]).collect()
    magnitudes = [round(1000 * math.log10(1 + n)) for kind, n in given if kind == "a"]
    mean, deviation = statistics.mean(magnitudes), statistics.stdev(magnitudes)
    low, _, high = statistics.quantiles(magnitudes, n=4, method="inclusive")
    reach = 1.5 * (high - low)
    told = {(row["kind"], row["n"]): row for row in found}
    for kind, n in given[:-1]:
        magnitude = round(1000 * math.log10(1 + n))
        row = told[kind, n]
        assert row["n_z"] == pytest.approx((magnitude - mean) / deviation, abs=1e-9)
        assert row["n_is_z_outlier"] == (abs(magnitude - mean) > 3 * deviation)
        assert row["n_is_iqr_outlier"] == (magnitude < low - reach or magnitude > high + reach)
    assert told["a", 10**7]["n_is_z_outlier"]
    assert told["a", 0]["n_is_iqr_outlier"]
    assert tuple(told["b", 5]) == ("b", 5, 0.0, False, False)


def test_outliers_keep_every_row_also_of_no_group_and_no_value(spark: SparkSession) -> None:
    given = [(None, 1), (None, None), ("a", None), ("a", 3), ("c", None)]
    found = with_outliers(measured(spark, given), by=["kind"], measures=["n"]).collect()
    assert sorted(map(str, found)) == sorted(
        map(
            str,
            with_outliers(measured(spark, given[::-1]), by=["kind"], measures=["n"]).collect(),
        )
    )
    assert {(row["kind"], row["n"], row["n_z"]) for row in found} == {
        (None, 1, 0.0),
        (None, None, None),
        ("a", None, None),
        ("a", 3, 0.0),
        ("c", None, None),
    }
    assert not any(row["n_is_z_outlier"] or row["n_is_iqr_outlier"] for row in found)


def test_outliers_come_out_the_same_to_the_last_bit_in_any_order(spark: SparkSession) -> None:
    random = Random(3)  # noqa: S311 - repeatable, guards nothing
    given = [("a", int(random.lognormvariate(12, 2))) for _ in range(3000)]
    in_order = with_outliers(measured(spark, given).repartition(1), by=["kind"], measures=["n"]).collect()
    random.shuffle(given)
    shuffled = with_outliers(measured(spark, given).repartition(7), by=["kind"], measures=["n"]).collect()
    assert sorted(map(tuple, in_order)) == sorted(map(tuple, shuffled))


def test_outliers_shuffle_groups_and_never_rows(spark: SparkSession) -> None:
    rows = events(bronze(spark, *({"offset": offset, "latency_ms": 20.0 + offset} for offset in range(50))))
    found = with_outliers(rows)
    assert found.columns == [
        *rows.columns,
        *(f"{each}_{what}" for each in MEASURES for what in ("z", "is_z_outlier", "is_iqr_outlier")),
    ]
    assert found.count() == 50
    plan = found._jdf.queryExecution().optimizedPlan().toString()
    assert plan.count("Aggregate [") == 1
    assert "Window" not in plan
    assert "BroadcastHashJoin" in found._jdf.queryExecution().executedPlan().toString()
