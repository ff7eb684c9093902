"""The lakehouse's whole medallion beside a script written by hand for the same tables, as whole processes.

Both run on the session that the embedded platform gives its jobs, with more memory. The script reads the same files by
Spark's own readers, applies the same transforms and builds the same marts, and knows neither contracts, quarantine,
audits, history nor files that come twice: what those cost is the ratio.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from environments.local.world import SPARK
from tests.bench.measure import CACHE, PROJECT, Measurement, measure, median, say

__all__ = ["run"]

# What 2,000,000 records of the five entities take.
CUSTOMERS = 272_000
MALFORMED_SHARE = 0.02
DAY = date(2026, 7, 1)
RUNS = 3
WAYS = {"by_hand": "script written by hand", "ours": "bronze, silver and gold"}
_SPARK = {**SPARK, "spark.master": "local[2]", "spark.driver.memory": "4g"}


def run() -> None:
    """Measure both in turn, and print the medians and their ratio.

    Raises:
        SystemExit: one of them failed, or what the marts hold differs by more than what is refused.
    """
    extracts = CACHE / f"extracts-{CUSTOMERS}"
    if not (extracts / "done").exists():
        say(f"writing the extracts of {CUSTOMERS:,} customers ...")
        measure(_command("extract", extracts), environment=_environment(extracts))
        (extracts / "done").touch()
    measured: dict[str, list[Measurement]] = {way: [] for way in WAYS}
    told = {}
    folder = CACHE / "medallion"
    for number in range(1, RUNS + 1):
        for way in WAYS:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            # As links, that a run finds the files where a landing volume has them and leaves them there.
            shutil.copytree(extracts / "volumes", folder / "volumes", copy_function=_link)
            measured[way].append(measure(_command(way, folder), environment=_environment(folder)))
            told[way] = json.loads((folder / "told.json").read_text(encoding="utf-8"))
            say(f"run {number} of {RUNS}: {way:<8}{measured[way][-1]}  {told[way]['seconds']}")
    shutil.rmtree(folder, ignore_errors=True)
    for mart, rows in told["by_hand"]["rows"].items():
        # The script keeps what a contract or a rule refuses, where its readers can make something of it.
        if abs(told["ours"]["rows"][mart] - rows) > rows * MALFORMED_SHARE * 2:
            raise SystemExit(f"bench: {mart} has {told['ours']['rows'][mart]} rows rather than {rows}")
    medians = {way: median(each) for way, each in measured.items()}
    print(f"{told['ours']['records']:,} records of five entities to the marts, median of {RUNS} runs")
    for way, what in WAYS.items():
        ratio = medians[way].seconds / medians["by_hand"].seconds
        print(f"  {what:<28}{medians[way]} {ratio:6.2f} x the time")


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def _command(way: str, folder: Path) -> list[str]:
    extract = [str(CUSTOMERS), str(MALFORMED_SHARE), DAY.isoformat()] if way == "extract" else []
    return [sys.executable, "-m", "tests.bench.medallion_run", way, str(folder), *extract]


def _environment(folder: Path) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    java = find_java(CACHE / "java")
    jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
    platform = {
        **{name: str(folder / name) for name in ("tables", "volumes", "secrets", "scratch")},
        "kind": "local",
        "endpoints": {},
        "jars": [str(jar) for jar in jars.spark],
        "spark": _SPARK,
    }
    (folder / "platform.json").write_text(json.dumps(platform), encoding="utf-8")
    return {
        "LAKEFORM_PLATFORM": str(folder / "platform.json"),
        "JAVA_HOME": str(java.home),
        "PYSPARK_PYTHON": sys.executable,
    }
