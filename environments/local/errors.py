"""Mistakes that a person can mend: one line of what is wrong, and what to do."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LocalError", "explain_full_disk", "explain_os_error"]

# Below this neither the broker nor Spark gets anywhere.
_LEAST_FREE_BYTES = 16 * 1024 * 1024

_DISK = {
    errno.ENOSPC: "the disk is full; free some space and run the same command again",
    errno.EDQUOT: "your disk quota is used up; free some space and run the same command again",
    errno.EROFS: "the file system is read-only; choose a writable folder with --state",
    errno.EACCES: "you may not write there; choose a folder of your own with --state, or mend its permissions",
    errno.EPERM: "you may not write there; choose a folder of your own with --state, or mend its permissions",
}


class LocalError(Exception):
    """Something in the way that the user can clear; the message names it and the remedy. Shown without a traceback."""


def explain_os_error(error: OSError) -> str | None:
    """The message for a disk that is full, read-only or closed to us; None where the error means something else."""
    remedy = _DISK.get(error.errno or 0)
    return f"{error.filename or 'writing the state'}: {remedy}" if remedy else None


def explain_full_disk(folder: Path) -> str | None:
    """The message when next to nothing is free where the folder lies: others tell of it in ways nobody recognises."""
    full = shutil.disk_usage(folder).free < _LEAST_FREE_BYTES
    return f"{folder}: {_DISK[errno.ENOSPC]}" if full else None
