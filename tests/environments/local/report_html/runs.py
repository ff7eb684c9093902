"""Records of runs to report on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from environments.local.report_html.model import Kpi, Report, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

BRONZE = Run(
    run_id="run-1",
    job="bronze",
    subject="cmdm.customers",
    layer="bronze",
    table_name="ep_raw.cmdm.customers",
    started_at=NOW - timedelta(seconds=40),
    finished_at=NOW - timedelta(seconds=20),
    seconds=20.0,
    state="published",
    rows_in=7043,
    accepted=6900,
    quarantined=143,
    written=6900,
    table_rows=None,
    rules={"type": 100, "required": 50},
    warnings={},
    freshness_seconds=600.0,
    version=0,
    problems=(),
)
SILVER = replace(
    BRONZE,
    job="silver",
    layer="silver",
    table_name="ep_curated.cmdm.customers",
    rows_in=6900,
    accepted=6888,
    quarantined=12,
    written=6800,
    rules={"email_is_valid": 12},
    warnings={"tenure_is_plausible": 31},
)
GOLD = replace(
    BRONZE,
    job="gold",
    layer="gold",
    subject="customer.customer_360",
    table_name="ep_marts.customer.customer_360",
    rows_in=6888,
    accepted=6888,
    quarantined=0,
    written=6800,
    table_rows=6800,
    rules={},
)
HELD_BACK = replace(
    SILVER,
    run_id="run-2",
    started_at=NOW - timedelta(seconds=12),
    finished_at=NOW - timedelta(seconds=10),
    seconds=2.0,
    state="audit_failed",
    rows_in=10,
    accepted=2,
    quarantined=8,
    written=0,
    rules={"email_is_valid": 8},
    warnings={},
    version=None,
    problems=("80 % of the rows are quarantined & at most 10 % may be",),
)
FRESHNESS = Kpi(
    kpi="freshness_p95",
    subject="ep_curated.cmdm.customers",
    value=150.0,
    at_least=False,
    threshold=120.0,
    unit="min",
    met=False,
    observed_at=NOW,
)
PASSED = replace(FRESHNESS, kpi="pass_rate", value=99.5, at_least=True, threshold=99.0, unit="%", met=True)


def report(runs: Sequence[Run] = (HELD_BACK, GOLD, SILVER, BRONZE), **changes: Any) -> Report:
    return replace(Report(generated_at=NOW, runs=runs, kpis=(FRESHNESS, PASSED)), **changes)
