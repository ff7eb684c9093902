"""The report as JSON, for programs of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policies.scan.gate import Finding, Report
    from policies.scan.waivers import Waiver

__all__ = ["as_json"]


def as_json(report: Report) -> str:
    """`clean`, the counts, `failures` and `waived` with policy, path, address, state and messages, and bad waivers."""
    return json.dumps(
        {
            "clean": report.clean,
            "stacks": list(report.stacks),
            "verdicts": len(report.findings),
            "failures": [_finding(finding, report) for finding in report.failures],
            "waived": [_finding(finding, report) for finding in report.waived],
            "expired_waivers": [_waiver(waiver) for waiver in report.expired],
            "unused_waivers": [_waiver(waiver) for waiver in report.unused],
        },
        indent=2,
    )


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    verdict = finding.verdict
    shown = {
        "policy": verdict.policy,
        "demand": report.descriptions[verdict.policy].demand,
        "remedy": report.descriptions[verdict.policy].remedy,
        "environment": finding.environment,
        "path": verdict.resource.path,
        "address": verdict.resource.address,
        "state": verdict.state.value,
        "messages": list(verdict.messages),
    }
    return shown if finding.waiver is None else {**shown, "waiver": _waiver(finding.waiver)}


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return waiver.model_dump(mode="json")
