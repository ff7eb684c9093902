from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import ENVIRONMENTS, load
from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.params import PipelineParams

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized


@pytest.fixture(params=ENVIRONMENTS)
def environment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pipeline(environment: str, synthesized: dict[str, Synthesized]) -> Any:
    (found,) = synthesized[f"{environment}-lakehouse"].resources("databricks_pipeline").values()
    return found


def test_pipeline_has_a_schema_that_no_job_writes(pipeline: Any) -> None:
    assert "curated_pipeline" in pipeline["schema"]
    assert "curated_catalog" in pipeline["catalog"]


def test_pipeline_is_told_of_every_entity(pipeline: Any) -> None:
    params = PipelineParams.from_configuration(pipeline["configuration"].get)
    assert params.entities == tuple(map(str, ENTITIES))


def test_pipelines_cluster_is_what_the_settings_say(pipeline: Any, environment: str) -> None:
    settings = load(environment).lakehouse.pipeline
    (cluster,) = pipeline["cluster"]
    assert cluster["num_workers"] == settings.num_workers
    assert "pipeline-policy" in cluster["policy_id"]
    assert pipeline["photon"] is settings.photon


def test_pipeline_comes_after_the_job_that_fills_bronze(pipeline: Any) -> None:
    assert pipeline["depends_on"] == ["databricks_job.refresh_job"]
