"""Files in a landing volume: each appears whole or not at all, and one that is there is never written again."""

from __future__ import annotations

import filecmp
import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.runtime.entry import JobError
from jobs.runtime.paths import day_partition, volume_path

if TYPE_CHECKING:
    from datetime import date

    from jobs.lakehouse.entities import Entity

__all__ = ["Folder", "LandingFile"]

# Beside the entities' folders, where no stream looks, and on the same disk, so that a rename is one step.
_INCOMING = "_incoming"
# A landed file is read once, so time to write counts for more than room.
_COMPRESSION = 1


class Folder:
    """Where an entity's files of one day lie.

    Args:
        volume: the landing volume of the entity's system, a path under `/Volumes`.
        entity: whose files.
        day: of the extract.
    """

    def __init__(self, volume: str, entity: Entity, day: date) -> None:
        root = Path(volume_path(volume))
        self._incoming = root / _INCOMING
        self._day = root / entity.name / day_partition(day)
        self._stem = f"{entity.label}_{day:%Y%m%d}"

    def file(self, number: int, suffix: str, *, compressed: bool) -> LandingFile:
        """A file that is yet to be written, numbered from 1; `compressed`: what is written to it becomes gzip."""
        name = f"{self._stem}_{number:03}.{suffix}"
        self._incoming.mkdir(parents=True, exist_ok=True)
        return LandingFile(self._incoming / name, self._day / name, compressed=compressed)

    def close(self) -> None:
        """Leave nothing but what has landed."""
        if self._incoming.is_dir() and not any(self._incoming.iterdir()):
            self._incoming.rmdir()


class LandingFile:
    """A file that is being written; it lands with `land`."""

    def __init__(self, draft: Path, path: Path, *, compressed: bool) -> None:
        self._draft = draft
        self._path = path
        self._raw = draft.open("wb")
        # Neither name nor time: equal lines give equal bytes.
        self._stream = gzip.GzipFile("", "wb", _COMPRESSION, self._raw, mtime=0) if compressed else self._raw

    def write(self, text: bytes) -> None:
        """Add text."""
        self._stream.write(text)

    def land(self) -> bool:
        """Put the file into its place; False if it was there already.

        Raises:
            JobError: another file has the place. What has landed may have been read, so it is never replaced.
        """
        self._stream.close()
        self._raw.close()
        if not self._path.exists():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._draft.replace(self._path)
            return True
        is_same = filecmp.cmp(self._draft, self._path, shallow=False)
        self._draft.unlink()
        if not is_same:
            raise JobError(
                f"{self._path}: has landed with other bytes than these parameters give; "
                "extract with the parameters of then, or to another volume or day"
            )
        return False
