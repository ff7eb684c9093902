"""What a backup holds, in a file that is written last: without it there is no backup, whatever lies about."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["CheckpointCopy", "Manifest", "TableCopy", "find", "kept", "write"]

_SUFFIX = ".json"


@dataclass(frozen=True, kw_only=True)
class TableCopy:
    """A table's version, where its copy lies, and the copy's fingerprint."""

    table: str
    version: int
    copy: str
    copy_version: int
    rows: int
    checksum: str


@dataclass(frozen=True, kw_only=True)
class CheckpointCopy:
    """A streaming checkpoint, where its copy lies (both under `/Volumes`), and each file's sha256 by relative path."""

    path: str
    copy: str
    files: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """A backup: its id, which begins with its time in UTC, and everything in it."""

    backup: str
    tables: tuple[TableCopy, ...]
    checkpoints: tuple[CheckpointCopy, ...]

    @property
    def taken(self) -> datetime:
        """When it was begun."""
        return datetime.strptime(self.backup.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step; from then on there is the backup."""
    body = asdict(manifest)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{manifest.backup}.partial"
    draft.write_text(json.dumps({"sha256": _digest(body), "backup": body}, indent=2) + "\n", encoding="utf-8")
    draft.replace(folder / f"{manifest.backup}{_SUFFIX}")


def kept(folder: Path) -> Sequence[Manifest]:
    """All backups, the oldest first.

    Raises:
        JobError: a manifest is damaged.
    """
    return [_read(path) for path in sorted(folder.glob(f"[0-9]*{_SUFFIX}"))]


def find(folder: Path, backup: str) -> Manifest:
    """The backup of this id, or the newest where `backup` is `latest`.

    Raises:
        JobError: there is no such backup, or its manifest is damaged.
    """
    ids = sorted(path.stem for path in folder.glob(f"[0-9]*{_SUFFIX}"))
    if not ids:
        raise JobError(f"{folder}: there is no backup; take one: run governance backup")
    chosen = ids[-1] if backup == "latest" else backup
    if chosen not in ids:
        raise JobError(f"--backup={backup}: no such backup; there are: {', '.join(ids[-10:])}, and latest")
    return _read(folder / f"{chosen}{_SUFFIX}")


def _read(path: Path) -> Manifest:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        body: dict[str, Any] = document["backup"]
        whole = document["sha256"] == _digest(body)
        manifest = Manifest(
            backup=body["backup"],
            tables=tuple(TableCopy(**table) for table in body["tables"]),
            checkpoints=tuple(CheckpointCopy(**checkpoint) for checkpoint in body["checkpoints"]),
        )
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise JobError(f"{path}: the backup's manifest is damaged; choose another backup, and remove this file")
    return manifest


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
