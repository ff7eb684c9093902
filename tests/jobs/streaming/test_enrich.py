"""Bronze events joined with customers, on real Spark and Delta."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.sql import functions as F

from jobs.streaming.enrich import main
from jobs.streaming.params import EnrichParams

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import Row, SparkSession

pytestmark = pytest.mark.spark

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
CUSTOMERS = "ep_curated/cmdm/customers"
BRONZE = "ep_raw/streaming/billing_events"
ENRICHED = "ep_curated/streaming/billing_events_enriched"
PARAMS = EnrichParams(
    topics=("billing-events",),
    catalog="ep_raw",
    schema="streaming",
    customers="ep_curated.cmdm.customers",
    into="ep_curated.streaming",
    checkpoints="/Volumes/ep_raw/checkpoints/streaming",
    watermark_minutes=60,
)


@pytest.fixture
def platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    told = {
        **{name: str(tmp_path / name) for name in ("tables", "volumes", "secrets", "scratch")},
        "kind": "local",
        "endpoints": {},
        "jars": [],
        "spark": {},
    }
    (tmp_path / "platform.json").write_text(json.dumps(told))
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(tmp_path / "platform.json"))
    arguments = [f"--{name}={value}" for name, value in PARAMS.to_parameters().items()]
    monkeypatch.setattr(sys, "argv", ["enrich", *arguments])
    return tmp_path


def arrive(spark: SparkSession, platform: Path, *events: tuple[str, str, datetime]) -> None:
    rows = spark.createDataFrame(list(events), "event_id STRING, customer_id STRING, occurred_at TIMESTAMP")
    bronze = rows.withColumns(
        {
            "topic": F.lit("billing-events"),
            "kafka_timestamp": F.current_timestamp(),
            "contract_version": F.lit("v1"),
            "run_id": F.lit("ingest"),
            "ingested_at": F.current_timestamp(),
        }
    )
    bronze.coalesce(1).write.format("delta").mode("append").save(str(platform / "tables" / BRONZE))


def know(spark: SparkSession, platform: Path, **tenures: int) -> None:
    rows = [("A", False, True, False, tenure, False, NOON, customer) for customer, tenure in tenures.items()]
    columns = (
        "amdm_addr_id STRING, is_senior BOOLEAN, has_partner BOOLEAN, has_dependents BOOLEAN, tenure_months BIGINT, "
        "has_churned BOOLEAN, ingest_ts TIMESTAMP, customer_id STRING"
    )
    known = spark.createDataFrame(rows, columns)
    known.write.format("delta").mode("overwrite").save(str(platform / "tables" / CUSTOMERS))


def found(spark: SparkSession, platform: Path) -> dict[str, Row]:
    rows = spark.read.format("delta").load(str(platform / "tables" / ENRICHED)).collect()
    assert len({row.event_id for row in rows}) == len(rows), "an event is there twice"
    return {row.event_id: row for row in rows}


def test_events_wait_where_customers_are_not_there_yet(
    spark: SparkSession, platform: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arrive(spark, platform, ("e1", "C1", NOON))
    assert main() == 0
    told: list[dict[str, Any]] = [json.loads(line) for line in capfd.readouterr().err.splitlines() if "event" in line]
    assert [(line["event"], line["absent"], line["consumed"]) for line in told] == [
        ("nothing_to_join", ["ep_curated.cmdm.customers"], 0)
    ]
    know(spark, platform, C1=3)
    assert main() == 0
    assert found(spark, platform)["e1"].customer_tenure_months == 3


def test_every_event_comes_once_with_the_customer_as_known_then(spark: SparkSession, platform: Path) -> None:
    know(spark, platform, C1=3)
    arrive(spark, platform, ("e1", "C1", NOON), ("e2", "nobody", NOON))
    assert main() == 0
    know(spark, platform, C1=4)
    old, recent = NOON - timedelta(minutes=61), NOON - timedelta(minutes=59)
    arrive(spark, platform, ("e3", "C1", NOON), ("e4", "C1", old), ("e5", "C1", recent))
    assert main() == 0
    rows = found(spark, platform)
    assert {name: (row.customer_known, row.customer_tenure_months, row.is_late) for name, row in rows.items()} == {
        "e1": (True, 3, False),
        "e2": (False, None, False),
        "e3": (True, 4, False),
        "e4": (True, 4, True),
        "e5": (True, 4, False),
    }
    # A run that was killed after it wrote: its batch is planned, not committed, and comes once more.
    checkpoint = platform / "volumes/ep_raw/checkpoints/streaming/enrich/billing_events"
    for commit in (checkpoint / "commits").glob("*1*"):
        commit.unlink()
    know(spark, platform, C1=5)
    assert main() == 0
    assert found(spark, platform) == rows
    shutil.rmtree(checkpoint)
