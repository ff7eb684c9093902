"""The lakehouse's declarative pipeline: silver and marts over the jobs' bronze, in a schema of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings import Catalog
from jobs.lakehouse.params import ENTITIES, PipelineParams
from modules.pipeline import DeclarativePipeline, PipelineCompute
from stacks.base import JOBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.spark_job import ShippedWheel, SparkJob
    from stacks import governance as gov
    from stacks.base import EnvironmentStack

__all__ = ["declare_pipeline"]


def declare_pipeline(
    stack: EnvironmentStack,
    governance: gov.Outputs,
    *,
    wheel: ShippedWheel,
    pypi: Sequence[str],
    after: Sequence[SparkJob],
) -> None:
    """Declare it; `pypi` are the packages that the wheel needs, `after` the jobs that fill the bronze tables."""
    settings = stack.settings.lakehouse
    DeclarativePipeline(
        stack,
        "pipeline",
        name=f"{stack.node.id}-pipeline",
        definitions=JOBS / "lakehouse/pipeline/definitions.py",
        folder=f"/lakeform/{stack.settings.environment}/lakehouse",
        wheel=wheel,
        params=PipelineParams(entities=tuple(map(str, ENTITIES)), raw_catalog=governance.catalogs[Catalog.RAW]),
        catalog=governance.catalogs[Catalog.CURATED],
        schema=governance.schemas[f"{Catalog.CURATED}.pipeline"],
        compute=PipelineCompute(
            policy_id=governance.policy_ids["pipeline"],
            num_workers=settings.pipeline.num_workers,
            photon=settings.pipeline.photon,
        ),
        run_as=governance.run_as["lakehouse"],
        notify=settings.on_failure,
        tags=stack.settings.resource_tags(data_domain="lakehouse"),
        pypi=pypi,
        after=after,
    )
