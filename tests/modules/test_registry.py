from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.customer_keys import EncryptionKey
from modules.private_link import Subresource
from modules.registry import Registry
from tests.modules.stacks import PLACE, Resources, synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from modules.bindings.cdk import TerraformStack


def key(stack: TerraformStack) -> EncryptionKey:
    role = RoleAssignment(stack, "role", scope="key", role_definition_name="Reader", principal_id="identity")
    return EncryptionKey(key_id="key-id", identity_id="identity-id", identity_client_id="client-id", granted=role)


def resources(out: Path, *, encrypted: bool = False) -> Resources:
    def declare(stack: TerraformStack) -> None:
        registry = Registry(
            stack,
            "images",
            placement=PLACE,
            name="crunit",
            zone_redundant=True,
            untagged_retention_days=14,
            private_endpoint_subnet_id="subnet-id",
            zone_ids=dict.fromkeys(Subresource, "zone-id"),
            prevent_destroy=True,
            encryption_key=key(stack) if encrypted else None,
        )
        registry.allow_pull("pull", principal_id="kubelet")

    return synthesize(out, declare)


def test_registry_takes_entra_identities_through_its_private_endpoint_alone(tmp_path: Path) -> None:
    made = resources(tmp_path)
    registry = made["azurerm_container_registry"]["images_registry"]
    assert registry["sku"] == "Premium"
    for refused in (
        "admin_enabled",
        "anonymous_pull_enabled",
        "export_policy_enabled",
        "public_network_access_enabled",
    ):
        assert registry[refused] is False, refused
    endpoint = made["azurerm_private_endpoint"]["images_endpoint"]
    assert endpoint["private_service_connection"]["subresource_names"] == ["registry"]
    assert endpoint["private_dns_zone_group"]["private_dns_zone_ids"] == ["zone-id"]


def test_registry_keeps_zones_and_retention_as_asked(tmp_path: Path) -> None:
    registry = resources(tmp_path)["azurerm_container_registry"]["images_registry"]
    assert registry["zone_redundancy_enabled"] is True
    assert registry["retention_policy_in_days"] == 14
    assert registry["lifecycle"] == {"prevent_destroy": True}


def test_registry_logs_everything(tmp_path: Path) -> None:
    (setting,) = resources(tmp_path)["azurerm_monitor_diagnostic_setting"].values()
    assert setting["target_resource_id"] == "${azurerm_container_registry.images_registry.id}"
    assert setting["enabled_log"] == [{"category_group": "allLogs"}]


def test_puller_may_pull_and_nothing_else(tmp_path: Path) -> None:
    (role,) = resources(tmp_path)["azurerm_role_assignment"].values()
    assert role == {
        "scope": "${azurerm_container_registry.images_registry.id}",
        "role_definition_name": "AcrPull",
        "principal_id": "kubelet",
        "principal_type": "ServicePrincipal",
    }


def test_customer_managed_key_comes_with_the_identity_that_uses_it(tmp_path: Path) -> None:
    registry = resources(tmp_path, encrypted=True)["azurerm_container_registry"]["images_registry"]
    assert registry["identity"] == {"type": "UserAssigned", "identity_ids": ["identity-id"]}
    assert registry["encryption"] == [{"key_vault_key_id": "key-id", "identity_client_id": "client-id"}]
    assert registry["depends_on"] == ["azurerm_role_assignment.role"]


def test_without_a_customer_managed_key_there_is_no_identity(tmp_path: Path) -> None:
    registry = resources(tmp_path)["azurerm_container_registry"]["images_registry"]
    assert {"identity", "encryption"}.isdisjoint(registry)
