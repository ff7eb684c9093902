"""The network's usage events: what can be derived from one, and which are unlike the others of their kind.

Outliers are a property of a set of events, so `with_outliers` is for batches: a day, a training set, a whole table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import RECORD_HASH, record_hash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyspark.sql import Column, DataFrame

__all__ = ["MEASURES", "events", "with_outliers"]

LOCAL_TIME = "Australia/Sydney"
"""Whose days and hours an event's are."""

_ORIGIN = ("topic", "partition", "offset", "kafka_timestamp")
_SATURDAY = 6
_CATEGORY = {"data": "internet", "voice": "call", "sms": "message"}

MEASURES = ("duration_seconds", "bytes_total", "latency_ms")
"""What an event may be an outlier in."""

_Z_LIMIT = 3.0
_FENCE = 1.5
# log10(1 + x) in thousandths: at most some 12,000 distinct integers, so that sums, sums of squares and quartiles are
# exact, whatever the order in which rows come, and quartiles need no sorting of rows.
_THOUSANDTHS = 1000


def events(rows: DataFrame) -> DataFrame:
    """An event's fields and what follows from them, in Sydney's time.

    `day_of_week` counts from Monday, 1, to Sunday, 7. `event_category`: internet, call or message. `bytes_total`: both
    directions. `throughput_kbps`: thousands of bits a second; null for an event without a duration.
    """
    local = F.convert_timezone(None, F.lit(LOCAL_TIME), F.col("occurred_at").cast("timestamp_ntz"))
    timed = rows.withColumns({"_local": local, "bytes_total": F.col("bytes_up") + F.col("bytes_down")})
    day = F.weekday("_local") + 1
    business = {
        "event_id": F.col("event_id"),
        "event_type": F.col("event_type"),
        "event_category": F.create_map(*(F.lit(word) for pair in _CATEGORY.items() for word in pair))[
            F.col("event_type")
        ],
        "occurred_at": F.col("occurred_at"),
        "event_date": F.to_date("_local"),
        "event_hour": F.hour("_local"),
        "day_of_week": day,
        "is_weekend": day >= _SATURDAY,
        "customer_id": F.col("customer_id"),
        "imei": F.col("imei"),
        "cell_id": F.col("cell_id"),
        "technology": F.col("technology"),
        "duration_seconds": F.col("duration_seconds"),
        "bytes_up": F.col("bytes_up"),
        "bytes_down": F.col("bytes_down"),
        "bytes_total": F.col("bytes_total"),
        "throughput_kbps": F.try_divide(F.col("bytes_total") * 8, F.col("duration_seconds") * 1000),
        "latency_ms": F.col("latency_ms"),
        "is_dropped": F.col("is_dropped"),
    }
    named = timed.select(*(column.alias(name) for name, column in business.items()), *_ORIGIN)
    return named.select(*business, record_hash(*business).alias(RECORD_HASH), *_ORIGIN)


def with_outliers(
    rows: DataFrame, *, by: Sequence[str] = ("event_type",), measures: Sequence[str] = MEASURES
) -> DataFrame:
    """Every row, and of each measure how far it lies from its group's.

    Durations, sizes and latencies span powers of ten, so they are compared by their logarithm. `<measure>_z` is the
    distance from the mean in standard deviations; `<measure>_is_z_outlier` says whether it is more than 3;
    `<measure>_is_iqr_outlier` whether it lies more than 1.5 interquartile ranges outside the quartiles. A group without
    spread has a z of 0. A null is no outlier and has no z.

    One aggregation gives the figures of both methods, which are few and joined by broadcast: the rows are not shuffled.

    Args:
        rows: a batch.
        by: the columns of the group; nulls are a group too.
        measures: columns of numbers, 0 or more.
    """
    figures = {name: column for measure in measures for name, column in _figures(measure).items()}
    groups = rows.groupBy(*(F.col(name).alias(f"_{name}") for name in by)).agg(
        *(column.alias(name) for name, column in figures.items())
    )
    same = F.lit(True)
    for name in by:
        same &= F.col(name).eqNullSafe(F.col(f"_{name}"))
    judged = {name: column for measure in measures for name, column in _judged(measure).items()}
    joined = rows.join(F.broadcast(groups), same)
    return joined.select(*rows.columns, *(column.alias(name) for name, column in judged.items()))


def _magnitude(measure: str) -> Column:
    return F.round(F.log10(F.col(measure) + F.lit(1.0)) * _THOUSANDTHS).cast("bigint")


def _figures(measure: str) -> Mapping[str, Column]:
    magnitude = _magnitude(measure)
    return {
        f"_{measure}_n": F.count(magnitude),
        f"_{measure}_sum": F.sum(magnitude),
        f"_{measure}_squares": F.sum(magnitude * magnitude),
        f"_{measure}_quartiles": F.percentile(magnitude, [0.25, 0.75]),
    }


def _judged(measure: str) -> Mapping[str, Column]:
    magnitude = _magnitude(measure)
    n, total, squares = (F.col(f"_{measure}_{name}").cast("decimal(38,0)") for name in ("n", "sum", "squares"))
    mean = F.try_divide(total.cast("double"), n.cast("double"))
    # Of whole numbers, without loss: in floating point this difference of large numbers would leave noise.
    scatter = (n * squares - total * total).cast("double")
    deviation = F.sqrt(F.try_divide(scatter, (n * (n - 1)).cast("double")))
    z = F.when(magnitude.isNotNull(), F.coalesce(F.try_divide(magnitude - mean, deviation), F.lit(0.0)))
    quartiles = F.col(f"_{measure}_quartiles")
    low, high = quartiles[0], quartiles[1]
    reach = (high - low) * _FENCE
    outside = (magnitude < low - reach) | (magnitude > high + reach)
    return {
        f"{measure}_z": z,
        f"{measure}_is_z_outlier": F.coalesce(F.abs(z) > _Z_LIMIT, F.lit(False)),
        f"{measure}_is_iqr_outlier": F.coalesce(outside, F.lit(False)),
    }
