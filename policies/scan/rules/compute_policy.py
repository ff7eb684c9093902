"""Every cluster is under a cluster policy of this environment.

Why: a cluster without a policy has any size, runtime and access mode, and a policy from elsewhere is one that nobody
judged here.

Remedy: set `policy_id` to the id of a `databricks_cluster_policy` that a stack declares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import WITH_CLUSTERS, clusters
from policies.scan.rules._switches import is_on
from policies.scan.rules._values import is_set, referred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = WITH_CLUSTERS


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each cluster, and a pipeline that leaves its clusters to Databricks."""
    found = list(clusters(resource))
    if resource.type == "databricks_pipeline" and not found and not is_on(resource, "serverless"):
        yield "declares no cluster, so that Databricks starts one without a policy"
    for cluster in found:
        if not is_set(cluster.block, "policy_id"):
            yield f"{cluster.label} has no policy_id"
        elif (policy := referred(cluster.block, "policy_id")) is None:
            yield f"{cluster.label} has a policy_id that leads to no policy which the stacks declare"
        elif policy.type != "databricks_cluster_policy":
            yield f"{cluster.label} has a policy_id of {policy.address}, which is no cluster policy"
