from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from modules.bindings.databricks.provider import DatabricksProvider
from modules.sql_warehouse import SqlWarehouse
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from tests.modules.stacks import Resources


def declared(tmp_path: Path, **changes: Any) -> Resources:
    inputs: dict[str, Any] = {
        "name": "dev-sql",
        "serverless": False,
        "size": "2X-Small",
        "maximum_clusters": 2,
        "auto_stop_minutes": 10,
        "spot": False,
        "users": ["analysts"],
        "managers": ["admins"],
        "tags": {"OWNER": "o", "ENVM": "dev"},
    }

    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        SqlWarehouse(stack, "sql", **inputs | changes)

    return synthesize(tmp_path, declare)


def test_warehouse_is_pro_stops_and_is_tagged(tmp_path: Path) -> None:
    warehouse = declared(tmp_path)["databricks_sql_endpoint"]["sql_warehouse"]
    assert (warehouse["warehouse_type"], warehouse["enable_serverless_compute"]) == ("PRO", False)
    assert (warehouse["min_num_clusters"], warehouse["max_num_clusters"]) == (1, 2)
    assert (warehouse["auto_stop_mins"], warehouse["no_wait"]) == (10, True)
    assert warehouse["tags"]["custom_tags"] == [{"key": "ENVM", "value": "dev"}, {"key": "OWNER", "value": "o"}]


@pytest.mark.parametrize(("spot", "policy"), [(True, "COST_OPTIMIZED"), (False, "RELIABILITY_OPTIMIZED")])
def test_warehouse_takes_spot_machines_only_where_asked(tmp_path: Path, *, spot: bool, policy: str) -> None:
    warehouse = declared(tmp_path, spot=spot)["databricks_sql_endpoint"]["sql_warehouse"]
    assert warehouse["spot_instance_policy"] == policy


def test_warehouse_is_used_and_managed_by_groups(tmp_path: Path) -> None:
    assert declared(tmp_path)["databricks_permissions"]["sql_users"]["access_control"] == [
        {"group_name": "analysts", "permission_level": "CAN_USE"},
        {"group_name": "admins", "permission_level": "CAN_MANAGE"},
    ]


def test_warehouse_is_used_by_named_service_principals(tmp_path: Path) -> None:
    access = declared(tmp_path, jobs=["an-id"])["databricks_permissions"]["sql_users"]["access_control"]
    assert access[-1] == {"service_principal_name": "an-id", "permission_level": "CAN_USE"}
