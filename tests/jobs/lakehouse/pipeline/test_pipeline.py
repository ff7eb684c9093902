"""The slice's pipeline on the embedded platform: the shipped wheel and file, on open-source Spark's own engine."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from environments.local.runner import JobState, run_job
from environments.local.state import PROJECT, StateFolder
from environments.local.world import Job, Pipeline, Start, Task, World
from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.params import PipelineParams
from jobs.lakehouse.pipeline.datasets import latest
from jobs.lakehouse.quality import RAW, REASONS, silver_pass
from modules.wheel import build_wheel
from tests.jobs.lakehouse.rows import EXTRACTED, bronze

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from environments.local.runner import JobResult
    from jobs.lakehouse.entities import Entity

pytestmark = pytest.mark.spark

# With their history enough for one mart; all five take an update minutes.
ENTITIES = (entity_named("cmdm.customers"), entity_named("amdm.addresses"))
NOT_SILVERS = (REASONS, RAW, "warnings", "fatal")
DEFINITIONS = PROJECT / "jobs/lakehouse/pipeline/definitions.py"


@pytest.fixture
def state(tmp_path: Path) -> StateFolder:
    return StateFolder(tmp_path / "state")


def update(state: StateFolder, *, entities: tuple[str, ...]) -> JobResult:
    """Run the pipeline as `lakeform run lakehouse pipeline` does."""
    java = find_java(state.java)
    world = World(state=state, java=java, jars=ensure_jars(PROJECT / ".cache" / "jars", java=java))
    wheel = build_wheel("lakehouse", jobs=PROJECT / "jobs").write(state.volumes / "c" / "s" / "wheels")
    (state.workspace / "lakeform").mkdir(parents=True, exist_ok=True)
    shutil.copy(DEFINITIONS, state.workspace / "lakeform")
    job = Job(
        slice="lakehouse",
        name="pipeline",
        start=Start.MANUAL,
        after=(),
        tasks=(
            Task(
                key="pipeline",
                package="",
                entry_point="",
                parameters=PipelineParams(entities=entities, raw_catalog="ep_raw").to_parameters(),
                wheels=(f"/Volumes/c/s/wheels/{wheel.parent.name}/{wheel.name}",),
                after=(),
                max_retries=0,
                retry_seconds=0,
                timeout_seconds=900,
                retry_on_timeout=False,
                pipeline=Pipeline(
                    definitions="/Workspace/lakeform/definitions.py", catalog="ep_curated", schema="pipeline"
                ),
            ),
        ),
    )
    world.publish()
    return run_job(job, state, java=java)


def land(state: StateFolder, entity: Entity, rows: DataFrame) -> None:
    folder = state.tables / "ep_raw" / entity.system / entity.name
    rows.write.format("delta").mode("append").save(str(folder))


def table(spark: SparkSession, state: StateFolder, name: str) -> DataFrame:
    return spark.read.format("delta").load(str(state.tables / "ep_curated" / "pipeline" / name))


def same(one: DataFrame, other: DataFrame) -> bool:
    # Few rows: collected, they cost Spark a third of what two differences do.
    return one.columns == other.columns and sorted(map(repr, one.collect())) == sorted(map(repr, other.collect()))


def test_pipelines_silver_is_what_the_jobs_transforms_give(spark: SparkSession, state: StateFolder) -> None:
    later = {"ingest_ts": EXTRACTED + timedelta(days=1)}
    for entity in ENTITIES:
        land(state, entity, bronze(spark, str(entity), {}, later, {entity.key: "another"}))
    customers, *_ = ENTITIES
    land(state, customers, bronze(spark, str(customers), {"email": "nobody", "customer_id": "broken"}))
    names = tuple(map(str, ENTITIES))
    result = update(state, entities=names)
    assert result.state is JobState.SUCCEEDED, result.reason
    for entity in ENTITIES:
        landed = spark.read.format("delta").load(str(state.tables / "ep_raw" / entity.system / entity.name))
        judged = silver_pass(landed, entity)
        accepted = judged.where(f"{REASONS} IS NULL").drop(*NOT_SILVERS)
        quarantine = table(spark, state, f"{entity.label}_quarantine")
        assert same(table(spark, state, f"{entity.label}_accepted"), accepted), entity
        assert same(table(spark, state, entity.label), latest(accepted, entity.key, accepted.columns)), entity
        extracted = [row["ingest_ts"] for row in table(spark, state, entity.label).collect()]
        assert (len(extracted), max(extracted) - min(extracted)) == (2, timedelta(days=1)), entity
        assert same(quarantine, judged.where(f"{REASONS} IS NOT NULL").select(*quarantine.columns)), entity
        assert landed.count() == accepted.count() + quarantine.count(), entity
    assert table(spark, state, f"{customers.label}_quarantine").count() == 1
    silver = {name: table(spark, state, name.replace(".", "_")) for name in (*names, "cmdm.customers_history")}
    (mart,) = (each for each in MARTS if silver.keys() >= set(each.inputs.values()))
    built = mart.build(**{parameter: silver[name] for parameter, name in mart.inputs.items()})
    assert mart.name == "dim_customer"
    assert same(table(spark, state, mart.name), built), mart
