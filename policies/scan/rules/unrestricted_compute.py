"""Nobody may start compute past the cluster policies.

Why: whoever has `allow_cluster_create` starts clusters of any size, runtime and access mode, without a policy; whoever
may make instance pools keeps machines running idle.

Remedy: leave the entitlement out; permit the group to use a cluster policy (`modules.permissions.permit`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_entitlements", "databricks_group", "databricks_service_principal", "databricks_user")

_ENTITLEMENTS = ("allow_cluster_create", "allow_instance_pool_create")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the entitlements, wherever they are given."""
    for name in _ENTITLEMENTS:
        if is_on(resource, name):
            yield f"{name} is on"
