"""KPIs over records of runs that were written as jobs write them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from jobs.lakehouse.observe import Kpi, main, observe
from jobs.lakehouse.ops_tables import kpis_table, runs_table
from jobs.lakehouse.params import ObserveParams
from jobs.runtime.entry import UNUSABLE
from jobs.runtime.ops import Layer, RunRecord, RunState, record
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyspark.sql import SparkSession

    Write = Callable[..., None]

pytestmark = pytest.mark.spark

OPS = "ep_curated.ops"
STREAM = Table.parse("ep_raw.streaming.crm_events")
CUSTOMERS, CASES = "ep_curated.cmdm.customers", "ep_curated.pega.cases"
PARAMS = ObserveParams(
    ops=OPS,
    streams=(str(STREAM), "ep_raw.streaming.none_yet"),
    window_days=7,
    minimum_pass_percent=99.0,
    maximum_freshness_minutes=120,
    maximum_stream_freshness_seconds=300,
    maximum_silence_hours=26,
    fail_when_missed=False,
)


def ran(
    table: str,
    *,
    hours_ago: float,
    minutes_old: float | None = 30,
    state: RunState = RunState.PUBLISHED,
    counts: tuple[int, int, int] = (1000, 995, 5),
) -> RunRecord:
    """A run that ended some hours ago with rows that were some minutes old."""
    finished = datetime.now(UTC) - timedelta(hours=hours_ago)
    rows_in, accepted, quarantined = counts
    return RunRecord(
        subject=table.partition(".")[2],
        layer=Layer.SILVER,
        table_name=table,
        started_at=finished - timedelta(seconds=20),
        finished_at=finished,
        state=state,
        rows_in=rows_in,
        accepted=accepted,
        quarantined=quarantined,
        newest_ingest_ts=None if minutes_old is None else finished - timedelta(minutes=minutes_old),
    )


@pytest.fixture
def write(spark: SparkSession, platform: Path) -> Write:
    """Records runs as their job would."""
    assert platform.is_dir()

    def records(*runs: RunRecord, job: str = "silver") -> None:
        record(spark, runs_table(OPS), Telemetry(job), runs)

    return records


def found(kpis: list[Kpi], name: str) -> dict[str, tuple[float, bool]]:
    return {kpi.subject: (round(kpi.value, 2), kpi.met) for kpi in kpis if kpi.kpi == name}


def about(value: float) -> Any:
    """The clock goes on while a test runs."""
    return pytest.approx(value, rel=0.03)


def test_kpis_of_runs_in_order_are_met(spark: SparkSession, write: Write) -> None:
    write(
        ran(CUSTOMERS, hours_ago=2),
        ran(CASES, hours_ago=1, counts=(100, 100, 0)),
    )
    kpis = observe(spark, PARAMS)
    assert [kpi for kpi in kpis if not kpi.met] == []
    assert found(kpis, "pass_rate") == {CUSTOMERS: (99.5, True), CASES: (100.0, True)}
    assert found(kpis, "freshness_p95") == {CUSTOMERS: (30.0, True), CASES: (30.0, True)}
    assert found(kpis, "silence") == {CUSTOMERS: (about(2), True), CASES: (about(1), True)}
    assert found(kpis, "unaccounted_rows") == {CUSTOMERS: (0.0, True), CASES: (0.0, True)}


def test_pass_rate_is_of_the_rows_within_the_window(spark: SparkSession, write: Write) -> None:
    write(
        ran(CUSTOMERS, hours_ago=8 * 24, counts=(1_000_000, 0, 1_000_000)),
        ran(CUSTOMERS, hours_ago=3, counts=(900, 891, 9)),
        ran(CUSTOMERS, hours_ago=2, counts=(100, 98, 2)),
        ran(CUSTOMERS, hours_ago=1.5, counts=(400, 0, 0), state=RunState.AUDIT_FAILED),
    )
    write(ran(CUSTOMERS, hours_ago=1, counts=(5000, 0, 5000)), job="backfill")
    assert found(observe(spark, PARAMS), "pass_rate") == {CUSTOMERS: (98.9, False)}


def test_rows_that_are_neither_accepted_nor_quarantined_are_told(spark: SparkSession, write: Write) -> None:
    write(
        ran(CUSTOMERS, hours_ago=2, counts=(100, 98, 1)),
        ran(CUSTOMERS, hours_ago=1.5, counts=(400, 0, 0), state=RunState.AUDIT_FAILED),
        ran(CUSTOMERS, hours_ago=1, counts=(100, 98, 3)),
    )
    assert found(observe(spark, PARAMS), "unaccounted_rows") == {CUSTOMERS: (2.0, False)}


def test_freshness_is_the_95th_percentile(spark: SparkSession, write: Write) -> None:
    late = {CUSTOMERS: {1}, CASES: {1, 2}}
    write(
        *(
            ran(table, hours_ago=hours, minutes_old=600 if hours in hours_late else 60)
            for table, hours_late in late.items()
            for hours in range(1, 21)
        )
    )
    freshness = found(observe(spark, PARAMS), "freshness_p95")
    # Of 20 values, the 95th percentile lies between the 19th and the 20th, a twentieth of the way.
    assert freshness == {CUSTOMERS: (87.0, True), CASES: (600.0, False)}


def test_rows_that_an_audit_held_back_age_until_they_are_seen(spark: SparkSession, write: Write) -> None:
    write(
        ran(CUSTOMERS, hours_ago=10, state=RunState.AUDIT_FAILED),
        ran(CUSTOMERS, hours_ago=6, minutes_old=10),
        ran(CASES, hours_ago=3, state=RunState.AUDIT_FAILED, minutes_old=10),
        ran(CASES, hours_ago=2, state=RunState.NOTHING_NEW, minutes_old=None, counts=(0, 0, 0)),
    )
    kpis = observe(spark, replace(PARAMS, maximum_freshness_minutes=200))
    # Of the cases, which nothing settled came into, there is no rate.
    assert found(kpis, "pass_rate") == {CUSTOMERS: (99.5, True)}
    freshness = found(kpis, "freshness_p95")
    # Seen four hours after the audit: 270 minutes, beside the 10 of the run that published; and not seen yet: 190.
    assert freshness == {CUSTOMERS: (about(257), False), CASES: (about(190), True)}


def test_failed_audit_counts_until_a_later_run_is_published(spark: SparkSession, write: Write) -> None:
    for table in (CUSTOMERS, CASES):
        write(
            ran(table, hours_ago=3, state=RunState.AUDIT_FAILED),
            ran(CUSTOMERS, hours_ago=2, state=RunState.ACCEPTED_AUDIT),
        )
    assert found(observe(spark, PARAMS), "held_back") == {CUSTOMERS: (0.0, True), CASES: (1.0, False)}


def test_table_that_no_run_took_is_told_beyond_the_window_too(spark: SparkSession, write: Write) -> None:
    write(
        ran(CUSTOMERS, hours_ago=27),
        ran(CASES, hours_ago=10 * 24),
    )
    write(ran(CASES, hours_ago=1), job="redrive")
    assert found(observe(spark, PARAMS), "silence") == {CUSTOMERS: (about(27), False), CASES: (about(240), False)}


def test_stream_freshness_is_from_kafka_to_the_table(spark: SparkSession, write: Write) -> None:
    write(ran(CUSTOMERS, hours_ago=1))
    for version, (events_in, late) in enumerate(((90, 20), (10, 301))):
        rows = spark.range(events_in).selectExpr(
            "current_timestamp() AS ingested_at",
            f"current_timestamp() - make_dt_interval(0, 0, 0, {late}) AS kafka_timestamp",
        )
        STREAM.append(rows, Transaction(application="events", version=version))
    assert found(observe(spark, PARAMS), "stream_freshness_p95") == {str(STREAM): (301.0, False)}
    allowed = replace(PARAMS, maximum_stream_freshness_seconds=301)
    assert found(observe(spark, allowed), "stream_freshness_p95") == {str(STREAM): (301.0, True)}
    # As the alerts ask.
    query = PARAMS.query("events", subject="crm", sql_name=STREAM.sql_name())
    assert spark.sql(f"SELECT kpi, subject FROM (\n{query}\n) WHERE NOT met").collect() == [  # noqa: S608
        ("stream_freshness_p95", "crm")
    ]


def run(monkeypatch: pytest.MonkeyPatch, params: ObserveParams) -> int:
    monkeypatch.setattr("sys.argv", ["observe", *(f"--{k}={v}" for k, v in params.to_parameters().items())])
    return main()


def test_missed_kpi_is_an_alert_and_no_failure_unless_asked(
    spark: SparkSession, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(ran(CUSTOMERS, hours_ago=1, counts=(100, 90, 10)))
    monkeypatch.setenv("LAKEFORM_RUN_ID", "run-7")
    assert run(monkeypatch, PARAMS) == 0
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if '"run-7"' in line]
    assert [(line["event"], line.get("kpi"), line.get("value")) for line in told] == [
        ("alert", "pass_rate", 90.0),
        ("job_finished", None, None),
    ]
    kept = kpis_table(OPS).read(spark).where("run_id = 'run-7'").collect()
    assert {(row["kpi"], row["met"]) for row in kept} == {
        ("pass_rate", False),
        ("unaccounted_rows", True),
        ("freshness_p95", True),
        ("held_back", True),
        ("silence", True),
    }
    assert run(monkeypatch, replace(PARAMS, fail_when_missed=True)) == UNUSABLE
    message = f"pass_rate of {CUSTOMERS}: 90.00 %, where at least 99 is right"
    assert message in capsys.readouterr().err


def test_nothing_recorded_yet_is_told_with_the_remedy(
    platform: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert platform.is_dir()
    assert run(monkeypatch, PARAMS) == UNUSABLE
    assert "no run was recorded yet; run the jobs bronze, silver and gold first" in capsys.readouterr().err
