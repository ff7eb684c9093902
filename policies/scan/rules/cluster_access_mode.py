"""A cluster isolates its users, so that Unity Catalog's grants hold on it.

Why: without `data_security_mode`, or with a mode of old, code on the cluster reads storage past Unity Catalog, and
users see one another's credentials.

Remedy: set `data_security_mode` to SINGLE_USER (jobs) or USER_ISOLATION (people); give a pipeline a `catalog`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import ISOLATING_MODES, WITH_CLUSTERS, clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = WITH_CLUSTERS


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each cluster; a pipeline's catalog decides its clusters' mode."""
    if resource.type == "databricks_pipeline":
        if not resource.body.get("catalog"):
            yield "names no catalog, so that the pipeline writes to the Hive metastore, past Unity Catalog"
        return
    for cluster in clusters(resource):
        mode = cluster.block.value("data_security_mode")
        if mode not in ISOLATING_MODES:
            wanted = ", ".join(sorted(ISOLATING_MODES))
            yield f"{cluster.label} has data_security_mode {mode or 'unset'}; one of {wanted}"
