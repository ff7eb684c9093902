"""A cluster policy and who may use it.

Secure by default: its one permissions object names every user, so that nobody starts clusters under a policy by
inheritance; workspace administrators always may.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from modules.bindings.cdk import Construct
from modules.bindings.databricks.cluster_policy import ClusterPolicy as ClusterPolicyResource
from modules.permissions import permit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.resource import Element

__all__ = ["ClusterPolicy"]


class ClusterPolicy(Construct):
    """A policy in Databricks' definition language. `policy_id`: what a cluster names it by."""

    policy_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        description: str,
        definition: Mapping[str, Mapping[str, Any]],
        groups: Sequence[str],
        service_principals: Sequence[str],
        clusters_per_user: int | None = None,
        depends_on: Sequence[Element] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        policy = ClusterPolicyResource(
            self,
            "policy",
            name=name,
            description=description,
            definition=json.dumps(definition, sort_keys=True),
            max_clusters_per_user=clusters_per_user,
        )
        permit(
            self,
            "users",
            cluster_policy_id=policy.id,
            groups={"CAN_USE": groups},
            service_principals={"CAN_USE": service_principals},
            depends_on=depends_on,
        )
        self.policy_id = policy.id
