"""The address master's addresses, standardized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms.shape import silver
from jobs.lakehouse.transforms.text import place, postcode, squeezed, state

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["addresses"]


def addresses(rows: DataFrame, /, *also: str) -> DataFrame:
    """State's code, postcode of four digits, suburb with capitals, the address in one line and its hash."""
    standard = rows.withColumns(
        {
            "address_line_1": squeezed(F.col("addr_line_1_txt")),
            "address_line_2": squeezed(F.col("addr_line_2_txt")),
            "suburb": place(F.col("sbrb_nm")),
            "state": state(F.col("state")),
            "postcode": postcode(F.col("post_cd")),
        }
    )
    return silver(
        standard,
        {
            "amdm_addr_id": F.col("amdm_addr_id"),
            "address_line_1": F.col("address_line_1"),
            "address_line_2": F.col("address_line_2"),
            "suburb": F.col("suburb"),
            "state": F.col("state"),
            "postcode": F.col("postcode"),
            "full_address": F.concat_ws(" ", "address_line_1", "address_line_2", "suburb", "state", "postcode"),
            "address_hash": _hash(),
            "gcc_nm": squeezed(F.col("gcc_nm")),
            "mesh_block_cd": F.col("mesh_block_cd"),
        },
        *also,
    )


def _hash() -> Column:
    """SHA-256 of street, suburb, state and postcode, whatever their case; null where one of them is missing.

    The street is both lines: two flats of a house are two addresses.
    """
    street = F.when(F.col("address_line_1").isNotNull(), F.concat_ws(" ", "address_line_1", "address_line_2"))
    parts = (street, F.col("suburb"), F.col("state"), F.col("postcode"))
    separated = [part for each in parts for part in (each, F.lit("|"))][:-1]
    return F.sha2(F.lower(F.concat(*separated)), 256)
