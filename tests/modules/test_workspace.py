from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.network import SubnetRef
from modules.private_link import existing_zone_ids
from modules.workspace import Workspace, access_connector
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


def subnet(name: str) -> SubnetRef:
    return SubnetRef(id=f"/{name}", name=name, security_group_association_id=f"/{name}")


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    def declare(stack: TerraformStack) -> None:
        Workspace(
            stack,
            "databricks",
            placement=PLACE,
            name="dbw-unit",
            managed_resource_group_name="rg-managed",
            virtual_network_id="vnet-id",
            host_subnet=subnet("host"),
            container_subnet=subnet("container"),
            private_endpoint_subnet_id="subnet-id",
            zone_ids=existing_zone_ids("/subscriptions/s/resourceGroups/dns"),
            prevent_destroy=True,
        )
        access_connector(stack, "connector", placement=PLACE, name="dbac-unit")

    return synthesize(tmp_path, declare)


def test_workspace_is_injected_without_any_public_address(resources: Resources) -> None:
    workspace = resources["azurerm_databricks_workspace"]["databricks_workspace"]
    assert workspace["public_network_access_enabled"] is False
    # The provider refuses any other value where the workspace has no public endpoint.
    assert workspace["network_security_group_rules_required"] == "NoAzureDatabricksRules"
    assert workspace["custom_parameters"] == {
        "no_public_ip": True,
        "virtual_network_id": "vnet-id",
        "public_subnet_name": "host",
        "public_subnet_network_security_group_association_id": "/host",
        "private_subnet_name": "container",
        "private_subnet_network_security_group_association_id": "/container",
    }


def test_workspaces_two_endpoints_are_made_one_after_the_other(resources: Resources) -> None:
    endpoints = resources["azurerm_private_endpoint"]
    subresources = {
        name: endpoint["private_service_connection"]["subresource_names"] for name, endpoint in endpoints.items()
    }
    assert subresources == {
        "databricks_ui-api-endpoint": ["databricks_ui_api"],
        "databricks_browser-authentication-endpoint": ["browser_authentication"],
    }
    assert endpoints["databricks_browser-authentication-endpoint"]["depends_on"] == [
        "azurerm_private_endpoint.databricks_ui-api-endpoint"
    ]


def test_workspace_logs_what_an_audit_asks_for(resources: Resources) -> None:
    setting = resources["azurerm_monitor_diagnostic_setting"]["databricks_diagnostics"]
    logged = {log["category"] for log in setting["enabled_log"]}
    assert {"accounts", "clusters", "jobs", "notebook", "secrets", "unityCatalog", "workspace"} <= logged
    assert "enabled_metric" not in setting


def test_access_connector_is_an_identity_without_a_secret(resources: Resources) -> None:
    connector = resources["azurerm_databricks_access_connector"]["connector"]
    assert connector["identity"] == {"type": "SystemAssigned"}
