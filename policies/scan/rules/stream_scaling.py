"""A stream's cluster has a fixed size.

Why: autoscaling follows the load of the past minutes. While it shrinks and grows, a stream falls behind, and shuffle
state moves between nodes.

Remedy: set `num_workers`; forbid `autoscale.max_workers` in the stream's cluster policy; let a pipeline use ENHANCED.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policies.scan.rules._compute import clusters
from policies.scan.rules._switches import is_on
from policies.scan.rules._values import referred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_job", "databricks_pipeline")

_AUTOSCALE = ("autoscale.min_workers", "autoscale.max_workers")


def applies(resource: Resource, environment: Environment) -> bool:
    """Only what always runs."""
    if resource.type == "databricks_pipeline":
        return is_on(resource, "continuous")
    return bool(resource.blocks("continuous")) or is_on(resource, "always_running")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the clusters and, for a job, the policies that they are under."""
    for cluster in clusters(resource):
        scaled = cluster.block.blocks("autoscale")
        if resource.type == "databricks_pipeline":
            # Made for streams: it drains a worker before it goes, and looks at the backlog rather than at the load.
            if any(block.value("mode") != "ENHANCED" for block in scaled):
                yield f"{cluster.label} scales by load; set autoscale.mode to ENHANCED, or num_workers"
            continue
        if scaled:
            yield f"{cluster.label} has autoscale"
        policy = referred(cluster.block, "policy_id")
        if policy is not None and not _forbids_scaling(policy):
            yield f"{cluster.label} is under {policy.address}, which lets it scale"


def _forbids_scaling(policy: Resource) -> bool:
    definition = json.loads(policy.value("definition") or "{}")
    return any(definition.get(name, {}).get("type") == "forbidden" for name in _AUTOSCALE)
