"""What the stack tells the slice's jobs. No engine is imported here."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.runtime.params import JobParams

__all__ = ["ProtectParams"]


@dataclass(frozen=True, kw_only=True)
class ProtectParams(JobParams, entry_point="protect"):
    """Column masks, row filters, tags and secure views, as `protections.yaml` declares them.

    `catalogs` gives a catalog's name by what the declaration calls it (`raw`), `groups` likewise an account group's;
    `regions` gives the group that sees a state's customers. `exempt` are the application ids of the service principals
    that see everything. The functions are kept in `schema`, `<catalog>.<schema>`.
    """

    catalogs: dict[str, str]
    groups: dict[str, str]
    regions: dict[str, str]
    exempt: tuple[str, ...]
    schema: str
