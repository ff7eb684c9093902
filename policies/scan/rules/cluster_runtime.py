"""A cluster runs a Databricks runtime with long-term support.

Why: other runtimes get security fixes for six months; a job that nobody touches stays on one for years.

Remedy: set `spark_version` to a supported line, such as 18.x-scala2.13.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import clusters
from policies.scan.rules._runtime import LONG_TERM_SUPPORT, is_supported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

# A pipeline's runtime is Databricks' to choose: `pipeline-mode` judges its channel.
TYPES = ("databricks_cluster", "databricks_job", "databricks_instance_pool")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each cluster, and what a pool preloads."""
    if resource.type == "databricks_instance_pool":
        for version in resource.value("preloaded_spark_versions") or ():
            if not is_supported(version):
                yield f"preloads {version!r}, which is no supported long-term support runtime"
        return
    for cluster in clusters(resource):
        version = cluster.block.value("spark_version")
        if not is_supported(version):
            yield f"{cluster.label} runs {version!r}; long-term support: {', '.join(LONG_TERM_SUPPORT)}"
