from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policies.scan.reports import as_markdown
from policies.scan.reports.markdown import ROWS

if TYPE_CHECKING:
    from policies.scan import Report


def test_markdown_tells_what_fails_and_what_to_do(report: Report) -> None:
    text = as_markdown(report)
    assert text.startswith("### The policy gate fails")
    assert "2 failed, 1 waived" in text
    row = next(line for line in text.splitlines() if "`dev/lake`" in line)
    assert row.startswith("| `CKV_AZURE_44` |")
    assert "min_tls_version" in row


def test_markdown_escapes_what_would_break_a_table(report: Report) -> None:
    row = next(line for line in as_markdown(report).splitlines() if "`prod/lake`" in line)
    assert "an old \\| &lt;client> needs it still" in row


def test_markdown_tells_of_bad_waivers(report: Report) -> None:
    assert "- the waiver of CKV_AZURE_190 on '*' waives nothing; remove it" in as_markdown(report)


def test_markdown_fits_a_comment(report: Report) -> None:
    failures = [finding for finding in report.findings if finding.failed]
    text = as_markdown(replace(report, findings=failures * (ROWS + 10)))
    assert len(text) < 65_536
    assert f"and {len(failures) * (ROWS + 10) - ROWS} more" in text


def test_markdown_of_a_clean_scan_passes(report: Report) -> None:
    clean = [finding for finding in report.findings if not finding.failed]
    text = as_markdown(replace(report, findings=clean, expired=[], unused=[]))
    assert text.startswith("### The policy gate passes")
    assert "| what is wrong |" not in text
