from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from modules.bindings.databricks.provider import DatabricksProvider
from modules.cluster_policy import ClusterPolicy
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from tests.modules.stacks import Resources

DEFINITION: dict[str, dict[str, Any]] = {
    "num_workers": {"type": "range", "maxValue": 4},
    "cluster_type": {"type": "fixed", "value": "job"},
}


def declared(tmp_path: Path, *, groups: Sequence[str], jobs: Sequence[str], each: int | None = None) -> Resources:
    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        ClusterPolicy(
            stack,
            "small",
            name="dev-small",
            description="Small clusters",
            definition=DEFINITION,
            groups=groups,
            service_principals=jobs,
            clusters_per_user=each,
        )

    return synthesize(tmp_path, declare)


def test_policy_says_its_definition_in_one_order(tmp_path: Path) -> None:
    policy = declared(tmp_path, groups=["g"], jobs=[], each=1)["databricks_cluster_policy"]["small_policy"]
    assert json.loads(policy["definition"]) == DEFINITION
    assert policy["definition"].index("cluster_type") < policy["definition"].index("num_workers")
    assert policy["max_clusters_per_user"] == 1


def test_policy_is_for_the_named_groups_and_jobs(tmp_path: Path) -> None:
    permissions = declared(tmp_path, groups=["g"], jobs=["id"])["databricks_permissions"]["small_users"]
    assert permissions["cluster_policy_id"] == "${databricks_cluster_policy.small_policy.id}"
    assert permissions["access_control"] == [
        {"group_name": "g", "permission_level": "CAN_USE"},
        {"service_principal_name": "id", "permission_level": "CAN_USE"},
    ]


def test_policy_that_nobody_may_use_has_no_permissions(tmp_path: Path) -> None:
    assert "databricks_permissions" not in declared(tmp_path, groups=[], jobs=[])
