"""The services that accounts have or had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import silver
from jobs.lakehouse.transforms.text import code, one_of, squeezed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["services"]

_STATUS = {
    "ACTIVE": "ACTIVE",
    "ACT": "ACTIVE",
    "LIVE": "ACTIVE",
    "IN_SERVICE": "ACTIVE",
    "CONNECTED": "ACTIVE",
    "PENDING": "PENDING",
    "PEND": "PENDING",
    "ORDERED": "PENDING",
    "PROVISIONING": "PENDING",
    "SUSPENDED": "SUSPENDED",
    "SUSP": "SUSPENDED",
    "ON_HOLD": "SUSPENDED",
    "BARRED": "SUSPENDED",
    "CEASED": "CEASED",
    "CANCELLED": "CEASED",
    "CANCELED": "CEASED",
    "TERMINATED": "CEASED",
    "DISCONNECTED": "CEASED",
}


def services(rows: DataFrame, /, *also: str) -> DataFrame:
    """The status in one spelling; one that is not known stays, in upper case, for a rule to tell."""
    status = code(F.col("status"))
    return silver(
        rows,
        {
            "service_id": F.col("service_id"),
            "account_id": F.col("account_id"),
            "service_type": F.col("service_type"),
            "plan": squeezed(F.col("plan")),
            "contract": F.col("contract"),
            "status": F.coalesce(one_of(_STATUS, status), status),
            "start_dt": F.col("start_dt"),
            "end_dt": F.col("end_dt"),
            "monthly_charges": F.col("monthly_charges"),
        },
        *also,
    )
