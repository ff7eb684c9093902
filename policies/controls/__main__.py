"""Writes docs/controls.md: `python -m policies.controls`."""

from __future__ import annotations

import sys
from pathlib import Path

from policies.controls import BenchmarkError, controls_markdown, load_benchmarks

_PAGE = Path(__file__).parents[2] / "docs" / "controls.md"


def main() -> int:
    """Write the page. Returns: 0 when it is written, 2 when a benchmark's file can't be used."""
    try:
        _PAGE.write_text(controls_markdown(load_benchmarks()), encoding="utf-8")
    except BenchmarkError as error:
        sys.stderr.write(f"controls: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
