"""The cases of customers: requests, incidents and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import INGEST_TS, silver
from jobs.lakehouse.transforms.text import code, one_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["cases"]

_STATUS = {
    "OPEN": "OPEN",
    "NEW": "OPEN",
    "REOPENED": "OPEN",
    "IN_PROGRESS": "IN_PROGRESS",
    "INPROGRESS": "IN_PROGRESS",
    "WIP": "IN_PROGRESS",
    "PENDING": "IN_PROGRESS",
    "RESOLVED": "RESOLVED",
    "SOLVED": "RESOLVED",
    "DONE": "RESOLVED",
    "CLOSED": "CLOSED",
    "CLOSE": "CLOSED",
    "COMPLETED": "CLOSED",
}
_DONE = ("RESOLVED", "CLOSED")


def cases(rows: DataFrame, /, *also: str) -> DataFrame:
    """Type and status in one spelling, whether the SLA is breached, and how long it took.

    `is_sla_breached`: it was resolved too late, or was not yet when the record was extracted and it was due.
    `time_to_resolve_minutes`: whole minutes from its creation to its last resolution; null while it is not resolved. A
    case that was reopened keeps its `resolved_ts` and is not resolved.
    """
    status = code(F.col("status"))
    normalized = rows.withColumns(
        {"case_type": code(F.col("case_type")), "status": F.coalesce(one_of(_STATUS, status), status)}
    )
    resolved = F.when(F.col("status").isin(*_DONE), F.col("resolved_ts"))
    return silver(
        normalized,
        {
            "case_id": F.col("case_id"),
            "case_type": F.col("case_type"),
            "status": F.col("status"),
            "customer_id": F.col("customer_id"),
            "service_id": F.col("service_id"),
            "channel": F.col("channel"),
            "created_ts": F.col("created_ts"),
            "resolved_ts": F.col("resolved_ts"),
            "sla_due_ts": F.col("sla_due_ts"),
            "handle_time_minutes": F.col("handle_time_minutes"),
            "reopen_count": F.col("reopen_count"),
            "is_sla_breached": F.coalesce(resolved, F.col(INGEST_TS)) > F.col("sla_due_ts"),
            "time_to_resolve_minutes": F.timestamp_diff("MINUTE", F.col("created_ts"), resolved),
        },
        *also,
    )
