"""What copying a table means, on any platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyspark.sql import DataFrame

    from jobs.runtime.tables import Table

__all__ = ["Copies", "Copy"]


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
