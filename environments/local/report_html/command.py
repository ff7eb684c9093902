"""The verb `report`."""

from __future__ import annotations

import json
import webbrowser
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from environments.local.commands import Outcome
from environments.local.errors import LocalError
from environments.local.files import write_text
from environments.local.report_html.model import read_report
from environments.local.report_html.page import page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from environments.local.console import Progress
    from environments.local.report_html.model import Report
    from environments.local.state import StateFolder

__all__ = ["write_report"]

_FILE = "report.html"


def write_report(state: StateFolder, progress: Progress, *, out: Path | None, show: bool) -> Outcome:
    """Write the page to `out` (by default into the state folder) and, if asked, show it in the browser.

    Raises:
        LocalError: no run was recorded yet, or `out` is no place for a file.
    """
    file = (out or state.root / _FILE).absolute()
    if file.is_dir():
        raise LocalError(f"--out {file}: a folder; name a file in it, such as {file / _FILE}")
    if out and not file.parent.is_dir():
        raise LocalError(f"--out {file}: there is no folder {file.parent}; create it or name another")
    report = read_report(state.tables, now=datetime.now(UTC))
    if report is None:
        raise LocalError(f"{state.tables}: no run was recorded yet; run the jobs with: lakeform up")
    write_text(file, page(report))
    progress.print(f"{file}")
    missed = [kpi for kpi in report.kpis if not kpi.met]
    progress.say(f"records of runs: {len(report.runs)}; KPIs missed: {len(missed)} of {len(report.kpis)}")
    if show and not webbrowser.open(file.as_uri()):
        progress.warn("this machine has no browser to show it in")
    return Outcome(code=0, document=_document(report) | {"file": str(file)})


def _document(report: Report) -> dict[str, Any]:
    """The figures of the charts and what they were drawn from."""
    figures: dict[str, Sequence[Any]] = {
        "kpis": report.kpis,
        "flows": report.flows,
        "marts": report.marts,
        "broken_rules": report.broken_rules,
        "durations": report.durations,
        "runs": report.runs,
    }
    plain = {name: [asdict(entry) for entry in entries] for name, entries in figures.items()}
    # Through text, so that instants are what JSON knows.
    document: dict[str, Any] = json.loads(json.dumps(plain, default=datetime.isoformat))
    return {"generated_at": report.generated_at.isoformat()} | document
