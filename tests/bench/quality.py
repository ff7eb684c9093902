"""Rules judged by the silver pass beside Great Expectations, on the same rules and rows, as whole processes."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from jobs.lakehouse.rules import load_rules
from tests.bench.measure import CACHE, PROJECT, Measurement, measure, median, say

__all__ = ["run"]

ROWS = 1_000_000
RUNS = 3
WAYS = {
    "ours": "checked, counts alone",
    "ours-rows": "checked, each row with its reasons",
    "theirs": "Great Expectations",
    "theirs-booleans": "Great Expectations over booleans",
}
_SPARK = {"spark.master": "local[2]", "spark.driver.memory": "3g"}


def run() -> None:
    """Measure the ways in turn, and print the medians and their ratios.

    The seconds are those in which the rules of all five entities are judged, once a hundred rows of each have been: no
    session is started and no class compiled for the first time in them. Great Expectations tells counts, and so does
    `checked` the first time; the second time it gives every row on with the rules that it breaks, and counts as well.

    Raises:
        SystemExit: one of them failed, or counted otherwise than another.
    """
    rules = sum(len(entity.rules) for entity in load_rules().entities.values())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder)
        rows = CACHE / f"quality-{ROWS}"
        if not (rows / "done").exists():
            say(f"writing {ROWS:,} rows ...")
            measure(_command("rows", rows, folder / "unused"), environment=environment)
            (rows / "done").touch()
        measured: dict[str, list[Measurement]] = {way: [] for way in WAYS}
        counts: dict[str, dict[str, dict[str, int]]] = {}
        for number in range(1, RUNS + 1):
            for way in WAYS:
                result = folder / f"{way}.json"
                process = measure(_command(way, rows, result), environment=environment)
                told = json.loads(result.read_text(encoding="utf-8"))
                counts[way] = told["counts"]
                measured[way].append(Measurement(seconds=told["seconds"], mebibytes=process.mebibytes))
                say(f"run {number} of {RUNS}: {way:<18}{measured[way][-1]}")
    for way, counted in counts.items():
        if counted != counts["ours"]:
            raise SystemExit(f"bench: {way} counts otherwise: {counted} rather than {counts['ours']}")
    _print(measured, rules, broken=sum(count for entity in counts["ours"].values() for count in entity.values()))


def _print(measured: dict[str, list[Measurement]], rules: int, *, broken: int) -> None:
    medians = {way: median(each) for way, each in measured.items()}
    print(f"{rules} rules on {ROWS:,} rows of five entities, broken {broken:,} times, median of {RUNS} runs")
    for way, what in WAYS.items():
        ratio = medians[way].seconds / medians["ours"].seconds
        print(f"  {what:<34}{medians[way]} {ratio:6.1f} x the time")


def _command(way: str, rows: Path, result: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bench.quality_count", way, str(ROWS), str(rows), str(result)]


def _environment(folder: Path) -> dict[str, str]:
    java = find_java(folder / "java")
    jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
    platform = {
        **{name: str(folder / name) for name in ("tables", "volumes", "secrets", "scratch")},
        "kind": "local",
        "endpoints": {},
        "jars": [str(jar) for jar in jars.spark],
        "spark": _SPARK,
    }
    path = folder / "platform.json"
    path.write_text(json.dumps(platform), encoding="utf-8")
    return {"LAKEFORM_PLATFORM": str(path), "JAVA_HOME": str(java.home)}
