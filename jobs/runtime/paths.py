"""Paths under `/Volumes`, wherever the job runs."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jobs.runtime.platform import Site, local_platform, site

__all__ = ["volume_path"]

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
