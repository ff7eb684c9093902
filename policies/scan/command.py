"""The verb `lakeform scan [DIR]`: what a pull request's check runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from policies.scan.scanner import ScanError, scan
from policies.scan.waivers import WaiverError, load_waivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policies.scan.scanner import Finding

__all__ = ["CLEAN", "FAILED", "UNUSABLE", "WAIVERS", "run"]

CLEAN, FAILED, UNUSABLE = 0, 1, 2
WAIVERS = Path(__file__).with_name("waivers.yaml")


def run(folder: Path, *, waivers: Path = WAIVERS, console: Console | None = None) -> int:
    """Scan the folder and print what was found.

    Returns:
        0 when clean; 1 when a check fails unwaived or a waiver is unused; 2 when folder or waivers can't be used.
    """
    out = console or Console()
    try:
        report = scan(folder, waivers=load_waivers(waivers))
    except (ScanError, WaiverError) as error:
        out.print(f"scan: {error}", style="red", markup=False, highlight=False)
        return UNUSABLE
    if report.failures:
        out.print(_table("failed", report.failures))
    for waiver in report.unused_waivers:
        out.print(
            f"{waivers.name}: {waiver.check} on {waiver.resource!r} waives nothing; remove it",
            style="red",
            markup=False,
        )
    out.print(
        f"{report.stacks} stacks, {report.verdicts} verdicts: "
        f"{len(report.failures)} failed, {len(report.waived)} waived",
        highlight=False,
    )
    return CLEAN if report.clean else FAILED


def _table(title: str, findings: Sequence[Finding]) -> Table:
    table = Table("check", "stack and resource", "what it asks for", title=title, title_justify="left")
    for finding in findings:
        table.add_row(finding.check, finding.address, finding.title)
    return table
