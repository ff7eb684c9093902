"""Which policy enforces which control of the published benchmarks, and why the others can't be code.

A benchmark is a YAML file here: its controls by the benchmark's own ids, their titles in our words, and for each the
policies that enforce it or the reason why none can. `python -m policies.controls` writes docs/controls.md from them.
"""

from __future__ import annotations

from policies.controls.benchmark import Benchmark, BenchmarkError, Control, load_benchmarks
from policies.controls.page import controls_markdown

__all__ = ["Benchmark", "BenchmarkError", "Control", "controls_markdown", "load_benchmarks"]
