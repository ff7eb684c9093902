"""What can be asked of Unity Catalog, on any platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobs.runtime.protection import Guard, Protection, View
    from jobs.runtime.tables import Table

__all__ = ["Grants", "Securable", "Unity"]

Securable = tuple[str, str]
"""A securable's kind (`catalog`, `schema`, `volume`) and its full name."""

Grants = dict[Securable, dict[str, frozenset[str]]]
"""The privileges of each principal on each securable, such as `USE_CATALOG`."""


class Unity(Protocol):
    """Reads and sets what is attached to tables. Names of functions and views are full three-part names."""

    def columns(self, table: Table) -> Mapping[str, str] | None:
        """The table's columns and their SQL types; None where there is no table."""

    def functions(self, schema: str) -> Mapping[str, str]:
        """The functions of a schema, `catalog.schema`: a text that tells one definition from another, by full name."""

    def define(self, schema: str, guard: Guard) -> None:
        """Create the function, or replace it."""

    def drop_function(self, name: str) -> None:
        """Drop a function that nothing uses."""

    def definition(self, guard: Guard) -> str:
        """The text that `functions` gives for the guard once it is defined."""

    def protected(self, catalogs: Sequence[str]) -> Sequence[Table]:
        """The tables of the catalogs that have a mask, a row filter or a tagged column."""

    def protection(self, table: Table) -> Protection:
        """What is set on the table."""

    def protect(self, table: Table, wanted: Protection) -> None:
        """Bring the table to what is wanted, from whatever is set; where the platform can, before there is a table."""

    def views(self, schema: str) -> Mapping[str, View]:
        """The views of a schema, `catalog.schema`, that `create_view` created, by full name."""

    def create_view(self, name: str, view: View) -> None:
        """Create the view, or replace it."""

    def drop_view(self, name: str) -> None:
        """Drop the view."""

    def grants(self, catalogs: Sequence[str]) -> Grants:
        """What was granted on the catalogs themselves, their schemas and their volumes; nothing that is inherited."""
