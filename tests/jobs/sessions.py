"""The options of the Spark sessions that tests start."""

from __future__ import annotations

from environments.local.world import SPARK as EMBEDDED

__all__ = ["LONG_LIVED", "SPARK"]

SPARK = EMBEDDED | {
    # Tests' plans pass over a few rows: to write and look up code for them takes over a quarter of a merge.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    # Nearly half of what a task of so few rows does is to read its own description: two are as good as four.
    "spark.sql.shuffle.partitions": "2",
    "spark.databricks.delta.snapshotPartitions": "1",
}
"""What platforms of tests add to Spark's own options; `make up`, in the tests of the whole, compiles its plans."""

LONG_LIVED = {"spark.driver.extraJavaOptions": "-XX:+UseSerialGC"}
"""For the session that all tests share, which lives for an hour: both compilers.

Jobs of seconds ask for one; after some twenty merges the second has given back what it took.
"""
