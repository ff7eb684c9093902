"""A step of the benchmark: `python -m tests.bench.history_merge <build|merge> <rows> <changes> <file for seconds>`."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.history import History, customers_history
from jobs.lakehouse.keyed import Keyed
from jobs.lakehouse.versions import END
from jobs.runtime.session import get_session

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

CATALOG = "bench"
_FIRST = datetime(2026, 7, 1, tzinfo=UTC)
_ROWS_A_FILE = 500_000
_CLOSED = 5


def main() -> None:
    """Do the step that the command line names."""
    step, rows, changes, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    spark = get_session("history")
    if step == "build":
        _build(spark, rows)
        return
    # A session that has merged before, in a table of its own: what is measured is the merge and not the JVM's start.
    _build(spark, _CLOSED, catalog="warm")
    customers_history("warm").merge(Keyed(repeated=_changes(spark, _CLOSED, _CLOSED)))
    told = _changes(spark, rows, changes).persist()
    count = told.count()
    started = time.perf_counter()
    merged = customers_history(CATALOG).merge(Keyed(repeated=told))
    seconds.write_text(str(time.perf_counter() - started))
    # Of ten changes one only repeats what is held; each of the others makes one version more.
    if merged.inserted != round(count * 0.9):
        sys.exit(f"history: {count} changes made {merged}")


def _build(spark: SparkSession, rows: int, *, catalog: str = CATALOG) -> None:
    """A history of so many customers, of whom each fifth has a former version: written as merges leave it."""
    history = customers_history(catalog)
    customers = spark.range(0, rows, numPartitions=max(1, rows // _ROWS_A_FILE))
    now, former = (_said(customers, version=version) for version in (1, 0))
    history.create(spark, now.schema)
    current = _kept(history, now, since=_day(1), until=F.lit(END), is_current=True)
    closed = _kept(
        history, former.where(f"number % {_CLOSED} = 0"), since=_day(0), until=F.lit(_day(1)), is_current=False
    )
    history.table.overwrite(closed.unionByName(current))


def _kept(history: History, said: DataFrame, *, since: datetime, until: Column, is_current: bool) -> DataFrame:
    instant = F.lit(since)
    return said.select(
        history.key,
        *history.versions.attributes,
        "record_hash",
        instant.alias("effective_from"),
        until.alias("effective_to"),
        F.lit(is_current).alias("is_current"),
        F.array(instant).alias("seen_at"),
    )


def _changes(spark: SparkSession, rows: int, count: int) -> DataFrame:
    """Changes of customers from all over the table: of ten, eight new versions, one late one, one repeat."""
    customers = spark.range(0, count, numPartitions=4).select((F.col("id") * (rows // count)).alias("id"))
    kind = F.col("number") / (rows // count) % 10
    version = F.when(kind == 0, F.lit(1)).otherwise(F.lit(2))
    late = F.lit(_day(1) - timedelta(hours=1))
    instant = F.when(kind == 1, late).otherwise(F.lit(_day(2)))
    return _said(customers, version=version).withColumn("ingest_ts", instant)


def _said(customers: DataFrame, *, version: int | Column) -> DataFrame:
    number, version = F.col("id"), version if not isinstance(version, int) else F.lit(version)
    return (
        customers.withColumn("number", number)
        .withColumn("version", version)
        .select(
            "number",
            F.format_string("C%08d", number).alias("customer_id"),
            F.concat(F.lit("Given"), (number % 5000).cast("string")).alias("first_name"),
            F.concat(F.lit("Family"), (number % 20000).cast("string")).alias("last_name"),
            F.format_string("person.%d.%d@example.com", number, "version").alias("email"),
            F.format_string("+614%08d", number).alias("phone"),
            F.format_string("A%08d", number * 7 % 100_000_000).alias("amdm_addr_id"),
            *((number % divisor == 0).alias(name) for name, divisor in _FLAGS.items()),
            (number % 72).cast("int").alias("tenure_months"),
            (number % 4 == 0).alias("has_churned"),
            F.xxhash64(number, "version").alias("record_hash"),
        )
    )


_FLAGS = {"is_female": 2, "is_senior": 6, "has_partner": 2, "has_dependents": 3}


def _day(number: int) -> datetime:
    return _FIRST + timedelta(days=number)


if __name__ == "__main__":
    main()
