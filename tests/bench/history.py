"""Changes merged into histories of two sizes: of 1 % of the customers, and as many whatever the size."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from tests.bench.history_merge import CATALOG
from tests.bench.measure import PROJECT, Measurement, measure, median, say

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["run"]

ROWS = (1_000_000, 10_000_000)
SHARE = 100
SAME = 10_000
RUNS = 3
_SPARK = {"spark.master": "local[2]"}


def run() -> None:
    """Merge in turn, and print the medians and the ratios of the large table to the small.

    Time is the merge's own, in a session that has merged before; memory is the whole process's, with its JVM.

    Raises:
        SystemExit: a merge failed, or did not make the versions that it had to.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        java = find_java(folder / "java")
        jars = [str(jar) for jar in ensure_jars(PROJECT / ".cache" / "jars", java=java).spark]
        environment = {"JAVA_HOME": str(java.home)}
        for rows in ROWS:
            say(f"building a history of {rows:,} customers ...")
            _step("build", _platform(folder / str(rows), jars), environment, rows=rows, changes=0)
        measured: dict[tuple[int, int], list[Measurement]] = {
            (rows, changes): [] for rows in ROWS for changes in (rows // SHARE, SAME)
        }
        for number in range(1, RUNS + 1):
            for (rows, changes), results in measured.items():
                results.append(_merge(folder, jars, environment, rows=rows, changes=changes))
                say(f"run {number} of {RUNS}: {changes:>7,} changes into {rows:>10,}: {results[-1]}")
    medians = {case: median(results) for case, results in measured.items()}
    print(f"merge into the customers' history, median of {RUNS} runs")
    for (rows, changes), result in medians.items():
        print(f"  {changes:>7,} changes into {rows:>10,} customers {result}")
    small, large = ROWS
    for what, few, many in (("1 % changes", small // SHARE, large // SHARE), (f"{SAME:,} changes", SAME, SAME)):
        one, other = medians[small, few], medians[large, many]
        print(
            f"  {what}, {large // small} x the customers: {other.seconds / one.seconds:5.2f} x the time "
            f"{other.mebibytes / one.mebibytes:5.2f} x the memory"
        )


def _merge(folder: Path, jars: list[str], environment: Mapping[str, str], *, rows: int, changes: int) -> Measurement:
    """One merge into a copy of the table."""
    copy = folder / "copy"
    platform = _platform(copy, jars)
    # Delta never writes a file a second time, so that links do for a copy.
    source = folder / str(rows) / "tables" / CATALOG
    shutil.copytree(source, copy / "tables" / CATALOG, copy_function=lambda one, other: Path(other).hardlink_to(one))
    try:
        return _step("merge", platform, environment, rows=rows, changes=changes)
    finally:
        shutil.rmtree(copy)


def _step(step: str, platform: Path, environment: Mapping[str, str], *, rows: int, changes: int) -> Measurement:
    seconds = platform.with_name("seconds")
    command = [sys.executable, "-m", "tests.bench.history_merge", step, str(rows), str(changes), str(seconds)]
    whole = measure(command, environment={**environment, "LAKEFORM_PLATFORM": str(platform)})
    own = float(seconds.read_text()) if seconds.exists() else whole.seconds
    return Measurement(seconds=own, mebibytes=whole.mebibytes)


def _platform(folder: Path, jars: list[str]) -> Path:
    told = {
        **{name: str(folder / name) for name in ("tables", "volumes", "secrets", "scratch")},
        "kind": "local",
        "endpoints": {},
        "jars": jars,
        "spark": _SPARK,
    }
    folder.mkdir(parents=True)
    path = folder / "platform.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


if __name__ == "__main__":
    run()
