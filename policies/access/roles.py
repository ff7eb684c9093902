"""The roles that privileges go to, and what each role's privileges are called in Unity Catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.catalog_plan import Grant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "CREATE_MODELS",
    "DECLARE_TABLES",
    "READ_FILES",
    "READ_MODELS",
    "READ_TABLES",
    "STEWARD",
    "WRITE_FILES",
    "WRITE_TABLES",
    "Roles",
]

READ_TABLES = ("SELECT",)
WRITE_TABLES = ("SELECT", "MODIFY", "CREATE_TABLE")
# A materialized view is a thing of its own to Unity Catalog; a streaming table is a table.
DECLARE_TABLES = (*WRITE_TABLES, "CREATE_MATERIALIZED_VIEW")
READ_FILES = ("READ_VOLUME",)
WRITE_FILES = ("READ_VOLUME", "WRITE_VOLUME")
READ_MODELS = ("EXECUTE",)
CREATE_MODELS = ("EXECUTE", "CREATE_MODEL")
# Masks, row filters and the sight of others' grants need MANAGE, compaction needs MODIFY. It can't be had with less.
STEWARD = ("SELECT", "MODIFY", "EXECUTE", "CREATE_FUNCTION", "APPLY_TAG", "MANAGE")


@dataclass(frozen=True, kw_only=True)
class Roles:
    """An environment's groups, and the application ids that slices' jobs run as, by slice.

    `people_write`: whether engineers may write beside the jobs. `landing_read_only`: whether source systems alone
    write what lands.
    """

    data_engineers: str
    analysts: str
    ml_engineers: str
    ai_governance: str
    jobs: Mapping[str, str]
    people_write: bool
    landing_read_only: bool

    def slices(self, *names: str, may: tuple[str, ...]) -> Iterator[Grant]:
        """A grant for the jobs of each of these slices; none for a slice that has no identity yet."""
        for name in names:
            if principal := self.jobs.get(name):
                yield Grant(principal=principal, privileges=may)

    def engineers(self, group: str, *, read: tuple[str, ...], write: tuple[str, ...]) -> Grant:
        """What a group of engineers may do: read, and write where the environment lets people write."""
        return Grant(principal=group, privileges=tuple(dict.fromkeys((*read, *(write if self.people_write else ())))))
