from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from jobs.runtime.params import JobParams
from modules.bindings.databricks.provider import DatabricksProvider
from modules.pipeline import DeclarativePipeline, PipelineCompute
from modules.spark_job import JobCluster, Manual, Retries, ShippedWheel, SparkJob, Task
from tests.modules.stacks import Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack

DEFINITIONS = "from jobs.ours import datasets\n"


@dataclass(frozen=True, kw_only=True)
class RunParams(JobParams, entry_point="run"):
    """Parameters of the pipeline and of the job that feeds it."""

    catalog: str
    entities: tuple[str, ...]


PARAMS = RunParams(catalog="ep_raw", entities=("a.b", "c.d"))


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    for name in ("jobs", "jobs/runtime", "jobs/ours"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "jobs/ours/run.py").write_text("def main() -> None: ...\n")
    definitions = tmp_path / "jobs/ours/definitions.py"
    definitions.write_text(DEFINITIONS)

    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        wheel = ShippedWheel(stack, "code", slice_name="ours", jobs=tmp_path / "jobs", volume="/Volumes/c/s/wheels")
        feeding = SparkJob(
            stack,
            "feed",
            name="feed",
            description="feeds",
            wheel=wheel,
            tasks=[Task(key="run", params=PARAMS)],
            trigger=Manual(retries=Retries(max_retries=0, interval_seconds=0, timeout_seconds=60)),
            cluster=JobCluster(policy_id="p", spark_version="18.x-scala2.13", node_type_id="n", num_workers=2),
            run_as="application-id",
            notify=["team@example.com"],
            tags={"ENVM": "unit"},
        )
        DeclarativePipeline(
            stack,
            "ours",
            name="unit-ours",
            definitions=definitions,
            folder="/lakeform/unit/ours",
            wheel=wheel,
            params=PARAMS,
            catalog="ep_curated",
            schema="pipeline",
            compute=PipelineCompute(policy_id="policy", num_workers=2, photon=True),
            run_as="application-id",
            notify=["team@example.com"],
            tags={"ENVM": "unit"},
            pypi=["pyyaml==6.0.3"],
            after=[feeding],
        )

    return synthesize(tmp_path / "out", declare)


def only(resources: Resources, kind: str) -> dict[str, Any]:
    (found,) = resources[kind].values()
    return found


def test_pipeline_writes_to_unity_catalog_as_a_service_principal(resources: Resources) -> None:
    pipeline = only(resources, "databricks_pipeline")
    assert (pipeline["catalog"], pipeline["schema"]) == ("ep_curated", "pipeline")
    assert pipeline["run_as"] == {"service_principal_name": "application-id"}
    assert pipeline["depends_on"] == ["databricks_job.feed_job"]


def test_pipeline_ends_and_tells_of_failure(resources: Resources) -> None:
    pipeline = only(resources, "databricks_pipeline")
    switches = ("continuous", "development", "serverless", "allow_duplicate_names")
    assert [pipeline[name] for name in switches] == [False] * 4
    assert pipeline["notification"] == [
        {
            "email_recipients": ["team@example.com"],
            "alerts": ["on-update-failure", "on-update-fatal-failure", "on-flow-failure"],
        }
    ]


def test_pipelines_cluster_is_under_the_policy(resources: Resources) -> None:
    assert only(resources, "databricks_pipeline")["cluster"] == [
        {
            "label": "default",
            "policy_id": "policy",
            "apply_policy_default_values": True,
            "num_workers": 2,
            "custom_tags": {"ENVM": "unit"},
        }
    ]


def test_pipeline_runs_the_shipped_file_and_wheel(resources: Resources) -> None:
    pipeline, file = only(resources, "databricks_pipeline"), only(resources, "databricks_workspace_file")
    sha256 = hashlib.sha256(DEFINITIONS.encode()).hexdigest()
    assert file["path"] == f"/lakeform/unit/ours/{sha256}/definitions.py"
    assert sha256 in file["source"]
    assert pipeline["library"] == [{"file": {"path": "/Workspace${databricks_workspace_file.ours_definitions.path}"}}]
    assert pipeline["environment"] == {"dependencies": ["${databricks_file.code_file.path}", "pyyaml==6.0.3"]}


def test_pipelines_file_is_read_by_its_service_principal_alone(resources: Resources) -> None:
    permissions = only(resources, "databricks_permissions")
    assert permissions["workspace_file_path"] == "${databricks_workspace_file.ours_definitions.path}"
    assert permissions["access_control"] == [
        {"service_principal_name": "application-id", "permission_level": "CAN_READ"}
    ]


def test_pipelines_configuration_gives_its_parameters_back(resources: Resources) -> None:
    configuration = only(resources, "databricks_pipeline")["configuration"]
    assert configuration == {"lakeform.catalog": "ep_raw", "lakeform.entities": "a.b,c.d"}
    assert RunParams.from_configuration(configuration.__getitem__) == PARAMS
