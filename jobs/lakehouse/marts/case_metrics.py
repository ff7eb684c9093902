"""How cases are handled, by type, month and channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.marts.parts import AS_OF, OPEN, newest

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["case_metrics"]

_ZONE = "Australia/Sydney"


def case_metrics(cases: DataFrame) -> DataFrame:
    """One row per type, channel and month in which cases were raised, by Sydney's calendar.

    Shares are percentages of all cases of the row. `average_handling_minutes` is of those whose time is known, null
    where there is none.
    """
    month = F.trunc(F.from_utc_timestamp("created_ts", _ZONE), "month")
    counted = cases.groupBy("case_type", month.alias("created_month"), "channel").agg(
        F.count(F.lit(1)).alias("cases"),
        F.count_if(F.col("status").isin(*OPEN)).alias("cases_open"),
        F.count_if(~F.col("status").isin(*OPEN)).alias("cases_resolved"),
        F.count_if("is_sla_breached").alias("cases_breached"),
        F.count_if(F.col("reopen_count") > 0).alias("cases_reopened"),
        F.avg("handle_time_minutes").cast("decimal(12,2)").alias("average_handling_minutes"),
    )
    return counted.crossJoin(newest(cases)).select(
        "case_type",
        "created_month",
        "channel",
        "cases",
        "cases_open",
        "cases_resolved",
        "cases_breached",
        _share("cases_breached").alias("sla_breach_pct"),
        "average_handling_minutes",
        "cases_reopened",
        _share("cases_reopened").alias("reopen_rate_pct"),
        AS_OF,
    )


def _share(part: str) -> Column:
    return (F.col(part) * 100 / F.col("cases")).cast("decimal(5,2)")
