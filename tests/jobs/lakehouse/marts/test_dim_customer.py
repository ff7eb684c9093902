from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pyspark.sql import functions as F

from jobs.lakehouse.marts.dim_customer import dim_customer
from jobs.lakehouse.versions import END, intervals
from tests.jobs.lakehouse.marts.silver import one, silver

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

FIRST, SECOND = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)


def history(rows: DataFrame) -> DataFrame:
    held = [name for name in rows.columns if name not in {"customer_id", "record_hash", "ingest_ts"}]
    said = F.struct("record_hash", *held).alias("said")
    return intervals(rows.select("customer_id", said, F.array("ingest_ts").alias("instants")), "customer_id")


@pytest.fixture(scope="module")
def dimension(spark: SparkSession) -> DataFrame:
    customers = silver(
        spark,
        "cmdm.customers",
        {"ingest_ts": FIRST, "email": "unknown"},
        {"ingest_ts": SECOND, "amdm_addr_id": "A0000002"},
    )
    return dim_customer(history(customers), silver(spark, "amdm.addresses")).cache()


def test_each_version_is_a_row_with_a_key_of_its_own(dimension: DataFrame) -> None:
    before, now = (one(dimension, f"is_current = {current}") for current in ("false", "true"))
    assert (before["effective_from"].astimezone(UTC), before["effective_to"]) == (FIRST, now["effective_from"])
    assert now["effective_to"].astimezone(UTC) == END
    for row, instant in ((before, FIRST), (now, SECOND)):
        told = f"C0000001|{int(instant.timestamp())}000000"
        assert row["customer_sk"] == hashlib.sha256(told.encode()).hexdigest()


def test_version_has_the_home_that_it_had_then(dimension: DataFrame) -> None:
    assert one(dimension, "NOT is_current")["full_address"] == "1 George Street Sydney NSW 2000"
    assert one(dimension, "is_current")["full_address"] is None


def test_identity_is_hashed_as_silver_does(dimension: DataFrame, spark: SparkSession) -> None:
    now = one(dimension, "is_current")
    hashes = ("email_hash", "phone_hash")
    assert {name: now[name] for name in hashes}.items() <= one(silver(spark, "cmdm.customers")).items()
    # What is no address identifies nobody.
    assert one(dimension, "NOT is_current")["email_hash"] is None
