"""The policy scan of synthesized stacks: checkov's Azure checks, failing closed, with reviewed waivers."""

from __future__ import annotations

from policies.scan.scanner import Finding, Report, ScanError, scan
from policies.scan.waivers import Waiver, load_waivers

__all__ = ["Finding", "Report", "ScanError", "Waiver", "load_waivers", "scan"]
