from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.customer_keys import CustomerKey
from modules.lake import Lake
from modules.network import SubnetRef
from modules.private_link import existing_zone_ids
from modules.vault import Vault
from modules.workspace import Workspace, WorkspaceEncryption
from tests.modules.stacks import PLACE, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack

ZONES = existing_zone_ids("/subscriptions/s/resourceGroups/dns")
SUBNET = SubnetRef(id="subnet-id", name="subnet", security_group_association_id="subnet-id")
ROLE = "Key Vault Crypto Service Encryption User"


def vault(stack: TerraformStack, sku: str) -> Vault:
    return Vault(
        stack,
        "vault",
        placement=PLACE,
        name="kv-unit",
        tenant_id="tenant",
        sku=sku,
        soft_delete_days=90,
        purge_protection=True,
        private_endpoint_subnet_id="subnet-id",
        zone_ids=ZONES,
        prevent_destroy=True,
    )


def key(stack: TerraformStack, sku: str = "premium") -> CustomerKey:
    return CustomerKey(
        stack,
        "key",
        placement=PLACE,
        vault=vault(stack, sku),
        name="unit",
        rotate_after_days=180,
        prevent_destroy=True,
    )


def lake(stack: TerraformStack, *, encrypted: bool) -> None:
    Lake(
        stack,
        "lake",
        placement=PLACE,
        name="stunit",
        replication="ZRS",
        containers=["raw"],
        soft_delete_days=7,
        lifecycle_rules=[],
        private_endpoint_subnet_id="subnet-id",
        zone_ids=ZONES,
        prevent_destroy=True,
        encryption_key=key(stack).lend("account", identity_name="id-unit") if encrypted else None,
    )


def workspace(stack: TerraformStack, *, encrypted: bool) -> None:
    def encryption() -> WorkspaceEncryption:
        ours = key(stack)
        return WorkspaceEncryption(key=ours, granted=[ours.allow("managed-services", principal_id="databricks")])

    Workspace(
        stack,
        "databricks",
        placement=PLACE,
        name="dbw-unit",
        managed_resource_group_name="rg-managed",
        virtual_network_id="vnet-id",
        host_subnet=SUBNET,
        container_subnet=SUBNET,
        private_endpoint_subnet_id="subnet-id",
        zone_ids=ZONES,
        prevent_destroy=True,
        encryption=encryption() if encrypted else None,
    )


@pytest.mark.parametrize(("sku", "kind"), [("premium", "RSA-HSM"), ("standard", "RSA")])
def test_key_lies_in_hardware_where_the_vault_has_it(tmp_path: Path, sku: str, kind: str) -> None:
    declared = synthesize(tmp_path, lambda stack: key(stack, sku))["azurerm_key_vault_key"]["key_key"]
    assert declared["key_type"] == kind
    assert declared["key_opts"] == ["wrapKey", "unwrapKey"]


def test_key_rotates_never_expires_and_waits_for_the_vaults_endpoint(tmp_path: Path) -> None:
    declared = synthesize(tmp_path, key)["azurerm_key_vault_key"]["key_key"]
    assert declared["rotation_policy"] == {"automatic": {"time_after_creation": "P180D"}}
    assert "expiration_date" not in declared
    assert declared["lifecycle"] == {"prevent_destroy": True}
    assert declared["depends_on"] == ["azurerm_private_endpoint.vault_endpoint"]


def test_lake_is_encrypted_by_an_identity_that_may_use_the_key_before(tmp_path: Path) -> None:
    resources = synthesize(tmp_path, lambda stack: lake(stack, encrypted=True))
    account = resources["azurerm_storage_account"]["lake_account"]
    identity = "${azurerm_user_assigned_identity.key_account.id}"
    assert account["identity"] == {"type": "UserAssigned", "identity_ids": [identity]}
    # Without a version: the account takes up a rotated key by itself.
    assert account["customer_managed_key"] == {
        "key_vault_key_id": "${azurerm_key_vault_key.key_key.versionless_id}",
        "user_assigned_identity_id": identity,
    }
    assert account["depends_on"] == ["azurerm_role_assignment.key_account-role"]
    assert resources["azurerm_role_assignment"]["key_account-role"] == {
        "scope": "${azurerm_key_vault_key.key_key.resource_versionless_id}",
        "role_definition_name": ROLE,
        "principal_id": "${azurerm_user_assigned_identity.key_account.principal_id}",
        "principal_type": "ServicePrincipal",
    }


def test_lake_without_a_key_has_no_identity(tmp_path: Path) -> None:
    account = synthesize(tmp_path, lambda stack: lake(stack, encrypted=False))["azurerm_storage_account"][
        "lake_account"
    ]
    assert {"identity", "customer_managed_key", "depends_on"}.isdisjoint(account)
    assert account["infrastructure_encryption_enabled"] is True


def test_workspace_is_encrypted_in_all_three_places(tmp_path: Path) -> None:
    resources = synthesize(tmp_path, lambda stack: workspace(stack, encrypted=True))
    declared = resources["azurerm_databricks_workspace"]["databricks_workspace"]
    # The provider takes a key's version alone here.
    versioned = "${azurerm_key_vault_key.key_key.id}"
    assert declared["customer_managed_key_enabled"] is True
    assert declared["managed_services_cmk_key_vault_key_id"] == versioned
    assert declared["managed_disk_cmk_key_vault_key_id"] == versioned
    assert declared["managed_disk_cmk_rotation_to_latest_version_enabled"] is True
    root = resources["azurerm_databricks_workspace_root_dbfs_customer_managed_key"]["databricks_dbfs-key"]
    assert root["key_vault_key_id"] == versioned


def test_workspaces_identities_get_the_key_as_soon_as_they_exist(tmp_path: Path) -> None:
    resources = synthesize(tmp_path, lambda stack: workspace(stack, encrypted=True))
    made_before = resources["azurerm_databricks_workspace"]["databricks_workspace"]["depends_on"]
    assert made_before == ["azurerm_role_assignment.key_managed-services"]
    root = resources["azurerm_databricks_workspace_root_dbfs_customer_managed_key"]["databricks_dbfs-key"]
    assert root["depends_on"] == ["azurerm_role_assignment.key_workspace-root"]
    roles = resources["azurerm_role_assignment"]
    itself = "${azurerm_databricks_workspace.databricks_workspace"
    assert {name: role["principal_id"] for name, role in roles.items()} == {
        "key_managed-services": "databricks",
        "key_workspace-disks": f"{itself}.managed_disk_identity[0].principal_id}}",
        "key_workspace-root": f"{itself}.storage_account_identity[0].principal_id}}",
    }
    assert {role["role_definition_name"] for role in roles.values()} == {ROLE}


def test_workspace_without_a_key_declares_none(tmp_path: Path) -> None:
    resources = synthesize(tmp_path, lambda stack: workspace(stack, encrypted=False))
    declared = resources["azurerm_databricks_workspace"]["databricks_workspace"]
    assert declared["customer_managed_key_enabled"] is False
    assert "managed_services_cmk_key_vault_key_id" not in declared
    assert "azurerm_role_assignment" not in resources


def test_disks_are_encrypted_by_an_identity_of_their_own(tmp_path: Path) -> None:
    resources = synthesize(tmp_path, lambda stack: key(stack).encrypt_disks("disks", name="des-unit"))
    disks = resources["azurerm_disk_encryption_set"]["key_disks"]
    assert disks["key_vault_key_id"] == "${azurerm_key_vault_key.key_key.versionless_id}"
    assert disks["auto_key_rotation_enabled"] is True
    role = resources["azurerm_role_assignment"]["key_disks-role"]
    assert role["principal_id"] == "${azurerm_disk_encryption_set.key_disks.identity[0].principal_id}"
    assert role["role_definition_name"] == ROLE
