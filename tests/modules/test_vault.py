from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.private_link import existing_zone_ids
from modules.vault import Vault
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


def resources(out: Path, *, purge_protection: bool = True) -> Resources:
    def declare(stack: TerraformStack) -> None:
        vault = Vault(
            stack,
            "vault",
            placement=PLACE,
            name="kv-unit",
            tenant_id="tenant",
            sku="standard",
            soft_delete_days=7,
            purge_protection=purge_protection,
            private_endpoint_subnet_id="subnet-id",
            zone_ids=existing_zone_ids("/subscriptions/s/resourceGroups/dns"),
            prevent_destroy=True,
        )
        assert not vault.has_hardware_keys

    return synthesize(out, declare)


def test_vault_knows_roles_alone_and_denies_by_default(tmp_path: Path) -> None:
    vault = resources(tmp_path)["azurerm_key_vault"]["vault_vault"]
    assert vault["rbac_authorization_enabled"] is True
    assert vault["public_network_access_enabled"] is False
    # Databricks and storage come as trusted services.
    assert vault["network_acls"] == {"default_action": "Deny", "bypass": "AzureServices"}
    assert "access_policy" not in vault


@pytest.mark.parametrize("purge_protection", [True, False])
def test_vault_is_protected_from_purges_as_it_is_told(tmp_path: Path, *, purge_protection: bool) -> None:
    vault = resources(tmp_path, purge_protection=purge_protection)["azurerm_key_vault"]["vault_vault"]
    assert vault["purge_protection_enabled"] is purge_protection
    assert vault["soft_delete_retention_days"] == 7


def test_vault_has_an_endpoint_and_logs_who_read_what(tmp_path: Path) -> None:
    declared = resources(tmp_path)
    connection = declared["azurerm_private_endpoint"]["vault_endpoint"]["private_service_connection"]
    assert connection["subresource_names"] == ["vault"]
    assert declared["azurerm_monitor_diagnostic_setting"]["vault_diagnostics"]["enabled_log"] == [
        {"category_group": "allLogs"}
    ]
