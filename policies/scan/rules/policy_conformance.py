"""A cluster is what its cluster policy lets it be.

Why: Databricks refuses the cluster otherwise, in the middle of an apply, with the stacks before it already applied.

Remedy: change the cluster, or the policy's definition where the cluster is right.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policies.cluster.compliance import violations
from policies.scan.rules._compute import WITH_CLUSTERS, clusters
from policies.scan.rules._switches import is_on
from policies.scan.rules._values import referred

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policies.scan.model import Block, Environment, Resource

TYPES = WITH_CLUSTERS

_CLUSTER_TYPES = {"databricks_cluster": "all-purpose", "databricks_job": "job", "databricks_pipeline": "dlt"}
_FILLED_IN = "apply_policy_default_values"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each cluster by the definition of its policy; `compute-policy` speaks of those that have none."""
    for cluster in clusters(resource):
        policy = referred(cluster.block, "policy_id")
        if policy is not None and policy.type == "databricks_cluster_policy":
            definition = json.loads(policy.value("definition") or "{}")
            asked = _asked(cluster.block, definition)
            for fault in violations(definition, asked, cluster_type=_CLUSTER_TYPES[resource.type]):
                yield f"{cluster.label}: {fault} ({policy.address})"


def _asked(cluster: Block | Resource, definition: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the definition speaks of; the rest may well be known after the apply alone."""
    spoken_of = sorted({attribute.partition(".")[0] for attribute in definition})
    given = {name: cluster.value(name) for name in spoken_of}
    return {name: value for name, value in given.items() if value is not None} | {
        _FILLED_IN: is_on(cluster, _FILLED_IN)
    }
