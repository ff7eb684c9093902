"""What the marts share: how customers' homes and cases are told, and as of when."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import INGEST_TS

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["AS_OF", "HOME", "OPEN", "case_counts", "homes", "newest", "or_zero"]

AS_OF = "as_of"
"""When the newest of the rows that a mart comes from was extracted. No clock: equal input gives an equal mart."""

HOME = ("full_address", "suburb", "state", "postcode")
"""An address as the marts show it."""

OPEN = ("OPEN", "IN_PROGRESS")
"""The statuses of cases that still have to be worked on."""


def homes(addresses: DataFrame) -> DataFrame:
    """`amdm_addr_id` and the columns of `HOME`."""
    return addresses.select("amdm_addr_id", *HOME)


def case_counts(cases: DataFrame, key: str) -> DataFrame:
    """By key: `cases_total`, `cases_open`, `cases_breached`; `last_case_ts`, when one was last raised or resolved."""
    return (
        cases.where(F.col(key).isNotNull())
        .groupBy(key)
        .agg(
            F.count(F.lit(1)).alias("cases_total"),
            F.count_if(F.col("status").isin(*OPEN)).alias("cases_open"),
            F.count_if("is_sla_breached").alias("cases_breached"),
            F.max(F.greatest("created_ts", "resolved_ts")).alias("last_case_ts"),
        )
    )


def newest(*tables: DataFrame) -> DataFrame:
    """One row with `as_of`, null where the tables are empty."""
    instants = (table.agg(F.max(INGEST_TS).alias(AS_OF)) for table in tables)
    return F.broadcast(reduce(lambda one, other: one.unionByName(other), instants).agg(F.max(AS_OF).alias(AS_OF)))


def or_zero(count: str) -> Column:
    """A number of rows that a join found none of.

    Not `fillna`, which asks for the columns' types: a declarative pipeline can't be asked while it is declared.
    """
    return F.coalesce(count, F.lit(0)).alias(count)
