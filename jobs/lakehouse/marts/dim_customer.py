"""The customer dimension: every version of every customer (SCD2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.marts.parts import HOME, homes
from jobs.lakehouse.transforms.text import E164, EMAIL, hash_where

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["dim_customer"]


def dim_customer(history: DataFrame, addresses: DataFrame) -> DataFrame:
    """One row per customer and version.

    `customer_sk` is the same in every run: facts can join it to the version that held at their time, by
    `effective_from <= t < effective_to`. The address is the version's home, as the address master tells of it today.
    """
    # Microseconds, since text would depend on the session's time zone.
    surrogate = F.sha2(F.concat_ws("|", "customer_id", F.unix_micros("effective_from").cast("string")), 256)
    return history.join(homes(addresses), "amdm_addr_id", "left").select(
        surrogate.alias("customer_sk"),
        "customer_id",
        "effective_from",
        "effective_to",
        "is_current",
        "first_name",
        "last_name",
        "email",
        "phone",
        hash_where(EMAIL, F.col("email")).alias("email_hash"),
        hash_where(E164, F.col("phone")).alias("phone_hash"),
        "amdm_addr_id",
        *HOME,
        "is_female",
        "is_senior",
        "has_partner",
        "has_dependents",
        "tenure_months",
        "has_churned",
    )
