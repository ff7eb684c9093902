"""Writes of a table and what they leave in its history, on real Delta."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.errors import PySparkException

from jobs.runtime.platform import local_platform
from jobs.runtime.tables import Merged, Table, Transaction

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

DDL = "id INT, state STRING"
BY_ID = "target.id = source.id"
UPSERT = "WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *"


@pytest.fixture
def table(spark: SparkSession, platform: Path) -> Table:
    assert platform.is_dir()
    table = Table(catalog="ep_raw", schema="tables", name="states")
    table.create(
        spark, rows(spark).schema, properties={"delta.enableDeletionVectors": "true"}, partitioned_by=("state",)
    )
    table.append(
        rows(spark, (1, "NSW"), (2, "VIC")), Transaction(application="test", version=0), metadata={"run": "r1"}
    )
    return table


def rows(spark: SparkSession, *values: tuple[int, str]) -> DataFrame:
    return spark.createDataFrame(list(values), DDL)


def held(spark: SparkSession, table: Table) -> list[tuple[int, str]]:
    return sorted((row.id, row.state) for row in table.read_unguarded(spark).collect())


def told(spark: SparkSession, table: Table) -> list[Any]:
    history = spark.sql(f"DESCRIBE HISTORY {table.sql_name()}").orderBy("version").collect()
    return [row["userMetadata"] and json.loads(row["userMetadata"]) for row in history]


def test_version_rises_with_every_commit(table: Table, spark: SparkSession) -> None:
    assert replace(table, name="absent").version(spark) is None
    assert table.version(spark) == 1
    table.append(rows(spark, (3, "NSW")), Transaction(application="test", version=1))
    assert table.version(spark) == 2


def test_first_rows_of_a_created_table_are_written_and_counted(table: Table, spark: SparkSession) -> None:
    fresh = replace(table, name="fresh")
    assert not fresh.is_as_created(spark)
    fresh.create(spark, rows(spark).schema, properties={})
    assert fresh.is_as_created(spark)
    assert fresh.fill(rows(spark, (1, "NSW"), (2, "VIC")), metadata={"run": "r1"}) == 2
    assert held(spark, fresh) == [(1, "NSW"), (2, "VIC")]
    assert told(spark, fresh) == [None, {"run": "r1"}]


def test_table_without_rows_is_not_as_created_where_something_was_committed(table: Table, spark: SparkSession) -> None:
    spark.sql(f"DELETE FROM {table.sql_name()}")  # noqa: S608 - a name of our own
    assert held(spark, table) == []
    assert not table.is_as_created(spark)


def test_append_without_a_transaction_is_repeated(table: Table, spark: SparkSession) -> None:
    for _ in range(2):
        table.append(rows(spark, (3, "NSW")), None)
    assert held(spark, table)[2:] == [(3, "NSW"), (3, "NSW")]


def test_create_partitions_the_table(table: Table, spark: SparkSession) -> None:
    detail = spark.sql(f"DESCRIBE DETAIL {table.sql_name()}").collect()[0]
    assert detail["partitionColumns"] == ["state"]
    table.create(spark, rows(spark).schema, properties={})
    assert table.version(spark) == 1


def test_repeated_transaction_is_written_once(table: Table, spark: SparkSession) -> None:
    table.append(rows(spark, (3, "NSW")), Transaction(application="test", version=0))
    assert held(spark, table) == [(1, "NSW"), (2, "VIC")]


def test_overwrite_replaces_all_rows_in_one_commit(table: Table, spark: SparkSession) -> None:
    table.overwrite(rows(spark, (7, "QLD")), metadata={"run": "r2"})
    assert held(spark, table) == [(7, "QLD")]
    assert told(spark, table) == [None, {"run": "r1"}, {"run": "r2"}]


def test_overwrite_where_leaves_the_other_rows(table: Table, spark: SparkSession) -> None:
    table.overwrite(rows(spark, (7, "VIC")), where="state = 'VIC'")
    assert held(spark, table) == [(1, "NSW"), (7, "VIC")]


def test_overwrite_takes_new_columns_only_where_told(table: Table, spark: SparkSession) -> None:
    other = rows(spark, (7, "QLD")).withColumnRenamed("state", "region")
    with pytest.raises(PySparkException):
        table.overwrite(other)
    table.overwrite(other, new_columns=True)
    assert table.read_unguarded(spark).columns == ["id", "region"]


def test_merge_counts_and_commits_once(table: Table, spark: SparkSession) -> None:
    source = rows(spark, (2, "VIC"), (3, "QLD"))
    merged = table.merge(source, on=BY_ID, clauses=UPSERT, metadata={"run": "it's {r2}"})
    assert merged == Merged(inserted=1, updated=1, deleted=0)
    assert held(spark, table) == [(1, "NSW"), (2, "VIC"), (3, "QLD")]
    assert told(spark, table) == [None, {"run": "r1"}, {"run": "it's {r2}"}]


def test_merge_leaves_nothing_in_the_session(table: Table, spark: SparkSession) -> None:
    before = spark.sql("SHOW TABLES").collect()
    table.merge(rows(spark, (2, "VIC")), on=BY_ID, clauses=UPSERT, metadata={"run": "r2"})
    failing = "WHEN MATCHED THEN UPDATE SET state = raise_error('no such state')"
    with pytest.raises(PySparkException, match="no such state"):
        table.merge(rows(spark, (2, "VIC")), on=BY_ID, clauses=failing, metadata={"run": "r3"})
    assert spark.sql("SHOW TABLES").collect() == before
    table.merge(rows(spark, (2, "VIC")), on=BY_ID, clauses=UPSERT)
    assert told(spark, table) == [None, {"run": "r1"}, {"run": "r2"}, None]


def test_merge_takes_the_batch_of_a_stream(table: Table, spark: SparkSession, tmp_path: Path) -> None:
    source = Table(catalog="ep_raw", schema="tables", name="source")
    source.create(spark, rows(spark).schema, properties={})
    source.append(rows(spark, (2, "QLD")), Transaction(application="test", version=0))
    folder = local_platform().tables.joinpath(source.catalog, source.schema, source.name)

    def merge(batch: DataFrame, _batch_id: int) -> None:
        table.merge(batch, on=BY_ID, clauses=UPSERT)

    query = (
        spark.readStream.format("delta")
        .load(str(folder))
        .writeStream.foreachBatch(merge)
        .option("checkpointLocation", str(tmp_path / "checkpoint"))
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    assert held(spark, table) == [(1, "NSW"), (2, "QLD")]
