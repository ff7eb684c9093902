"""Synth of every environment: the generated bindings beside the prebuilt ones, as whole processes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

from tests.bench.measure import CACHE, Measurement, measure, median, say

__all__ = ["run"]

PREBUILT = (
    "cdktf==0.21.0",
    "constructs==10.8.1",
    "cdktf-cdktf-provider-azurerm==14.23.1",
    "cdktf-cdktf-provider-databricks==15.16.1",
)
RUNS = 3


def run() -> None:
    """Measure both and print the medians and their ratios.

    The prebuilt process gets the resources as data and references as text, so it is spared reading settings, packaging
    code and reading attributes: what our own process does besides declaring the same resources counts against us.

    Raises:
        SystemExit: one of the two failed.
    """
    python = _prebuilt_python()
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours"), Path(folder, "theirs")
        own = [sys.executable, "-m", "stacks"]
        prebuilt = [str(python), str(Path(__file__).with_name("prebuilt.py")), str(ours), str(theirs)]
        say("warming both up ...")
        _synth(own, ours)
        _synth(prebuilt, theirs)
        measured: dict[str, list[Measurement]] = {"own": [], "prebuilt": []}
        for number in range(1, RUNS + 1):
            measured["own"].append(_synth(own, ours))
            measured["prebuilt"].append(_synth(prebuilt, theirs))
            say(f"run {number} of {RUNS}: {measured['own'][-1]} against {measured['prebuilt'][-1]}")
        own_median, prebuilt_median = median(measured["own"]), median(measured["prebuilt"])
        declared, counts = _declared(ours), json.loads((theirs / "counts.json").read_text(encoding="utf-8"))
    print(f"synth of {declared['stacks']} stacks with {declared['resources']} resources, median of {RUNS} runs")
    print(f"  python -m stacks         {own_median}")
    print(f"  prebuilt, {counts['resources']:>4} resources {prebuilt_median}")
    print(f"    azurerm 4.55 and databricks 1.99 differ by {_counted(counts)}")
    print(
        f"  ratio                    {prebuilt_median.seconds / own_median.seconds:7.1f} x the time "
        f"{prebuilt_median.mebibytes / own_median.mebibytes:7.1f} x the memory"
    )


def _prebuilt_python() -> Path:
    python = CACHE / "prebuilt" / "bin" / "python"
    ready = CACHE / "prebuilt" / ".ready"
    if ready.exists() and ready.read_text(encoding="utf-8") == "\n".join(PREBUILT):
        return python
    say("installing the prebuilt bindings into .cache/bench/prebuilt (600 MB, once) ...")
    venv.create(CACHE / "prebuilt", clear=True, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PREBUILT], check=True)
    ready.write_text("\n".join(PREBUILT), encoding="utf-8")
    return python


def _synth(command: list[str], outdir: Path) -> Measurement:
    return measure(command, environment={"CDKTF_OUTDIR": str(outdir)})


def _declared(synthesized: Path) -> Counter[str]:
    counted: Counter[str] = Counter()
    for path in synthesized.glob("stacks/*/cdk.tf.json"):
        found = json.loads(path.read_text(encoding="utf-8"))
        counted["stacks"] += 1
        counted["resources"] += sum(
            len(each) for kind in ("resource", "data", "provider") for each in found.get(kind, {}).values()
        )
    return counted


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if name != "resources")


if __name__ == "__main__":
    run()
