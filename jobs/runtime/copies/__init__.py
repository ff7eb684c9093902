"""Copies of tables at a fixed version: a deep clone on Databricks, files on the embedded platform.

A copy is made of a table's version and is itself a table whose versions stay readable: a second copy adds what is new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.runtime.copies.interface import Copies, Copy
from jobs.runtime.platform import Site, site

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["Copies", "Copy", "copies"]


def copies(spark: SparkSession) -> Copies:
    """The way in which this process's platform copies tables."""
    if site() is Site.LOCAL:
        from jobs.runtime.copies.files import FileCopies  # noqa: PLC0415 - of one platform alone

        return FileCopies.here(spark)
    from jobs.runtime.copies.sql import SqlCopies  # noqa: PLC0415

    return SqlCopies(spark)
