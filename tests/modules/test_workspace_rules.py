from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.databricks.provider import DatabricksProvider
from modules.workspace_rules import WorkspaceRules
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from tests.modules.stacks import Resources


def declared(tmp_path: Path, *, networks: Sequence[str] = (), token_days: int | None = None) -> Resources:
    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        WorkspaceRules(
            stack,
            "rules",
            default_catalog="ep_marts",
            allowed_networks=networks,
            token_days=token_days,
            token_groups=["engineers"],
        )

    return synthesize(tmp_path, declare)


def test_configuration_closes_what_databricks_leaves_open(tmp_path: Path) -> None:
    resources = declared(tmp_path)
    assert resources["databricks_workspace_conf"]["rules_configuration"]["custom_config"] == {
        "enableDbfsFileBrowser": "false",
        "enableExportNotebook": "false",
        "enableFileStoreEndpoint": "false",
        "enableIpAccessLists": "true",
        "enableNotebookTableClipboard": "false",
        "enableResultsDownloading": "false",
        "enableTokensConfig": "false",
        "enableVerboseAuditLogs": "true",
        "enableWebTerminal": "false",
        "enforceUserIsolation": "true",
        "maxTokenLifetimeDays": "1",
        "storeInteractiveNotebookResultsInCustomerAccount": "true",
    }
    assert "databricks_ip_access_list" not in resources
    assert "databricks_permissions" not in resources


def test_hive_metastore_is_switched_off_after_another_default_catalog(tmp_path: Path) -> None:
    resources = declared(tmp_path)
    default = resources["databricks_default_namespace_setting"]["rules_default-catalog"]
    legacy = resources["databricks_disable_legacy_access_setting"]["rules_no-hive-metastore"]
    assert default["namespace"] == {"value": "ep_marts"}
    assert legacy["depends_on"] == ["databricks_default_namespace_setting.rules_default-catalog"]


def test_networks_are_allowed_once_lists_are_on(tmp_path: Path) -> None:
    allowed = declared(tmp_path, networks=["203.0.113.0/24"])["databricks_ip_access_list"]["rules_allowed"]
    assert allowed == {
        "label": "lakeform",
        "list_type": "ALLOW",
        "ip_addresses": ["203.0.113.0/24"],
        "depends_on": ["databricks_workspace_conf.rules_configuration"],
    }


def test_tokens_are_for_the_named_groups_alone(tmp_path: Path) -> None:
    resources = declared(tmp_path, token_days=7)
    configuration = resources["databricks_workspace_conf"]["rules_configuration"]["custom_config"]
    assert (configuration["enableTokensConfig"], configuration["maxTokenLifetimeDays"]) == ("true", "7")
    tokens = resources["databricks_permissions"]["rules_tokens"]
    assert tokens["access_control"] == [{"group_name": "engineers", "permission_level": "CAN_USE"}]
