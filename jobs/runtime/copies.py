"""Copies of tables at a fixed version: a deep clone on Databricks, files on the embedded platform.

A copy is made of a table's version and is itself a table whose versions stay readable: a second copy adds what is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from jobs.runtime.platform import Site, site

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyspark.sql import DataFrame, SparkSession

    from jobs.runtime.tables import Table

__all__ = ["Copies", "Copy", "copies"]


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A table that holds the copy, and the version of it."""

    table: Table
    version: int


class Copies(Protocol):
    """Makes copies, and tables of copies. Whatever is killed when, a table is whole or not there."""

    def version(self, table: Table) -> int:
        """The table's newest version."""

    def original(self, copy: Copy, source: Table, version: int) -> DataFrame | None:
        """The rows that were copied, as the source still has them at its version; None where it has them no more."""

    def back_up(self, source: Table, version: int, *, catalog: str, schema: str) -> Copy:
        """Copy a version of the source into a table of this schema, which earlier copies of it may share."""

    def restore(self, copy: Copy, target: Table) -> None:
        """Make a table of the copy where there is none."""

    def replace(self, copy: Copy, target: Table, *, aside: Table) -> None:
        """Put the copy in the target's place. What was there stays, under the name `aside` or as a version."""

    def drop(self, table: Table) -> None:
        """Remove a table with its data."""

    def prune(self, table: Table, *, keep: Collection[int]) -> int:
        """Remove data that none of these versions of a copy needs; how many files went, as far as that is known."""


def copies(spark: SparkSession) -> Copies:
    """The way in which this process's platform copies tables."""
    if site() is Site.LOCAL:
        from jobs.runtime.copies_files import FileCopies  # noqa: PLC0415 - of one platform alone

        return FileCopies.here(spark)
    from jobs.runtime.copies_sql import SqlCopies  # noqa: PLC0415

    return SqlCopies(spark)
