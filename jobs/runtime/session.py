"""The Spark session: Databricks' own, or a local one with Delta and Kafka from the embedded platform's jars."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession

from jobs.runtime.platform import Site, local_platform, site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jobs.runtime.platform import LocalPlatform

__all__ = ["configured", "get_session", "local_options"]

_LOCAL: dict[str, str] = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
    "spark.sql.session.timeZone": "UTC",
    # A laptop's tables are small: the defaults are made for clusters.
    "spark.sql.shuffle.partitions": "4",
    # Planning anew after each shuffle takes longer than it saves: a seventh of the lakehouse's refresh.
    "spark.sql.adaptive.enabled": "false",
    # One merge needs more compiled classes than the 100 that Spark keeps: the next would compile them all again.
    "spark.sql.codegen.cache.maxEntries": "5000",
    # A batch's rows are of few days: with a file open for each, they need not be sorted by day.
    "spark.sql.maxConcurrentOutputFileWriters": "8",
    "spark.databricks.delta.snapshotPartitions": "2",
    # VACUUM lists a table's files in so many tasks: with the default 10,000 it takes most of a minute on any table.
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "4",
    # Spark's own default writes the deprecated INT96, which takes longer to write.
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def get_session(app_name: str) -> SparkSession:
    """The session of this process, started when there is none; times are read and written as UTC."""
    builder = SparkSession.builder.appName(app_name)
    if site() is Site.LOCAL:
        platform = local_platform()
        # Spark would start its Python workers with whatever `python3` the PATH has.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master("local[*]")
        for name, value in {**local_options(platform), **platform.spark}.items():
            builder = builder.config(name, value)
    return builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()


def local_options(platform: LocalPlatform) -> dict[str, str]:
    """Spark's configuration on the embedded platform."""
    return _LOCAL | {
        "spark.jars": ",".join(platform.jars),
        "spark.local.dir": str(platform.scratch),
        "spark.sql.warehouse.dir": str(platform.scratch / "warehouse"),
    }


@contextmanager
def configured(spark: SparkSession, options: Mapping[str, str]) -> Iterator[None]:
    """The session with these options, for as long as the block lasts: for statements, which have none of their own."""
    before = {name: spark.conf.get(name, None) for name in options}
    for name, value in options.items():
        spark.conf.set(name, value)
    try:
        yield
    finally:
        for name, former in before.items():
            if former is None:
                spark.conf.unset(name)
            else:
                spark.conf.set(name, former)
