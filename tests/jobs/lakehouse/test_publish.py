"""A batch between its computation and its commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyspark.sql import functions as F

from jobs.lakehouse.publish import audited

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark


def test_what_was_audited_stays_whatever_becomes_of_its_sources(spark: SparkSession, tmp_path: Path) -> None:
    folder = str(tmp_path / "source")
    spark.range(10).write.format("delta").save(folder)
    batch = audited(
        spark.read.format("delta").load(folder).where("id > 3"),
        survey={"rows": F.count(F.lit(1))},
        check=lambda rows, facts: [f"{rows.count()} of {facts['rows']}"],
    )
    spark.range(100).write.format("delta").mode("overwrite").save(folder)
    # Neither a newer version nor the loss of what a cache would hold may change what is committed.
    spark.catalog.clearCache()
    assert (batch.facts, batch.problems) == ({"rows": 6}, ("6 of 6",))
    assert sorted(row.id for row in batch.rows.collect()) == [4, 5, 6, 7, 8, 9]
