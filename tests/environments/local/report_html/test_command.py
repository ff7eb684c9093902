"""`lakeform report` on tables that were written as jobs write them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from environments.cli import main
from environments.local.report_html.model import Run, read_report
from environments.local.state import StateFolder
from jobs.lakehouse.observe import keep, observe
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import ObserveParams
from jobs.runtime.ops import Layer, RunRecord, RunState, record
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

OPS = "ep_curated.ops"
ENDED = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
SILVER = RunRecord(
    subject="cmdm.customers",
    layer=Layer.SILVER,
    table_name="ep_curated.cmdm.customers",
    started_at=ENDED - timedelta(seconds=30),
    finished_at=ENDED,
    state=RunState.ACCEPTED_AUDIT,
    rows_in=200,
    accepted=190,
    quarantined=10,
    written=180,
    table_rows=180,
    rules={"email_is_valid": 10, "phone_is_valid": 3},
    warnings={"tenure_is_plausible": 2},
    newest_ingest_ts=ENDED - timedelta(minutes=5),
    version=3,
    problems=("5 % of the rows are quarantined",),
)
PARAMS = ObserveParams(
    ops=OPS,
    streams=(),
    window_days=7,
    minimum_pass_percent=99.0,
    maximum_freshness_minutes=120,
    maximum_stream_freshness_seconds=300,
    maximum_silence_hours=26,
    fail_when_missed=False,
)
# pyspark takes a second to import, and the report is for those who wait.
WITHOUT_SPARK = """
import sys
from environments.cli import main
code = main(sys.argv[1:])
sys.exit("Spark was imported" if "pyspark" in sys.modules else code)
"""


@pytest.fixture
def state(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StateFolder:
    """A state folder whose jobs have run."""
    state = StateFolder(tmp_path / "state")
    folders = {name: str(state.root / name) for name in ("tables", "volumes", "secrets", "scratch")}
    state.root.mkdir()
    state.platform.write_text(json.dumps({**folders, "kind": "local", "endpoints": {}, "jars": [], "spark": {}}))
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(state.platform))
    monkeypatch.setenv("LAKEFORM_RUN_ID", "run-1")
    record(spark, runs_table(OPS), Telemetry("silver"), [SILVER])
    keep(spark, observe(spark, PARAMS), ops=OPS, run_id="run-2")
    return state


@pytest.mark.spark
def test_report_reads_what_jobs_wrote_and_needs_no_spark(state: StateFolder, tmp_path: Path) -> None:
    told = {**SILVER.columns(), "run_id": "run-1", "job": "silver"}
    report = read_report(state.tables, now=ENDED)
    assert report is not None
    assert [asdict(run) for run in report.runs] == [asdict(Run.from_row(told))]
    assert [(kpi.kpi, kpi.met) for kpi in report.kpis] == [
        ("freshness_p95", True),
        ("held_back", True),
        ("pass_rate", False),
        ("silence", True),
        ("unaccounted_rows", True),
    ]
    page = tmp_path / "page.html"
    command = [sys.executable, "-c", WITHOUT_SPARK, "report", "--json", "--state", str(state.root), "--out", str(page)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    document = json.loads(done.stdout)
    assert document["file"] == str(page)
    assert document["flows"] == [
        {"subject": "cmdm.customers", "bronze": None, "silver": {"rows_in": 200, "accepted": 190, "quarantined": 10}}
    ]
    assert document["runs"][0]["finished_at"] == ENDED.isoformat()
    assert document["broken_rules"][0]["rule"] == "email_is_valid"
    assert "records of runs: 1; KPIs missed: 1 of 5" in done.stderr
    assert "95 %" in page.read_text(encoding="utf-8")


def test_nothing_recorded_yet_is_told_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--state", str(tmp_path / "none")]) == 1
    assert "no run was recorded yet; run the jobs with: lakeform up" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("out", "why"), [("", "a folder; name a file in it, such as "), ("no/page.html", "there is no folder ")]
)
def test_place_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, why: str) -> None:
    assert main(["report", "--state", str(tmp_path / "none"), "--out", str(tmp_path / out)]) == 1
    assert why in capsys.readouterr().err
