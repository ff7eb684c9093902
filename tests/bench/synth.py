"""Synth of every environment: the generated bindings beside the prebuilt ones, as whole processes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["run"]

PROJECT = Path(__file__).parents[2]
CACHE = PROJECT / ".cache" / "bench"
PREBUILT = (
    "cdktf==0.21.0",
    "constructs==10.8.1",
    "cdktf-cdktf-provider-azurerm==14.23.1",
    "cdktf-cdktf-provider-databricks==15.16.1",
)
RUNS = 3
_POLL_SECONDS = 0.05
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """One process and its children: wall time in seconds, peak of their memory together in MiB.

    Memory is the proportional set size: what the Node processes share is counted once.
    """

    seconds: float
    mebibytes: float


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
        _say("warming both up ...")
        _measure(own, ours)
        _measure(prebuilt, theirs)
        measured: dict[str, list[Measurement]] = {"own": [], "prebuilt": []}
        for number in range(1, RUNS + 1):
            measured["own"].append(_measure(own, ours))
            measured["prebuilt"].append(_measure(prebuilt, theirs))
            _say(f"run {number} of {RUNS}: {_shown(measured['own'][-1])} against {_shown(measured['prebuilt'][-1])}")
        own_median, prebuilt_median = _median(measured["own"]), _median(measured["prebuilt"])
        declared, counts = _declared(ours), json.loads((theirs / "counts.json").read_text(encoding="utf-8"))
    print(f"synth of {declared['stacks']} stacks with {declared['resources']} resources, median of {RUNS} runs")
    print(f"  python -m stacks         {_shown(own_median)}")
    print(f"  prebuilt, {counts['resources']:>4} resources {_shown(prebuilt_median)}")
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
    _say("installing the prebuilt bindings into .cache/bench/prebuilt (600 MB, once) ...")
    venv.create(CACHE / "prebuilt", clear=True, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PREBUILT], check=True)
    ready.write_text("\n".join(PREBUILT), encoding="utf-8")
    return python


def _measure(command: list[str], outdir: Path) -> Measurement:
    environment = os.environ | {
        "CDKTF_OUTDIR": str(outdir),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        # Both find their bytecode compiled, as any second run of a program does.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"),
    }
    started = time.perf_counter()
    process = psutil.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process))
        time.sleep(_POLL_SECONDS)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}; see its message above")
    return Measurement(seconds=seconds, mebibytes=peak / _MEBIBYTE)


def _memory(process: psutil.Popen) -> int:
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            memory = each.memory_full_info()
            # Linux alone counts shared pages proportionally.
            total += getattr(memory, "pss", memory.rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        # It ended between being listed and being asked.
        return total
    return total


def _median(measured: list[Measurement]) -> Measurement:
    return Measurement(
        seconds=statistics.median(each.seconds for each in measured),
        mebibytes=statistics.median(each.mebibytes for each in measured),
    )


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


def _shown(measurement: Measurement) -> str:
    return f"{measurement.seconds:7.2f} s {measurement.mebibytes:7.0f} MiB"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    run()
