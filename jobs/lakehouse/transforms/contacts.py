"""Sales' and service's contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import silver
from jobs.lakehouse.transforms.text import E164, EMAIL, email, hash_where, phone, postcode, squeezed, state

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["contacts"]


def contacts(rows: DataFrame, /, *also: str) -> DataFrame:
    """As customers: names, e-mail and phone in one spelling, with their hashes; state and postcode as in addresses."""
    reached = rows.withColumns({"email": email(F.col("email")), "phone": phone(F.col("phone"))})
    return silver(
        reached,
        {
            "contact_id": F.col("contact_id"),
            "account_id": F.col("account_id"),
            "first_name": squeezed(F.col("first_name")),
            "last_name": squeezed(F.col("last_name")),
            "email": F.col("email"),
            "phone": F.col("phone"),
            "email_hash": hash_where(EMAIL, F.col("email")),
            "phone_hash": hash_where(E164, F.col("phone")),
            "state": state(F.col("state")),
            "postcode": postcode(F.col("postcode")),
        },
        *also,
    )
