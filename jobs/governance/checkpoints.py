"""Streaming checkpoints, copied while their streams run and put back whole."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.governance.manifest import CheckpointCopy
from jobs.runtime.entry import JobError
from jobs.runtime.paths import volume_path

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["copy_checkpoints", "put_back", "verify"]


def copy_checkpoints(volume: str, into: str) -> Iterator[CheckpointCopy]:
    """Copy each checkpoint of a volume below `into`; both are paths under `/Volumes`.

    A stream commits a batch after it planned it, and its tables know batches that are tried again. So a copy of a
    running stream's checkpoint is good if no commit is in it whose plan is not: the commits are copied first.
    """
    root = Path(volume_path(volume))
    for folder in sorted(path for path in root.glob("*") if path.is_dir()):
        copy = f"{into}/{volume.strip('/').replace('/', '__')}__{folder.name}"
        target = Path(volume_path(copy))
        files = {}
        for path in sorted(folder.rglob("*"), key=lambda path: ("commits" not in path.parts, path)):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not path.name.endswith(".tmp"):
                try:
                    files[name] = _copy(path, target / name)
                except FileNotFoundError:
                    continue  # the stream cleaned up behind itself
        yield CheckpointCopy(path=f"{volume}/{folder.name}", copy=copy, files=files)


def verify(checkpoint: CheckpointCopy) -> None:
    """See that the copy is what the manifest says.

    Raises:
        JobError: a file is missing or differs.
    """
    root = Path(volume_path(checkpoint.copy))
    for name, digest in checkpoint.files.items():
        path = root / name
        if not path.is_file() or _digest(path) != digest:
            raise JobError(f"{path}: not the file that was backed up; the backup is damaged, choose another")


def put_back(checkpoint: CheckpointCopy, *, aside: str) -> None:
    """Put a copy in the checkpoint's place; what was there stays under `aside`, a path under `/Volumes`."""
    verify(checkpoint)
    target, kept = Path(volume_path(checkpoint.path)), Path(volume_path(aside))
    staged = target.with_name(f".{target.name}.partial")
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(volume_path(checkpoint.copy), staged)
    if target.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        while kept.exists():  # from a try before this one
            kept = kept.with_name(f"{kept.name}_again")
        target.rename(kept)
    staged.rename(target)


def _copy(source: Path, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    target.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
