"""What silver's tables have in common: the order of their columns, the record's hash, where a row came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import Column, DataFrame

__all__ = ["INGEST_TS", "ORIGIN", "RECORD_HASH", "record_hash", "silver"]

INGEST_TS, RECORD_HASH = "ingest_ts", "record_hash"
ORIGIN = ("source_file", "source_offset", "landing_date")
"""Where a row stood: the file, the byte in it, the day of the folder that the file landed in."""


def silver(rows: DataFrame, business: Mapping[str, Column], *also: str) -> DataFrame:
    """The business columns by name, then `ingest_ts`, `record_hash` and the origin, then `also` as they are."""
    # A projection of its own: the hash would otherwise compute each business column a second time.
    named = rows.select(*(column.alias(name) for name, column in business.items()), INGEST_TS, *ORIGIN, *also)
    return named.select(*business, INGEST_TS, record_hash(*business).alias(RECORD_HASH), *ORIGIN, *also)


def record_hash(*columns: str) -> Column:
    """A 64-bit hash of the columns' values, in this order.

    Spark's hash passes over nulls, so that (null, 'x') and ('x', null) would be one record: which columns are null is
    hashed too.
    """
    return F.xxhash64(*columns, *(F.isnull(column) for column in columns))
