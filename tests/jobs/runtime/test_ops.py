"""Records of runs, written to a real Delta table and read back."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.ops import COLUMNS, Layer, RunRecord, RunState, record
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

RUNS = Table.parse("ep_curated.ops.lakehouse_runs")
BEGAN = datetime(2026, 7, 1, 3, 0, 0, tzinfo=UTC)
SILVER = RunRecord(
    subject="cmdm.customers",
    layer=Layer.SILVER,
    table_name="ep_curated.cmdm.customers",
    started_at=BEGAN,
    finished_at=BEGAN + timedelta(seconds=90),
    state=RunState.PUBLISHED,
    rows_in=100,
    accepted=97,
    quarantined=3,
    written=95,
    table_rows=7000,
    rules={"email_is_valid": 2, "phone_is_valid": 2},
    warnings={"tenure_is_plausible": 4},
    newest_ingest_ts=BEGAN - timedelta(hours=1),
    version=12,
)
IDLE = replace(
    SILVER,
    subject="pega.cases",
    state=RunState.NOTHING_NEW,
    rows_in=0,
    accepted=0,
    quarantined=0,
    written=0,
    table_rows=None,
    rules={},
    warnings={},
    newest_ingest_ts=None,
    version=None,
)


@pytest.fixture
def telemetry(monkeypatch: pytest.MonkeyPatch) -> Telemetry:
    monkeypatch.setenv("LAKEFORM_RUN_ID", "run-1")
    return Telemetry("silver")


def test_record_has_a_column_for_each_of_its_fields() -> None:
    assert set(SILVER.columns()) | {"run_id", "job"} == set(COLUMNS)
    assert {field.name for field in fields(RunRecord)} <= set(COLUMNS)


def test_record_derives_seconds_and_freshness() -> None:
    assert (SILVER.seconds, SILVER.freshness_seconds) == (90.0, 3690.0)
    assert IDLE.freshness_seconds is None


def test_record_refuses_an_instant_without_a_time_zone() -> None:
    naive = BEGAN.replace(tzinfo=None)
    with pytest.raises(ValueError, match=r"newest_ingest_ts=2026-07-01 03:00:00: has no time zone"):
        replace(SILVER, newest_ingest_ts=naive)


@pytest.mark.spark
def test_records_are_one_commit_and_are_told(
    spark: SparkSession, platform: Path, telemetry: Telemetry, capsys: pytest.CaptureFixture[str]
) -> None:
    sydney = timezone(timedelta(hours=10))
    record(spark, RUNS, telemetry, [replace(SILVER, started_at=BEGAN.astimezone(sydney)), IDLE])
    customers, cases = (row.asDict() for row in RUNS.read(spark).orderBy("subject").collect())
    assert list(customers) == list(COLUMNS)
    assert {field.name: field.dataType.simpleString() for field in RUNS.read(spark).schema} == COLUMNS
    assert {
        name: customers[name] for name in ("run_id", "job", "layer", "state", "written", "table_rows", "version")
    } == {
        "run_id": "run-1",
        "job": "silver",
        "layer": "silver",
        "state": "published",
        "written": 95,
        "table_rows": 7000,
        "version": 12,
    }
    assert (customers["rules"], customers["warnings"]) == (SILVER.rules, SILVER.warnings)
    assert (cases["version"], cases["freshness_seconds"], cases["rules"], cases["problems"]) == (None, None, {}, [])
    instants = (
        RUNS.read(spark)
        .where("subject = 'cmdm.customers'")
        .selectExpr("unix_seconds(started_at) AS began", "unix_seconds(newest_ingest_ts) AS newest")
    )
    assert instants.collect()[0] == (int(BEGAN.timestamp()), int(BEGAN.timestamp()) - 3600)
    data = [*platform.joinpath("tables", "ep_curated", "ops", "lakehouse_runs").glob("*.parquet")]
    assert len(data) == 1
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    assert [(line["event"], line["subject"], line["rows_in"]) for line in told] == [
        ("run_recorded", "cmdm.customers", 100),
        ("run_recorded", "pega.cases", 0),
    ]


@pytest.mark.spark
def test_record_of_a_batch_is_there_once_whoever_tries_it_again(
    spark: SparkSession, platform: Path, telemetry: Telemetry
) -> None:
    assert platform.is_dir()
    later = replace(SILVER, finished_at=SILVER.finished_at + timedelta(seconds=1))
    for batch, records in ((0, [SILVER]), (0, [later]), (1, []), (1, [later])):
        record(spark, RUNS, telemetry, records, transaction=Transaction(application="query/runs", version=batch))
    assert sorted(row["seconds"] for row in RUNS.read(spark).collect()) == [90.0, 91.0]
    record(spark, RUNS, telemetry, [SILVER])
    assert RUNS.read(spark).count() == 3
