"""The filter lets through every key that it was made of, and few others."""

from __future__ import annotations

import pytest
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from jobs.lakehouse.key_filter import key_filter

pytestmark = pytest.mark.spark

KEYS = 20_000


def test_keys_pass_and_few_others_do(spark: SparkSession) -> None:
    customers = spark.range(0, 10 * KEYS).select(F.format_string("C%08d", "id").alias("customer_id"), "id")
    with key_filter(customers.where("id % 10 = 0"), "customer_id", at_most=KEYS) as keys:
        passed = customers.where(keys.holds_for("customer_id"))
        assert passed.where("id % 10 = 0").count() == KEYS
        # One other key in 16 finds its bit set by another's at most.
        others = passed.where("id % 10 <> 0").count()
        assert 0 < others < 9 * KEYS / 16
    with pytest.raises(AnalysisException, match=keys.variable):
        spark.sql(f"SELECT {keys.variable}").collect()


def test_table_of_bits_grows_with_the_keys_up_to_a_bound(spark: SparkSession) -> None:
    rows = spark.createDataFrame([("a",)], "k STRING")
    bits = []
    for at_most in (1, 1_000, 100_000, 10_000_000):
        with key_filter(rows, "k", at_most=at_most) as keys:
            bits.append(keys.bits)
            assert rows.where(keys.holds_for("k")).count() == 1
    assert bits == [1 << 12, 1 << 14, 1 << 21, 1 << 22]


def test_without_rows_nothing_passes(spark: SparkSession) -> None:
    with key_filter(spark.createDataFrame([], "k STRING"), "k", at_most=10) as keys:
        assert spark.range(1000).select(F.col("id").cast("string").alias("k")).where(keys.holds_for("k")).isEmpty()
