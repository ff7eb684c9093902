from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.lake import Lake, LifecycleRule
from modules.private_link import existing_zone_ids
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack

ZONES = existing_zone_ids("/subscriptions/s/resourceGroups/dns")
AGEING = LifecycleRule(name="age", prefixes=["landing/"], cool_after_days=30, delete_after_days=365)


def resources(out: Path, *, rules: tuple[LifecycleRule, ...] = (AGEING,), prevent_destroy: bool = True) -> Resources:
    def declare(stack: TerraformStack) -> None:
        lake = Lake(
            stack,
            "lake",
            placement=PLACE,
            name="stunit",
            replication="GZRS",
            containers=["raw", "landing"],
            soft_delete_days=30,
            lifecycle_rules=rules,
            private_endpoint_subnet_id="subnet-id",
            zone_ids=ZONES,
            prevent_destroy=prevent_destroy,
        )
        assert list(lake.container_urls) == ["raw", "landing"]
        assert all(url.startswith("abfss://") for url in lake.container_urls.values())

    return synthesize(out, declare)


def test_lake_is_closed_to_keys_anonymous_readers_and_the_internet(tmp_path: Path) -> None:
    account = resources(tmp_path)["azurerm_storage_account"]["lake_account"]
    closed = (
        "shared_access_key_enabled",
        "allow_nested_items_to_be_public",
        "public_network_access_enabled",
        "local_user_enabled",
        "cross_tenant_replication_enabled",
    )
    assert {argument: account[argument] for argument in closed} == dict.fromkeys(closed, False)
    assert account["network_rules"] == {"default_action": "Deny", "bypass": ["AzureServices"]}


def test_lake_is_reached_by_blob_and_dfs_endpoints(tmp_path: Path) -> None:
    endpoints = resources(tmp_path)["azurerm_private_endpoint"]
    registered = {
        name: [zone.rpartition("/")[2] for zone in endpoint["private_dns_zone_group"]["private_dns_zone_ids"]]
        for name, endpoint in endpoints.items()
    }
    assert registered == {
        "lake_blob-endpoint": ["privatelink.blob.core.windows.net"],
        "lake_dfs-endpoint": ["privatelink.dfs.core.windows.net"],
    }


@pytest.mark.parametrize("protected", [True, False])
def test_account_and_containers_are_protected_alike(tmp_path: Path, *, protected: bool) -> None:
    declared = resources(tmp_path, prevent_destroy=protected)
    holders = [*declared["azurerm_storage_account"].values(), *declared["azurerm_storage_container"].values()]
    assert len(holders) == 3
    assert {holder["lifecycle"]["prevent_destroy"] for holder in holders} == {protected}


def test_lifecycle_says_no_more_than_it_is_given(tmp_path: Path) -> None:
    (rule,) = resources(tmp_path)["azurerm_storage_management_policy"]["lake_lifecycle"]["rule"]
    assert rule["filters"] == {"blob_types": ["blockBlob"], "prefix_match": ["landing/"]}
    assert rule["actions"]["base_blob"] == {
        "tier_to_cool_after_days_since_modification_greater_than": 30,
        "delete_after_days_since_modification_greater_than": 365,
    }


def test_lake_without_rules_has_no_lifecycle_policy(tmp_path: Path) -> None:
    assert "azurerm_storage_management_policy" not in resources(tmp_path, rules=())
