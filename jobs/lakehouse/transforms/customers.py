"""The customer master's customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import silver
from jobs.lakehouse.transforms.text import E164, EMAIL, email, hash_where, phone, squeezed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["customers"]


def customers(rows: DataFrame, /, *also: str) -> DataFrame:
    """Names squeezed, e-mail in lower case, phone in E.164, and hashes of both for identity resolution."""
    reached = rows.withColumns({"email": email(F.col("email")), "phone": phone(F.col("phone"))})
    return silver(
        reached,
        {
            "customer_id": F.col("customer_id"),
            "first_name": squeezed(F.col("first_name")),
            "last_name": squeezed(F.col("last_name")),
            "email": F.col("email"),
            "phone": F.col("phone"),
            "email_hash": hash_where(EMAIL, F.col("email")),
            "phone_hash": hash_where(E164, F.col("phone")),
            "amdm_addr_id": F.col("amdm_addr_id"),
            "is_female": F.col("is_female"),
            "is_senior": F.col("is_senior"),
            "has_partner": F.col("has_partner"),
            "has_dependents": F.col("has_dependents"),
            "tenure_months": F.col("tenure_months"),
            "has_churned": F.col("has_churned"),
        },
        *also,
    )
