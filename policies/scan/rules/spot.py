"""Spot machines run in dev alone.

Why: Azure takes a spot machine back within thirty seconds. A stream loses its place in the queue, a job its shuffle
files, a warehouse its queries; the retries cost more than the discount.

Remedy: set the availability to ON_DEMAND_AZURE (AKS: priority Regular; warehouses: RELIABILITY_OPTIMIZED).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policies.scan.rules._compute import WITH_CLUSTERS, clusters
from policies.scan.rules._policy_rules import allowed_values
from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = (
    *WITH_CLUSTERS,
    "databricks_cluster_policy",
    "databricks_instance_pool",
    "databricks_sql_endpoint",
    "azurerm_kubernetes_cluster_node_pool",
)

_ON_DEMAND = "ON_DEMAND_AZURE"
_RELIABLE = "RELIABILITY_OPTIMIZED"


def applies(resource: Resource, environment: Environment) -> bool:
    """Everywhere but in dev, and on a laptop, which has no machines to rent."""
    return environment.kind not in {"dev", "local"}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the availability, wherever a type keeps it; absent, Azure's default of each type holds."""
    match resource.type:
        case "azurerm_kubernetes_cluster_node_pool":
            if (priority := resource.value("priority") or "Regular") != "Regular":
                yield f"priority is {priority}"
        case "databricks_sql_endpoint":
            # A serverless warehouse has no machines of its own.
            if not is_on(resource, "enable_serverless_compute"):
                spot_policy = resource.value("spot_instance_policy") or "COST_OPTIMIZED"
                if spot_policy != _RELIABLE:
                    yield f"spot_instance_policy is {spot_policy}, which takes spot machines"
        case "databricks_cluster_policy":
            yield from _policy(resource)
        case "databricks_instance_pool":
            yield from _spot(resource.value("azure_attributes.availability"), "the pool")
        case _:
            for cluster in clusters(resource):
                yield from _spot(cluster.block.value("azure_attributes.availability"), cluster.label)


def _spot(availability: str | None, label: str) -> Iterator[str]:
    if (availability or _ON_DEMAND) != _ON_DEMAND:
        yield f"{label} has availability {availability}"


def _policy(resource: Resource) -> Iterator[str]:
    definition = json.loads(resource.value("definition") or "{}")
    if allowed_values(definition.get("instance_pool_id")):
        # The pool decides, and is judged itself.
        return
    allowed = allowed_values(definition.get("azure_attributes.availability"))
    if allowed != (_ON_DEMAND,):
        yield f"azure_attributes.availability may be {' or '.join(allowed) if allowed else 'anything'}; fix it"
