"""The report that a person reads in a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table

from policies.scan.reports.text import summary, waiver_problems

if TYPE_CHECKING:
    from rich.console import Console

    from policies.scan.gate import Report

__all__ = ["print_report"]


def print_report(report: Report, console: Console) -> None:
    """Print what fails by policy, each with its remedy, then the counts."""
    failures = sorted(report.failures, key=lambda finding: finding.verdict.policy)
    for policy, found in groupby(failures, key=lambda finding: finding.verdict.policy):
        description = report.descriptions[policy]
        _say(console, f"{policy}: {description.demand}", style="bold red")
        _say(console, f"  remedy: {description.remedy}")
        table = Table(box=None, show_header=False)
        table.add_column(overflow="fold")
        table.add_column(overflow="fold", style="dim")
        table.add_column(overflow="fold")
        for finding in found:
            resource = finding.verdict.resource
            table.add_row(resource.path, f"{resource.type}.{resource.name}", "\n".join(finding.verdict.messages))
        console.print(table)
    for problem in waiver_problems(report):
        _say(console, problem, style="red")
    _say(console, summary(report))


def _say(console: Console, text: str, *, style: str | None = None) -> None:
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)
