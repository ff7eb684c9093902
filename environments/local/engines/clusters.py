"""Clusters, of which this machine has none: what is asked for must still be what the cluster policy allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from environments.local.errors import LocalError
from policies.cluster.compliance import violations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.local.world import Declared

__all__ = ["obey"]


def obey(
    declared: Declared,
    place: str,
    cluster: Mapping[str, Any],
    policies: Mapping[str, Mapping[str, Any]],
    *,
    cluster_type: str = "job",
) -> None:
    """Judge a cluster by its policy, if it has one.

    Raises:
        LocalError: no stack declares the policy, or the cluster violates it.
    """
    policy = cluster.get("policy_id")
    if policy is None:
        return
    if policy not in policies:
        raise LocalError(f"{declared.address}: the {place} names a policy that no stack declares: {policy}")
    if found := violations(policies[policy], cluster, cluster_type=cluster_type):
        lines = "\n".join(f"  {line}" for line in found)
        raise LocalError(f"{declared.address}: the {place} violates the policy {policy.rpartition('/')[2]}:\n{lines}")
