"""The marts published from small silver tables on real Delta, as the job does it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.gold import main
from jobs.lakehouse.history import customers_history
from jobs.lakehouse.keyed import Keyed
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import GoldParams
from jobs.lakehouse.rules import Action, load_rules
from jobs.runtime.entry import UNUSABLE
from jobs.runtime.lineage import Lineage
from jobs.runtime.tables import Table
from tests.jobs.lakehouse.marts.silver import silver

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

PARAMS = GoldParams(curated_catalog="ep_curated", marts_catalog="ep_marts", ops="ep_curated.ops", accept=())
CUSTOMERS = Table(catalog="ep_curated", schema="cmdm", name="customers")
CASES = Table(catalog="ep_curated", schema="pega", name="cases")
TABLES = {str(mart): Table(catalog="ep_marts", schema=mart.schema, name=mart.name) for mart in MARTS}
PUBLISHED = dict.fromkeys(TABLES, "published")


def run(monkeypatch: pytest.MonkeyPatch, *accept: str) -> int:
    given = {**PARAMS.to_parameters(), "accept": ",".join(accept)}
    monkeypatch.setattr("sys.argv", ["gold", *(f"--{name}={value}" for name, value in given.items())])
    return main()


def versions(spark: SparkSession) -> dict[str, int | None]:
    return {name: table.version(spark) for name, table in TABLES.items()}


def states(spark: SparkSession) -> list[dict[str, Any]]:
    """What became of the marts, run by run."""
    runs = runs_table(PARAMS.ops).read_unguarded(spark).orderBy("finished_at").collect()
    return [
        {row["subject"]: row["state"] for row in runs[start : start + len(MARTS)]}
        for start in range(0, len(runs), len(MARTS))
    ]


@pytest.fixture
def curated(spark: SparkSession, platform: Path) -> None:
    """Silver and history of one customer."""
    assert platform.is_dir()
    for entity in ENTITIES:
        table = Table(catalog="ep_curated", schema=entity.system, name=entity.name)
        table.overwrite(silver(spark, str(entity)).coalesce(1))
    history = customers_history("ep_curated")
    history.create(spark, CUSTOMERS.read_unguarded(spark).schema)
    history.replace(Keyed(repeated=CUSTOMERS.read_unguarded(spark)))


def test_every_mart_has_expectations_that_keep_it_back() -> None:
    declared = load_rules().marts
    assert declared.keys() == TABLES.keys()
    assert all(any(each.action is Action.FAIL for each in mart.expectations.values()) for mart in declared.values())


@pytest.mark.spark
@pytest.mark.usefixtures("curated")
def test_equal_content_is_published_once(spark: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch) == 0
    first = versions(spark)
    assert run(monkeypatch) == 0
    assert versions(spark) == first == dict.fromkeys(TABLES, 0)
    assert states(spark) == [PUBLISHED, dict.fromkeys(TABLES, "nothing_new")]
    for mart in MARTS:
        detail = spark.sql(f"DESCRIBE DETAIL {TABLES[str(mart)].sql_name()}").collect()[0]
        assert detail["properties"]["delta.dataSkippingStatsColumns"] == ",".join(mart.looked_up_by)
    last = spark.sql(f"DESCRIBE HISTORY {TABLES['operations.case_metrics'].sql_name()}").collect()[0]
    lineage = Lineage.from_metadata(last["userMetadata"])
    assert lineage
    assert (lineage.job, lineage.inputs) == ("lakehouse.gold", {"ep_curated.pega.cases": 0})


@pytest.mark.spark
@pytest.mark.usefixtures("curated")
def test_mart_that_fails_its_audit_keeps_its_version_and_others_go_on(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch) == 0
    CUSTOMERS.overwrite(silver(spark, "cmdm.customers", {}, {"last_name": "King"}))
    CASES.overwrite(silver(spark, "pega.cases", {}, {"case_id": "P00000002"}))
    capsys.readouterr()
    assert run(monkeypatch) == UNUSABLE
    assert versions(spark) == {**dict.fromkeys(TABLES, 0), "operations.case_metrics": 1}
    assert TABLES["customer.customer_360"].read_unguarded(spark).count() == 1
    lines = capsys.readouterr().err.splitlines()
    assert (
        "customer.customer_360: the audit failed; nothing was published, and readers still see the version before"
        in lines
    )
    alerts = [told for line in lines if line.startswith("{") and (told := json.loads(line))["event"] == "alert"]
    # Two marts are published at a time, and either may be the first to fail.
    problems = {alert["subject"]: alert["problem"] for alert in alerts}
    assert len(alerts) == len(problems)
    assert problems.keys() == {"customer.customer_360", "telecom.customer_service_view"}
    assert "customer_unique: 1 of 2 rows repeat the key customer_id" in problems["customer.customer_360"]


@pytest.mark.spark
def test_absent_silver_is_told(platform: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert platform.is_dir()
    assert run(monkeypatch) == UNUSABLE
    assert (
        "operations.case_metrics: ep_curated.pega.cases: not there yet; run the job silver" in capsys.readouterr().err
    )
