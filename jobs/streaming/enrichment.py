"""Events with what is known of their customers: a pure function of a batch and the customers of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

if TYPE_CHECKING:
    from datetime import datetime

    from pyspark.sql import DataFrame

__all__ = ["enriched"]

# Nothing that names or reaches a person: who may read that reads it where it is masked.
_KNOWN = ("amdm_addr_id", "is_senior", "has_partner", "has_dependents", "tenure_months", "has_churned")
# Bronze's own account of when it took an event in.
_OF_BRONZE = ("contract_version", "run_id", "ingested_at")


def enriched(events: DataFrame, customers: DataFrame, *, watermark: datetime | None, run_id: str) -> DataFrame:
    """Every event, once, with its customer.

    Adds `customer_known`, the customer's columns as `customer_<name>`, `customer_as_of` (when the record left its
    source), `is_late` (it occurred before the watermark of its batch) and `run_id`. Of an unknown customer the columns
    are null. A late event is kept, and gets the customer as known now rather than then.

    Args:
        events: rows of a bronze table of events.
        customers: silver's customers, one row each; they must fit into an executor's memory.
        watermark: what the stream has seen so far, less the delay that it allows; None before it has seen anything.
        run_id: the run that joins them.
    """
    known = customers.select(
        "customer_id",
        F.lit(True).alias("customer_known"),
        *(F.col(name).alias(f"customer_{name}") for name in _KNOWN),
        F.col("ingest_ts").alias("customer_as_of"),
    )
    is_late = F.lit(False) if watermark is None else F.col("occurred_at") < F.lit(watermark)
    return events.join(F.broadcast(known), "customer_id", "left").select(
        *(name for name in events.columns if name not in _OF_BRONZE),
        F.coalesce("customer_known", F.lit(False)).alias("customer_known"),
        *(f"customer_{name}" for name in _KNOWN),
        "customer_as_of",
        is_late.alias("is_late"),
        F.lit(run_id).alias("run_id"),
    )
