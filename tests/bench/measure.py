"""Wall time and memory of whole processes, so that what is compared is what a person waits for."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CACHE", "PROJECT", "Measurement", "measure", "median", "say"]

PROJECT = Path(__file__).parents[2]
CACHE = PROJECT / ".cache" / "bench"
_POLL_SECONDS = 0.05
# To ask a large process costs milliseconds, which it waits for: they must stay few.
_SHARE_OF_ASKING = 0.02
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """One process and its children: wall time in seconds, peak of their memory together in MiB.

    Memory is the proportional set size: what processes share is counted once.
    """

    seconds: float
    mebibytes: float

    def __str__(self) -> str:
        """Both, in columns."""
        return f"{self.seconds:7.2f} s {self.mebibytes:7.0f} MiB"


def measure(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Measurement:
    """Run the command in the project's folder.

    Raises:
        SystemExit: it failed.
    """
    variables = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        # It finds its bytecode compiled, as any second run of a program does.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"),
        **(environment or {}),
    }
    started = time.perf_counter()
    process = psutil.Popen(command, cwd=PROJECT, env=variables, stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        asked = time.perf_counter()
        peak = max(peak, _memory(process))
        time.sleep(max(_POLL_SECONDS, (time.perf_counter() - asked) / _SHARE_OF_ASKING))
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}; see its message above")
    return Measurement(seconds=seconds, mebibytes=peak / _MEBIBYTE)


def median(measured: Sequence[Measurement]) -> Measurement:
    """The median of each."""
    return Measurement(
        seconds=statistics.median(each.seconds for each in measured),
        mebibytes=statistics.median(each.mebibytes for each in measured),
    )


def say(text: str) -> None:
    """Tell on the side how far it is."""
    print(text, file=sys.stderr, flush=True)


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
