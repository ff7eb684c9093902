"""What protects a table: SQL functions that decide what a caller sees, and where they are set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobs.runtime.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Guard", "Protection", "RowFilter", "View"]


@dataclass(frozen=True, kw_only=True)
class Guard:
    """A SQL function: members of `groups`, and the service principals, get `shown`, everybody else `otherwise`.

    `parameters` are names and SQL types; both expressions may use them and nothing else. A mask's first parameter is
    the column's value; a row filter returns whether the row is seen.
    """

    name: str
    parameters: Mapping[str, str]
    returns: str
    groups: tuple[str, ...]
    principals: tuple[str, ...]
    shown: str
    otherwise: str

    @property
    def signature(self) -> str:
        """The function's parameters and result, as its definition has them."""
        parameters = ", ".join(f"{name} {kind}" for name, kind in self.parameters.items())
        return f"({parameters}) RETURNS {self.returns}"

    def body(self, *, user: str = "session_user()") -> str:
        """The expression that it returns; `user` is the one that gives the caller's name."""
        sees = [f"is_account_group_member({quoted(group)})" for group in self.groups]
        if self.principals:
            sees.append(f"{user} IN ({', '.join(map(quoted, self.principals))})")
        return f"CASE WHEN {' OR '.join(sees)} THEN {self.shown} ELSE {self.otherwise} END" if sees else self.otherwise


@dataclass(frozen=True, kw_only=True)
class RowFilter:
    """Which rows are seen: a function's full name and the columns that it takes."""

    function: str
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Protection:
    """What is set on a table: its row filter, the masks' full names by column, and tags by column."""

    masks: Mapping[str, str] = field(default_factory=dict)
    row_filter: RowFilter | None = None
    tags: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class View:
    """Chosen columns of a table under another name, for those who may not read the table; its protection holds."""

    table: str
    columns: tuple[str, ...]
