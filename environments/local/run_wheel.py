"""Run a wheel's entry point as Databricks does: `run_wheel.py WHEEL PACKAGE ENTRY_POINT --name=value…`.

The code must come from the wheel: a checkout that lies on Python's path as well would hide what was not shipped.
"""

from __future__ import annotations

import sys
from importlib.metadata import distributions


def main(wheel: str, package: str, entry_point: str, *parameters: str) -> None:
    """Load the entry point from the wheel, which leads Python's path, and call it with the parameters."""
    shipped = next((found for found in distributions(path=[wheel]) if found.name == package), None)
    if shipped is None:
        sys.exit(f"{wheel}: holds no package {package}")
    point = next((found for found in shipped.entry_points if found.name == entry_point), None)
    if point is None:
        sys.exit(f"{package}: has no entry point {entry_point}; it has {', '.join(sorted(shipped.entry_points.names))}")
    function = point.load()
    origin = str(sys.modules[point.module].__file__)
    if not origin.startswith(f"{wheel}/"):
        sys.exit(f"{package}: {point.module} came from {origin} and not from the shipped wheel {wheel}")
    sys.argv = [entry_point, *parameters]
    sys.exit(function())


if __name__ == "__main__":
    main(*sys.argv[1:])
