"""The gate over every environment beside checkov's own command on the same files, as whole processes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import PROJECT, Measurement, measure, median, say

__all__ = ["run"]

RUNS = 3


def run() -> None:
    """Measure both and print the medians, each with the number of verdicts that it gave.

    checkov is spared its look-ups on the internet; it gets the folder at once, as its users give it.

    Raises:
        SystemExit: one of the two failed.
    """
    scripts = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        measure([sys.executable, "-m", "stacks"], environment={"CDKTF_OUTDIR": folder})
        commands = {
            "lakeform scan": [str(scripts / "lakeform"), "scan", folder, "--json"],
            "checkov": [
                *(str(scripts / "checkov"), "--directory", folder, "--framework", "terraform_json"),
                *("--skip-download", "--soft-fail", "--compact", "--quiet", "--output", "json"),
            ],
        }
        say("warming both up ...")
        told = {name: json.loads(_output(command)) for name, command in commands.items()}
        measured: dict[str, list[Measurement]] = {name: [] for name in commands}
        for number in range(1, RUNS + 1):
            for name, command in commands.items():
                measured[name].append(measure(command))
            say(f"run {number} of {RUNS}: " + " against ".join(f"{name} {measured[name][-1]}" for name in commands))
    ours, theirs = told["lakeform scan"], told["checkov"]["summary"]
    print(f"scan of {len(ours['stacks'])} stacks, median of {RUNS} runs")
    print(f"  lakeform scan {median(measured['lakeform scan'])} {ours['verdicts']:>6,} verdicts")
    print(f"  checkov       {median(measured['checkov'])} {theirs['passed'] + theirs['failed']:>6,} verdicts")


def _output(command: list[str]) -> str:
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout
