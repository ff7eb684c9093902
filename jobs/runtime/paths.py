"""Paths under `/Volumes`, wherever the job runs, and how files in them are partitioned by day."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jobs.runtime.platform import Site, local_platform, site

if TYPE_CHECKING:
    from datetime import date

__all__ = ["day_partition", "volume_path"]

_ROOT = "/Volumes"


def volume_path(path: str) -> str:
    """Where a file of a Unity Catalog volume lies: as it is on Databricks, in the volume's folder on a laptop.

    Args:
        path: `/Volumes/<catalog>/<schema>/<volume>/...`.
    """
    below = PurePosixPath(path).relative_to(_ROOT)
    if ".." in below.parts:
        raise ValueError(f"{path}: leaves {_ROOT}; name a path inside a volume")
    return str(local_platform().volumes / Path(below)) if site() is Site.LOCAL else path


def day_partition(day: date) -> str:
    """The folder of one day's files, below a landing path: `year=2026/month=07/day=01`, which Spark reads as columns.

    Args:
        day: the day that the files belong to; for a datetime, its own calendar's, so convert to UTC before.
    """
    return f"year={day.year:04}/month={day.month:02}/day={day.day:02}"
