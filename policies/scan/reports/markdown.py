"""The report as Markdown, for a pull request's comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.reports.text import summary, waiver_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policies.scan.gate import Finding, Report

__all__ = ["ROWS", "as_markdown"]

ROWS = 100
"""A comment of GitHub's holds 65,536 characters."""


def as_markdown(report: Report) -> str:
    """What fails with remedies, then the counts, then what is waived, folded away."""
    verdict = "passes" if report.clean else "fails"
    lines = [f"### The policy gate {verdict}", "", f"{summary(report)}."]
    if problems := list(waiver_problems(report)):
        lines += ["", *(f"- {_escaped(problem)}" for problem in problems)]
    if report.failures:
        lines += ["", "| policy | construct | what is wrong | remedy |", "| --- | --- | --- | --- |"]
        lines += _rows(report.failures, [_failure(finding, report) for finding in report.failures[:ROWS]])
    if report.waived:
        lines += ["", f"<details><summary>{len(report.waived)} waived</summary>", ""]
        lines += ["| policy | construct | until | reason |", "| --- | --- | --- | --- |"]
        lines += _rows(report.waived, [_waived(finding) for finding in report.waived[:ROWS]])
        lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


def _rows(every: Sequence[Finding], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield from ("| " + " | ".join(map(_escaped, row)) + " |" for row in rows)
    if len(every) > len(rows):
        yield f"\nand {len(every) - len(rows)} more; `lakeform scan` lists them all"


def _failure(finding: Finding, report: Report) -> tuple[str, ...]:
    verdict = finding.verdict
    remedy = report.descriptions[verdict.policy].remedy
    return f"`{verdict.policy}`", f"`{verdict.resource.path}`", "; ".join(verdict.messages), remedy


def _waived(finding: Finding) -> tuple[str, ...]:
    waiver = finding.waiver
    until, reason = (str(waiver.expires), waiver.reason) if waiver else ("", "")
    return f"`{finding.verdict.policy}`", f"`{finding.verdict.resource.path}`", until, reason


def _escaped(text: str) -> str:
    # A bar would end a cell; an angle bracket would begin a tag.
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
