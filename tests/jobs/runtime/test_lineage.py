"""Lineage in the history of real Delta tables."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.lineage import Lineage, code_version
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry
from modules.wheel import build_wheel

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TABLE = Table.parse("ep_curated.cmdm.customers")
JOBS = Path(__file__).parents[3] / "jobs"


@pytest.fixture
def lineage(monkeypatch: pytest.MonkeyPatch) -> Lineage:
    monkeypatch.setenv("LAKEFORM_RUN_ID", "run-1")
    inputs = {"ep_raw.cmdm.customers": None, "ep_curated.amdm.addresses": 7}
    return Lineage.of(Telemetry("silver"), slice_name="lakehouse", inputs=inputs)


def test_lineage_names_run_job_inputs_and_code(lineage: Lineage) -> None:
    assert (lineage.run_id, lineage.job, lineage.code) == ("run-1", "lakehouse.silver", "source")
    assert Lineage.from_metadata(json.dumps(lineage.to_metadata())) == lineage


@pytest.mark.parametrize("text", [None, "", "a comment", "[1]", '{"run_id": "x"}', '{"lakeform.lineage": 2}'])
def test_lineage_of_others_metadata_is_none(text: str | None) -> None:
    assert Lineage.from_metadata(text) is None


def test_code_version_is_that_of_the_wheel_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = build_wheel("lakehouse", jobs=JOBS)
    monkeypatch.setattr(sys, "path", [str(wheel.write(tmp_path)), *sys.path])
    assert code_version("lakehouse") == wheel.file_name.split("-")[1]


@pytest.mark.spark
def test_lineage_is_in_the_tables_history(spark: SparkSession, platform: Path, lineage: Lineage) -> None:
    assert platform.is_dir()
    TABLE.append(spark.range(3), Transaction(application="a", version=0), metadata=lineage.to_metadata())
    TABLE.append(spark.range(3), Transaction(application="a", version=1))
    history = spark.sql(f"DESCRIBE HISTORY {TABLE.sql_name()}").orderBy("version").collect()
    assert [Lineage.from_metadata(row["userMetadata"]) for row in history] == [lineage, None]


def test_same_code_over_the_same_versions_is_the_same_work() -> None:
    own = Lineage(run_id="1", job="lakehouse.gold", inputs={"c.s.t": 3}, code="1.0+abc")
    assert own.is_same_work(replace(own, run_id="2"))
    assert not own.is_same_work(None)
    assert not own.is_same_work(replace(own, inputs={"c.s.t": 4}))
    assert not own.is_same_work(replace(own, code="1.0+def"))
    unversioned = replace(own, code="source")
    assert not unversioned.is_same_work(unversioned)
