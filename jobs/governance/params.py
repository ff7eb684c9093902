"""What the stack tells the slice's jobs. No engine is imported here."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.runtime.params import JobParams

__all__ = ["AuditParams", "BackupParams", "DrillParams", "MaintainParams", "ProtectParams", "RestoreParams"]


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


@dataclass(frozen=True, kw_only=True)
class AuditParams(JobParams, entry_point="audit"):
    """Grants, masks, row filters and tags, compared with what was deployed; nothing is changed.

    `declared` is the path under `/Volumes` of what the stack granted, in which principals of slices are named by slice:
    `principals` gives their application ids. Findings are appended to `findings`, `<catalog>.<schema>.<table>`. The
    others are what `ProtectParams` says.
    """

    declared: str
    principals: dict[str, str]
    findings: str
    catalogs: dict[str, str]
    groups: dict[str, str]
    regions: dict[str, str]
    exempt: tuple[str, ...]
    schema: str


@dataclass(frozen=True, kw_only=True)
class MaintainParams(JobParams, entry_point="maintain"):
    """OPTIMIZE and VACUUM of every table in `schemas`, each `<catalog>.<schema>`, as `maintenance.yaml` declares.

    `catalogs` is what `ProtectParams` says. Files that no version of the last `retention_hours` needs are removed; at
    least 168.
    """

    catalogs: dict[str, str]
    schemas: tuple[str, ...]
    retention_hours: int


@dataclass(frozen=True, kw_only=True)
class BackupParams(JobParams, entry_point="backup"):
    """Copies of every table in `schemas` and of every checkpoint in `checkpoints`, volumes' paths under `/Volumes`.

    Tables are copied into `into`, `<catalog>.<schema>`; manifests and checkpoints into the volume `files`. Backups
    older than `retention_days`, at least 7, are removed; never the newest.
    """

    schemas: tuple[str, ...]
    checkpoints: tuple[str, ...]
    into: str
    files: str
    retention_days: int


@dataclass(frozen=True, kw_only=True)
class RestoreParams(JobParams, entry_point="restore"):
    """A table from a backup: its id, or `latest`.

    Into the new table `target`, or in place where that is empty. `checkpoint`, a path under `/Volumes`, is put back
    from the same backup with it; empty: none is. What was in place before stays in the schema `aside`.
    """

    files: str
    aside: str
    table: str
    backup: str
    target: str
    checkpoint: str


@dataclass(frozen=True, kw_only=True)
class DrillParams(JobParams, entry_point="drill"):
    """The newest backup, restored table by table into the schema `into` and compared row by row with what was saved."""

    files: str
    into: str
