"""The policy gate: our own policies and checkov's Azure checks on synthesized stacks, failing closed."""

from __future__ import annotations

from policies.scan.gate import Finding, Gate, Report, SelectionError, load_gate
from policies.scan.policy import PolicyError
from policies.scan.stacks import StackError
from policies.scan.waivers import Waiver, WaiverError

__all__ = [
    "Finding",
    "Gate",
    "PolicyError",
    "Report",
    "SelectionError",
    "StackError",
    "Waiver",
    "WaiverError",
    "load_gate",
]
