"""`make bench [ONLY=NAME]`: every measurement beside its comparison, in one run."""

from __future__ import annotations

import sys

from tests.bench import fork, history, ingest, medallion, quality, scan, synth

_BENCHMARKS = {
    "synth": synth.run,
    "scan": scan.run,
    "ingest": ingest.run,
    "fork": fork.run,
    "quality": quality.run,
    "history": history.run,
    "medallion": medallion.run,
}


def main() -> None:
    """Run the benchmarks named on the command line; all of them by default."""
    chosen = sys.argv[1:] or list(_BENCHMARKS)
    if unknown := [name for name in chosen if name not in _BENCHMARKS]:
        sys.exit(f"bench: no benchmark {unknown[0]!r}; choose from {', '.join(_BENCHMARKS)}")
    for name in chosen:
        _BENCHMARKS[name]()


if __name__ == "__main__":
    main()
