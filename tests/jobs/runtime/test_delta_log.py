"""The columns as the log has them, beside what Spark says of the same table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobs.runtime.delta_log import column_types
from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

DDL = (
    "a string, b int, c bigint, d decimal(8,2), e timestamp, f binary, g array<struct<x:string,y:smallint>>, "
    "h map<string,double>, i boolean, j date"
)


@pytest.mark.spark
def test_columns_are_those_that_spark_sees_before_and_after_a_checkpoint(spark: SparkSession, tmp_path: Path) -> None:
    table = tmp_path / "table"
    rows = spark.createDataFrame([(None,) * 10], DDL)
    for _ in range(3):
        rows.write.format("delta").option("delta.checkpointInterval", "2").mode("append").save(str(table))
    expected = {field.name: field.dataType.simpleString() for field in rows.schema}
    assert column_types(table) == expected
    for commit in table.glob("_delta_log/0000000000000000000*.json"):
        if int(commit.stem) < 2:
            commit.unlink()
    assert list(table.glob("_delta_log/*.checkpoint.parquet"))
    assert column_types(table) == expected


def test_no_table_has_no_columns(tmp_path: Path) -> None:
    assert column_types(tmp_path / "none") is None


def test_damaged_log_is_told_with_the_remedy(tmp_path: Path) -> None:
    log = tmp_path / "table" / "_delta_log"
    log.mkdir(parents=True)
    (log / "00000000000000000000.json").write_text('{"metaData": {')
    with pytest.raises(JobError, match=r"can't be read .* restore the table from a backup"):
        column_types(tmp_path / "table")
