from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.bindings.databricks.provider import DatabricksProvider
from modules.external_storage import ExternalStorage
from tests.modules.stacks import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack
    from tests.modules.stacks import Resources

URLS = {name: f"abfss://{name}@lake.dfs.core.windows.net" for name in ("raw", "landing")}


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    def declare(stack: TerraformStack) -> None:
        DatabricksProvider(stack, "databricks")
        ExternalStorage(
            stack,
            "lake",
            name="dbac-lake",
            access_connector_id="/connector",
            container_urls=URLS,
            read_only=["landing"],
            owner="admins",
            workspace_id=42,
            prevent_destroy=True,
        )

    return synthesize(tmp_path, declare)


def test_credential_has_no_secret_and_is_isolated(resources: Resources) -> None:
    credential = resources["databricks_storage_credential"]["lake_credential"]
    assert credential["azure_managed_identity"] == {"access_connector_id": "/connector"}
    assert credential["isolation_mode"] == "ISOLATION_MODE_ISOLATED"
    assert "azure_service_principal" not in credential


def test_locations_are_isolated_bound_and_without_other_ways_in(resources: Resources) -> None:
    for container, url in URLS.items():
        location = resources["databricks_external_location"][f"lake_{container}"]
        assert (location["url"], location["name"]) == (url, f"dbac-lake-{container}")
        assert location["isolation_mode"] == "ISOLATION_MODE_ISOLATED"
        assert (location["fallback"], location["enable_file_events"]) == (False, False)
        binding = resources["databricks_workspace_binding"][f"lake_{container}-binding"]
        assert (binding["securable_type"], binding["workspace_id"]) == ("external_location", 42)
    assert set(resources["databricks_workspace_binding"]) == {
        "lake_credential-binding",
        "lake_raw-binding",
        "lake_landing-binding",
    }


def test_location_is_read_only_where_asked(resources: Resources) -> None:
    locations = resources["databricks_external_location"]
    assert {name: location["read_only"] for name, location in locations.items()} == {
        "lake_raw": False,
        "lake_landing": True,
    }


def test_nobody_is_granted_a_location(resources: Resources) -> None:
    assert "databricks_grants" not in resources
