"""What governance lets people and jobs compute on, as the settings bound it: cluster policies and the SQL warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings import Availability
from modules.cluster_policy import ClusterPolicy
from modules.sql_warehouse import SqlWarehouse
from policies import access, cluster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.resource import Element
    from stacks.base import EnvironmentStack

__all__ = ["declare_policies", "declare_warehouse"]

# Slices whose alerts ask the warehouse by themselves.
_ASKS = ("lakehouse",)


def declare_policies(stack: EnvironmentStack, roles: access.Roles, members: Sequence[Element]) -> Mapping[str, str]:
    """The policies' ids by name. `members`: what makes the groups known to the workspace."""
    databricks = stack.settings.databricks
    bounds = cluster.Bounds(
        spark_version=databricks.spark_version,
        node_type_id=databricks.node_type,
        workers=cluster.Limits(**databricks.cluster_policy.workers.model_dump()),
        autotermination_minutes=cluster.Limits(**databricks.cluster_policy.autotermination_minutes.model_dump()),
        availability=databricks.cluster_policy.availability.value,
        tags=stack.settings.cost_tags(),
        cost_center=stack.settings.cost_center,
        data_domains=["platform", *roles.jobs, *access.DOMAINS, *access.MARTS],
    )
    trying = databricks.development
    plans = cluster.plans(
        bounds,
        learning=cluster.MachineLearningBounds(
            spark_versions=databricks.machine_learning.spark_versions,
            node_type_ids=databricks.machine_learning.node_types,
        ),
        trying=cluster.DevelopmentBounds(**trying.model_dump()) if trying else None,
        roles=roles,
    )
    return {
        name: ClusterPolicy(
            stack,
            f"{name}-policy",
            name=f"{stack.settings.environment}-{name}",
            description=plan.description,
            definition=plan.definition,
            groups=plan.groups,
            service_principals=plan.jobs,
            clusters_per_user=plan.clusters_per_user,
            depends_on=members,
        ).policy_id
        for name, plan in plans.items()
    }


def declare_warehouse(stack: EnvironmentStack, members: Sequence[Element], *, run_as: Mapping[str, str]) -> str:
    """The warehouse's id. `members`: what makes the groups known to the workspace; `run_as`: each slice's principal."""
    settings = stack.settings
    warehouse, groups = settings.databricks.sql_warehouse, settings.databricks.groups
    return SqlWarehouse(
        stack,
        "sql",
        name=f"{settings.environment}-sql",
        serverless=warehouse.serverless,
        size=warehouse.size.value,
        maximum_clusters=warehouse.maximum_clusters,
        auto_stop_minutes=warehouse.auto_stop_minutes,
        spot=settings.databricks.cluster_policy.availability is not Availability.ON_DEMAND,
        users=[groups.analysts, groups.data_engineers, groups.ml_engineers],
        managers=[groups.admins],
        jobs=[run_as[name] for name in _ASKS if name in run_as],
        tags=settings.resource_tags(data_domain="platform"),
        depends_on=members,
    ).warehouse_id
