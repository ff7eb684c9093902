"""The report as one HTML file: no script, no font, no picture that it would have to ask somebody for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from environments.local.report_html.charts import (
    count,
    duration_chart,
    flow_chart,
    freshness_chart,
    quantity,
    rules_chart,
)
from environments.local.report_html.markup import Markup, element, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.local.report_html.model import Kpi, Report, Run

__all__ = ["page"]

_STYLE = Path(__file__).with_name("style.css")
# Even if something were slipped into a table's text: nothing is run, and nobody is asked for anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_LAST_RUNS = 50
_KPIS = {
    "pass_rate": "Rows that pass",
    "freshness_p95": "Freshness of batches",
    "stream_freshness_p95": "Freshness of streams",
    "silence": "Since the last run",
    "held_back": "Held back by an audit",
    "unaccounted_rows": "Rows unaccounted for",
}
_STATES = {
    "published": "published",
    "audit_failed": "audit failed",
    "accepted_audit": "published, audit overruled",
    "nothing_new": "nothing new",
}


def page(report: Report) -> str:
    """The whole document."""
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        # Browsers ask for /favicon.ico where a page names none.
        Markup('<link rel="icon" href="data:,">'),
        element("title", "lakeform: the last runs"),
        element("style", Markup(_STYLE.read_text(encoding="utf-8"))),
    )
    body = element(
        "body",
        element("a", "To the figures", href="#main", class_="skip"),
        _header(report),
        element(
            "main",
            _tiles(report.kpis),
            flow_chart(report),
            rules_chart(report.broken_rules),
            freshness_chart(report.freshness),
            duration_chart(report.durations),
            _runs(report.runs[:_LAST_RUNS]),
            id="main",
        ),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _header(report: Report) -> Markup:
    last = report.runs[0]
    return element(
        "header",
        element("h1", "The last runs"),
        element(
            "p",
            f"Written {report.generated_at:%Y-%m-%d %H:%M} UTC, from the records of runs ({count(len(report.runs))}); "
            f"the last ended {last.finished_at:%Y-%m-%d %H:%M} UTC ({last.job}, {last.run_id}).",
        ),
    )


def _tiles(kpis: Sequence[Kpi]) -> Markup:
    """A tile per KPI, with its worst table."""
    by_name: dict[str, list[Kpi]] = {}
    for kpi in kpis:
        by_name.setdefault(kpi.kpi, []).append(kpi)
    known = [name for name in _KPIS if name in by_name]
    tiles = [_tile(name, by_name[name]) for name in [*known, *sorted(by_name.keys() - set(known))]]
    return element(
        "section",
        element("h2", "KPIs", id="kpis"),
        element("p", f"As observed {kpis[0].observed_at:%Y-%m-%d %H:%M} UTC; each with its worst table.", class_="note")
        if kpis
        else element("p", "Not observed yet: lakeform run lakehouse refresh", class_="nothing"),
        element("ul", *tiles, class_="tiles") if tiles else "",
        aria_labelledby="kpis",
    )


def _tile(name: str, kpis: Sequence[Kpi]) -> Markup:
    worst = (min if kpis[0].at_least else max)(kpis, key=lambda kpi: kpi.value)
    missed = sum(not kpi.met for kpi in kpis)
    side = "at least" if worst.at_least else "at most"
    return element(
        "li",
        element("span", _KPIS.get(name, name), class_="label"),
        element("strong", quantity(worst.value, worst.unit)),
        element("span", f"{side} {quantity(worst.threshold, worst.unit)} is right", class_="limit-text"),
        element("span", worst.subject, class_="subject"),
        element(
            "span",
            f"✗ missed: {missed} of {len(kpis)} tables" if missed else f"✓ met: {len(kpis)} of {len(kpis)} tables",
            class_="verdict",
        ),
        class_="missed" if missed else "met",
        data_kpi=name,
    )


def _runs(runs: Sequence[Run]) -> Markup:
    columns = (
        "ended (UTC)",
        "job",
        "table",
        "state",
        "rows in",
        "accepted",
        "quarantined",
        "written",
        "seconds",
        "version",
        "what the audit found",
    )
    rows = [
        (
            f"{run.finished_at:%Y-%m-%d %H:%M:%S}",
            run.job,
            run.table_name,
            _STATES.get(run.state, run.state),
            count(run.rows_in),
            count(run.accepted),
            count(run.quarantined),
            count(run.written),
            f"{run.seconds:,.1f}",
            "" if run.version is None else str(run.version),
            "; ".join(run.problems),
        )
        for run in runs
    ]
    return element(
        "section",
        element("h2", "Last runs", id="runs"),
        table(columns, rows, caption=f"The last {len(rows)} records of runs, newest first"),
        aria_labelledby="runs",
    )
