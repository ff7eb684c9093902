"""What a scan found, as people and as other programs read it: table, Markdown, SARIF, JUnit and JSON."""

from __future__ import annotations

from policies.scan.reports.json_report import as_json
from policies.scan.reports.junit import as_junit
from policies.scan.reports.markdown import as_markdown
from policies.scan.reports.sarif import as_sarif
from policies.scan.reports.table import print_report

__all__ = ["as_json", "as_junit", "as_markdown", "as_sarif", "print_report"]
