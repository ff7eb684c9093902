"""`make bench [ONLY=synth|scan|ingest|history|fork|quality]`: every measurement beside its comparison, in one run."""

from __future__ import annotations

import sys

from tests.bench import fork, history, ingest, quality, scan, synth

_BENCHMARKS = {
    "synth": synth.run,
    "scan": scan.run,
    "ingest": ingest.run,
    "history": history.run,
    "fork": fork.run,
    "quality": quality.run,
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
