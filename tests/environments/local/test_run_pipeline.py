"""A pipeline as Terraform declares it, realised and updated by open-source Spark's own engine."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from environments.local.delta import count_rows
from environments.local.deployment import Address
from environments.local.engines.pipelines import ENGINES
from environments.local.errors import LocalError
from environments.local.runner import JobState, run_job
from environments.local.state import PROJECT, StateFolder
from environments.local.world import Declared, World, read_jobs
from modules.wheel import build_wheel

if TYPE_CHECKING:
    from pathlib import Path

    from environments.local.jars import JarSet
    from environments.local.java import Java
    from environments.local.runner import JobResult
    from environments.local.world import Job

DEFINITIONS = """
from pyspark import pipelines as dp
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.getActiveSession()
LANDING = spark.conf.get("lakeform.landing")


@dp.temporary_view
def landed():
    return spark.readStream.schema("k INT, v INT").json(LANDING)


@dp.table
def kept():
    return spark.readStream.table("landed").where("v >= 0")


@dp.table(table_properties={"quality": "quarantine"})
def refused():
    return spark.readStream.table("landed").where("v < 0")


@dp.materialized_view
def keys():
    return spark.read.table("kept").groupBy("k").agg(F.max("v").alias("v"))
"""


@pytest.fixture
def world(tmp_path: Path, java: Java, jars: JarSet) -> World:
    world = World(state=StateFolder(tmp_path / "state"), java=java, jars=jars)
    world.policies["p"] = {"cluster_type": {"type": "fixed", "value": "dlt"}}
    return world


def declare(world: World, folder: Path, *, definitions: str = DEFINITIONS, **more: Any) -> Job:
    """The job that stands for the pipeline, with its file, wheel and configuration in place."""
    wheel = build_wheel("governance", jobs=PROJECT / "jobs")
    shipped = wheel.write(world.state.volumes / "c" / "s" / "wheels")
    path = f"/Volumes/c/s/wheels/{shipped.parent.name}/{shipped.name}"
    sha256 = hashlib.sha256(definitions.encode()).hexdigest()
    (folder / "definitions.py").write_text(definitions)
    file = realise(
        world,
        folder,
        "databricks_workspace_file",
        {"source": "definitions.py", "path": f"/lakeform/{sha256}/definitions.py"},
    )
    landing = folder / "landing"
    landing.mkdir(exist_ok=True)
    arguments = {
        "name": "local-demo-pipeline",
        "catalog": "ep_curated",
        "schema": "pipeline",
        "configuration": {"lakeform.landing": str(landing)},
        "library": [{"file": {"path": file["workspace_path"]}}],
        "environment": {"dependencies": [path]},
        "cluster": [{"label": "default", "policy_id": "p", "num_workers": 2}],
    }
    realise(world, folder, "databricks_pipeline", arguments | more)
    world.publish()
    (job,) = read_jobs(world.state.jobs)
    return job


def realise(world: World, folder: Path, kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
    declared = Declared(address=Address("local-demo", kind, "x"), arguments=arguments, needs=frozenset(), folder=folder)
    return dict(ENGINES[kind].realise(declared, world))


def land(folder: Path, name: str, *rows: tuple[int, int]) -> None:
    text = "".join(json.dumps({"k": k, "v": v}) + "\n" for k, v in rows)
    (folder / "landing" / name).write_text(text)


def rows(result: JobResult) -> dict[str, tuple[int, int, int]]:
    assert result.state is JobState.SUCCEEDED, result.reason
    return {
        table.removeprefix("ep_curated.pipeline."): (told["accepted"], told["quarantined"], told["new_rows"])
        for table, told in result.tables.items()
    }


def test_update_takes_up_what_landed_since_the_last(world: World, tmp_path: Path, java: Java) -> None:
    job = declare(world, tmp_path)
    assert job.label == "demo/pipeline"
    land(tmp_path, "1.json", (1, 1), (1, 2), (2, -1))
    assert rows(run_job(job, world.state, java=java)) == {"kept": (2, 0, 2), "refused": (0, 1, 1), "keys": (1, 0, 1)}
    land(tmp_path, "2.json", (3, 5))
    # The view has the new key at once: it was computed after the table that it reads, and not from an old version.
    assert rows(run_job(job, world.state, java=java)) == {"kept": (3, 0, 1), "refused": (0, 1, 0), "keys": (2, 0, 1)}
    tables = world.state.tables / "ep_curated" / "pipeline"
    assert {name: count_rows(tables / name) for name in ("kept", "refused", "keys")} == {
        "kept": 3,
        "refused": 1,
        "keys": 2,
    }
    # One commit each: whoever reads meanwhile sees the old rows or the new ones, never none.
    assert len(list((tables / "keys" / "_delta_log").glob("*.json"))) == 2


def test_definitions_that_are_wrong_fail_the_update(world: World, tmp_path: Path, java: Java) -> None:
    wrong = DEFINITIONS.replace('table("landed").where("v < 0")', 'table("nowhere")')
    result = run_job(declare(world, tmp_path, definitions=wrong), world.state, java=java)
    assert result.state is JobState.FAILED
    assert "Flows with errors: spark_catalog.default.refused" in result.reason
    assert "org.apache" not in result.reason


def test_pipeline_whose_cluster_violates_its_policy_is_refused(world: World, tmp_path: Path) -> None:
    world.policies["p"] = {"cluster_type": {"type": "fixed", "value": "job"}}
    with pytest.raises(LocalError, match="cluster default violates the policy p"):
        declare(world, tmp_path)


def test_pipeline_outside_unity_catalog_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(LocalError, match="names no catalog and schema"):
        declare(world, tmp_path, catalog=None)


def test_pipeline_of_several_files_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(LocalError, match="it has 2 libraries"):
        declare(world, tmp_path, library=[{"file": {"path": "/Workspace/a.py"}}, {"glob": {"include": "/b/**"}}])


def test_shipped_file_must_have_the_sha256_of_its_path(world: World, tmp_path: Path) -> None:
    (tmp_path / "a.py").touch()
    with pytest.raises(LocalError, match="its path says 0000"):
        realise(world, tmp_path, "databricks_workspace_file", {"source": "a.py", "path": f"/x/{'0' * 64}/a.py"})
