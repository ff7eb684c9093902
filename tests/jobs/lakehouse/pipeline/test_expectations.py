"""The rules as expectations, where the platform has them and where it has none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from pyspark import pipelines
from pyspark.errors import PySparkException
from pyspark.sql import functions as F

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.pipeline.expectations import expecting, keeping
from jobs.lakehouse.quality import REASONS, silver_pass
from jobs.lakehouse.rules import Action, EntityRules, Rule, load_rules
from tests.jobs.lakehouse.rows import bronze

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import SparkSession

RULES = EntityRules(
    rules={
        "small": Rule(description="Small.", field="x", predicate="x < 10", action=Action.QUARANTINE),
        "even": Rule(description="Even.", field="x", predicate="x % 2 = 0", action=Action.WARN),
        "known": Rule(description="Known.", field="x", predicate="x IS NOT NULL", action=Action.FAIL),
    }
)


def test_platform_with_expectations_is_told_of_every_rule() -> None:
    told: dict[str, dict[str, str]] = {}

    def decorator(name: str) -> Callable[[dict[str, str]], Callable[[Any], Any]]:
        def take(conditions: dict[str, str]) -> Callable[[Any], Any]:
            told[name] = conditions
            return lambda query: query

        return take

    names = ("expect_all", "expect_all_or_drop", "expect_all_or_fail")
    platform = SimpleNamespace(**{name: decorator(name) for name in names})
    expecting(RULES, lambda: pytest.fail("the query is the platform's to run"), platform=platform)
    assert told == {
        "expect_all": {"even": "coalesce((x % 2 = 0), false)"},
        "expect_all_or_drop": {"small": "coalesce((x < 10), false)"},
        "expect_all_or_fail": {"known": "coalesce((x IS NOT NULL), false)"},
    }


def test_open_source_spark_has_no_expectations() -> None:
    # Once it has, `expecting` uses them by itself, and the filter can go.
    assert not hasattr(pipelines, "expect_all_or_drop")


@pytest.mark.spark
def test_filter_drops_what_breaks_a_rule_that_quarantines(spark: SparkSession) -> None:
    rows = spark.createDataFrame([(1,), (2,), (10,)], "x INT")
    assert [row.x for row in expecting(RULES, lambda: rows)().collect()] == [1, 2]


@pytest.mark.spark
def test_filter_raises_at_a_row_that_breaks_a_rule_that_fails(spark: SparkSession) -> None:
    rows = spark.createDataFrame([(1,), (None,)], "x INT")
    with pytest.raises(PySparkException, match="a row breaks the rule known"):
        keeping(rows, RULES).collect()


@pytest.mark.spark
@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_filter_keeps_what_the_jobs_accept(spark: SparkSession, entity: Any) -> None:
    rules = load_rules().entities[str(entity)]
    good = bronze(spark, str(entity))
    # Every column in turn without a value, but for those that no row may be without.
    broken = [
        good.withColumn(name, F.lit(None).cast(kind))
        for name, kind in good.dtypes
        if name not in {entity.key, "ingest_ts", "source_file", "source_offset", "landing_date"}
    ]
    every = good
    for rows in broken:
        every = every.unionByName(rows)
    judged = silver_pass(every, entity)
    accepted = judged.where(f"{REASONS} IS NULL")
    kept = sorted(map(repr, keeping(judged, rules).collect()))
    assert kept == sorted(map(repr, accepted.collect()))
    assert 0 < len(kept) < every.count()
