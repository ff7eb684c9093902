"""Sentences that several reports share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.gate import Report

__all__ = ["summary", "waiver_problems"]


def summary(report: Report) -> str:
    """The counts of a scan in one line."""
    judged = Counter(finding.environment for finding in report.findings)
    each = ", ".join(f"{name} {judged[name]:,}" for name in report.environments)
    return (
        f"{len(report.stacks)} stacks, {len(report.findings):,} verdicts ({each}): "
        f"{len(report.failures)} failed, {len(report.waived)} waived"
    )


def waiver_problems(report: Report) -> Iterator[str]:
    """One sentence per waiver that is expired or that nothing needs."""
    for waiver in report.expired:
        yield (
            f"the waiver of {waiver.policy} on {waiver.path!r} expired on {waiver.expires}; "
            f"repair what it covered, or let {waiver.owner} renew it"
        )
    for waiver in report.unused:
        yield f"the waiver of {waiver.policy} on {waiver.path!r} waives nothing; remove it"
