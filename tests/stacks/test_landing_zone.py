from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from environments.settings import ENVIRONMENTS, CreatedNetwork, load

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized


@pytest.fixture(params=ENVIRONMENTS)
def landing_zone(request: pytest.FixtureRequest, synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized[request.param]


def test_no_resource_has_a_public_endpoint(landing_zone: Synthesized) -> None:
    for kind in (
        "azurerm_storage_account",
        "azurerm_key_vault",
        "azurerm_databricks_workspace",
        "azurerm_container_registry",
    ):
        assert landing_zone.only(kind)["public_network_access_enabled"] is False, kind
    assert landing_zone.only("azurerm_kubernetes_cluster")["private_cluster_enabled"] is True


def test_lake_takes_no_shared_key_and_denies_by_default(landing_zone: Synthesized) -> None:
    account = landing_zone.only("azurerm_storage_account")
    assert account["is_hns_enabled"] is True
    assert account["shared_access_key_enabled"] is False
    assert account["min_tls_version"] == "TLS1_2"
    assert account["network_rules"]["default_action"] == "Deny"
    settings = load(landing_zone.name)
    assert account["account_replication_type"] == settings.lake.replication
    for policy in ("delete_retention_policy", "container_delete_retention_policy"):
        assert account["blob_properties"][policy]["days"] == settings.lake.soft_delete_days


def test_lake_ages_landing_files_alone(landing_zone: Synthesized) -> None:
    rules = landing_zone.only("azurerm_storage_management_policy")["rule"]
    assert [rule["filters"]["prefix_match"] for rule in rules] == [["landing/"]]


def test_every_paas_resource_has_a_private_endpoint_in_its_dns_zone(landing_zone: Synthesized) -> None:
    connections = {
        (endpoint["private_service_connection"]["private_connection_resource_id"], subresource)
        for endpoint in landing_zone.resources("azurerm_private_endpoint").values()
        for subresource in endpoint["private_service_connection"]["subresource_names"]
        if endpoint["private_dns_zone_group"]["private_dns_zone_ids"]
    }
    assert connections == {
        ("${azurerm_storage_account.lake_account.id}", "blob"),
        ("${azurerm_storage_account.lake_account.id}", "dfs"),
        ("${azurerm_key_vault.vault_vault.id}", "vault"),
        ("${azurerm_container_registry.images_registry.id}", "registry"),
        ("${azurerm_databricks_workspace.databricks_workspace.id}", "databricks_ui_api"),
        ("${azurerm_databricks_workspace.databricks_workspace.id}", "browser_authentication"),
    }


def test_every_private_zone_is_linked_to_the_network(landing_zone: Synthesized) -> None:
    zones = {f"${{azurerm_private_dns_zone.{name}.id}}" for name in landing_zone.resources("azurerm_private_dns_zone")}
    links = landing_zone.resources("azurerm_private_dns_zone_virtual_network_link").values()
    assert {link["private_dns_zone_id"] for link in links} == zones
    assert {link["virtual_network_id"] for link in links} == {"${azurerm_virtual_network.network_vnet.id}"}


def test_no_security_group_lets_the_internet_in(landing_zone: Synthesized) -> None:
    subnets = landing_zone.resources("azurerm_subnet")
    associations = landing_zone.resources("azurerm_subnet_network_security_group_association").values()
    assert {association["subnet_id"] for association in associations} == {
        f"${{azurerm_subnet.{name}.id}}" for name in subnets
    }
    for group in landing_zone.resources("azurerm_network_security_group").values():
        assert not [
            rule for rule in group["security_rule"] if rule["direction"] == "Inbound" and rule["access"] == "Allow"
        ]


def test_databricks_subnets_are_delegated_and_go_out_by_the_nat_gateway(landing_zone: Synthesized) -> None:
    delegated = {name for name, subnet in landing_zone.resources("azurerm_subnet").items() if "delegation" in subnet}
    assert delegated == {"network_databricks-host", "network_databricks-container"}
    network = load(landing_zone.name).network
    if isinstance(network, CreatedNetwork) and network.nat_gateway:
        natted = landing_zone.resources("azurerm_subnet_nat_gateway_association").values()
        assert {f"${{azurerm_subnet.{name}.id}}" for name in delegated} < {each["subnet_id"] for each in natted}


def test_workspace_is_premium_and_injected_without_public_addresses(landing_zone: Synthesized) -> None:
    workspace = landing_zone.only("azurerm_databricks_workspace")
    assert workspace["sku"] == "premium"
    assert workspace["custom_parameters"] == {
        "no_public_ip": True,
        "virtual_network_id": "${azurerm_virtual_network.network_vnet.id}",
        "public_subnet_name": "${azurerm_subnet.network_databricks-host.name}",
        "public_subnet_network_security_group_association_id": (
            "${azurerm_subnet_network_security_group_association.network_databricks-host-nsg-association.id}"
        ),
        "private_subnet_name": "${azurerm_subnet.network_databricks-container.name}",
        "private_subnet_network_security_group_association_id": (
            "${azurerm_subnet_network_security_group_association.network_databricks-container-nsg-association.id}"
        ),
    }


def test_key_vault_is_rbac_only(landing_zone: Synthesized) -> None:
    vault = landing_zone.only("azurerm_key_vault")
    assert vault["rbac_authorization_enabled"] is True
    assert vault["purge_protection_enabled"] is load(landing_zone.name).key_vault.purge_protection
    assert "access_policy" not in vault


def test_diagnostics_cover_every_resource_that_has_them(landing_zone: Synthesized) -> None:
    targets = {
        setting["target_resource_id"]
        for setting in landing_zone.resources("azurerm_monitor_diagnostic_setting").values()
    }
    expected = {
        f"${{{kind}.{name}.id}}"
        for kind in (
            "azurerm_container_registry",
            "azurerm_databricks_workspace",
            "azurerm_key_vault",
            "azurerm_log_analytics_workspace",
            "azurerm_kubernetes_cluster",
            "azurerm_network_security_group",
            "azurerm_public_ip",
            "azurerm_storage_account",
            "azurerm_virtual_network",
        )
        for name in landing_zone.resources(kind)
    }
    assert targets == expected | {"${azurerm_storage_account.lake_account.id}/blobServices/default"}


def test_connector_may_use_the_lake_and_nothing_else(landing_zone: Synthesized) -> None:
    connector = "${azurerm_databricks_access_connector.lake-connector.identity[0].principal_id}"
    roles = landing_zone.resources("azurerm_role_assignment").values()
    assert [role for role in roles if role["principal_id"] == connector] == [
        {
            "scope": "${azurerm_storage_account.lake_account.id}",
            "role_definition_name": "Storage Blob Data Contributor",
            "principal_id": connector,
            "principal_type": "ServicePrincipal",
        }
    ]


def test_cluster_pulls_from_the_registry_and_pushes_nothing(landing_zone: Synthesized) -> None:
    kubelet = "${azurerm_kubernetes_cluster.aks_cluster.kubelet_identity[0].object_id}"
    roles = landing_zone.resources("azurerm_role_assignment").values()
    assert [(role["scope"], role["role_definition_name"]) for role in roles if role["principal_id"] == kubelet] == [
        ("${azurerm_container_registry.images_registry.id}", "AcrPull")
    ]


def test_cluster_waits_for_its_subnets_way_out(landing_zone: Synthesized) -> None:
    cluster = landing_zone.only("azurerm_kubernetes_cluster")
    assert cluster["default_node_pool"]["vnet_subnet_id"] == "${azurerm_subnet.network_aks.id}"
    assert "azurerm_subnet_nat_gateway_association.network_aks-nat" in cluster["depends_on"]


def test_gpu_nodes_exist_where_settings_ask_for_them(landing_zone: Synthesized) -> None:
    asked = load(landing_zone.name).kubernetes.gpu_pool
    pool = landing_zone.resources("azurerm_kubernetes_cluster_node_pool").get("aks_gpu-pool")
    assert (pool is None) is (asked is None)
    if pool and asked:
        assert pool["vm_size"] == asked.vm_size


def test_what_holds_data_is_encrypted_with_keys_of_our_own_where_settings_say(landing_zone: Synthesized) -> None:
    keys = load(landing_zone.name).key_vault.customer_managed_keys
    account = landing_zone.only("azurerm_storage_account")
    workspace = landing_zone.only("azurerm_databricks_workspace")
    if keys is None:
        assert not landing_zone.resources("azurerm_key_vault_key")
        assert "customer_managed_key" not in account
        assert workspace["customer_managed_key_enabled"] is False
        return
    declared = landing_zone.resources("azurerm_key_vault_key")
    assert set(declared) == {"lake-key_key", "databricks-key_key", "aks-key_key"}
    rotation = {key["rotation_policy"]["automatic"]["time_after_creation"] for key in declared.values()}
    assert rotation == {f"P{keys.rotate_after_days}D"}
    lake_key = "${azurerm_key_vault_key.lake-key_key.versionless_id}"
    assert account["customer_managed_key"]["key_vault_key_id"] == lake_key
    assert workspace["managed_disk_cmk_key_vault_key_id"] == "${azurerm_key_vault_key.databricks-key_key.id}"
    cluster = landing_zone.only("azurerm_kubernetes_cluster")
    assert cluster["disk_encryption_set_id"] == "${azurerm_disk_encryption_set.aks-key_disks.id}"
    # A node whose disk can't be decrypted does not start; its control plane must see the set, too.
    assert {"azurerm_role_assignment.aks-key_disks-role", "azurerm_role_assignment.aks_disks-role"} < set(
        cluster["depends_on"]
    )


def test_stateful_resources_refuse_destruction_where_protected(landing_zone: Synthesized) -> None:
    protected = load(landing_zone.name).protection.prevent_destroy
    for kind in (
        "azurerm_application_insights",
        "azurerm_databricks_workspace",
        "azurerm_key_vault",
        "azurerm_log_analytics_workspace",
        "azurerm_storage_account",
    ):
        assert landing_zone.only(kind)["lifecycle"]["prevent_destroy"] is protected, kind


def test_resource_group_is_locked_where_the_settings_say(landing_zone: Synthesized) -> None:
    locks = [(lock["scope"], lock["lock_level"]) for lock in landing_zone.resources("azurerm_management_lock").values()]
    locked = load(landing_zone.name).protection.delete_locks
    assert locks == ([("${azurerm_resource_group.group.id}", "CanNotDelete")] if locked else [])


def test_alerts_watch_the_lake_and_the_vault(landing_zone: Synthesized) -> None:
    settings = load(landing_zone.name)
    alerts = landing_zone.resources("azurerm_monitor_metric_alert")
    assert {(alert["scopes"][0], alert["criteria"][0]["metric_name"]) for alert in alerts.values()} == {
        ("${azurerm_storage_account.lake_account.id}", "Availability"),
        ("${azurerm_key_vault.vault_vault.id}", "Availability"),
        ("${azurerm_key_vault.vault_vault.id}", "SaturationShoebox"),
    }
    assert {alert["severity"] for alert in alerts.values()} == {settings.alerts.severity}
    receivers = landing_zone.only("azurerm_monitor_action_group")["email_receiver"]
    assert [receiver["email_address"] for receiver in receivers] == list(settings.alert_emails)


def test_budget_counts_what_bears_the_environments_tags(landing_zone: Synthesized) -> None:
    budget = landing_zone.only("azurerm_consumption_budget_subscription")
    tags = landing_zone.only("azurerm_resource_group")["tags"]
    assert budget["filter"]["tag"] == [{"name": name, "values": [tags[name]]} for name in ("ENVM", "SYSTEM")]
    assert budget["amount"] == load(landing_zone.name).budget.monthly_amount


def test_provider_purges_nothing_that_is_protected(landing_zone: Synthesized) -> None:
    (provider,) = landing_zone.document["provider"]["azurerm"]
    (features,) = provider["features"]
    (vault,) = features["key_vault"]
    purges = {value for name, value in vault.items() if name.startswith("purge")}
    assert purges == {not load(landing_zone.name).key_vault.purge_protection}
    assert features["resource_group"] == [{"prevent_deletion_if_contains_resources": True}]
    assert features["log_analytics_workspace"] == [{"permanently_delete_on_destroy": False}]


def test_production_is_protected_and_zone_redundant() -> None:
    prod = load("prod")
    assert prod.protection.prevent_destroy
    assert prod.key_vault.purge_protection
    assert prod.lake.replication.zone_redundant
