"""Whether two tables hold the same rows: quickly by a sum over all rows, for certain row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["Fingerprint", "differences", "fingerprint"]

# Every null and every microsecond counts.
_EXACTLY = {"ignoreNullFields": "false", "timestampFormat": "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"}
_TEXT = "row"


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """How many rows, and a checksum of them in whatever order they lie: the sum of each row's 64-bit hash."""

    rows: int
    checksum: str


def fingerprint(rows: DataFrame) -> Fingerprint:
    """The fingerprint of all rows and columns."""
    hashed = _as_text(rows).select(F.xxhash64(_TEXT).cast("decimal(38,0)").alias("hash"))
    found = hashed.agg(F.count(F.lit(1)).alias("rows"), F.sum("hash").alias("sum")).collect()[0]
    return Fingerprint(rows=found["rows"], checksum=str(found["sum"] or 0))


def differences(left: DataFrame, right: DataFrame) -> tuple[int, int]:
    """How many rows the left has and the right has not, and the other way round; duplicates count."""
    one, other = _as_text(left), _as_text(right)
    return one.exceptAll(other).count(), other.exceptAll(one).count()


def _as_text(rows: DataFrame) -> DataFrame:
    return rows.select(
        F.to_json(F.struct(*(F.col(f"`{name}`") for name in sorted(rows.columns))), _EXACTLY).alias(_TEXT)
    )
