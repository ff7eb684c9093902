"""Silver's tables as the transforms make them of a few bronze rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobs.lakehouse.transforms import TRANSFORMS
from tests.jobs.lakehouse.rows import bronze

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["one", "silver"]


def silver(spark: SparkSession, entity: str, *different: dict[str, Any]) -> DataFrame:
    """The entity's table: the good row with each of these differences, or just the good row."""
    return TRANSFORMS[entity](bronze(spark, entity, *different))


def one(rows: DataFrame, condition: str = "true") -> dict[str, Any]:
    """The only row for which the condition holds."""
    [row] = rows.where(condition).collect()
    return row.asDict(recursive=True)
