"""What only Azure has, and what one person's machine merely takes note of."""

from __future__ import annotations

from environments.local.engines.engine import CLOUD_ONLY, RECORDED, Engine

__all__ = ["ENGINES"]

_CLOUD_ONLY = (
    "azurerm_application_insights",
    "azurerm_consumption_budget_subscription",
    "azurerm_container_registry",
    "azurerm_databricks_access_connector",
    "azurerm_databricks_workspace",
    "azurerm_databricks_workspace_root_dbfs_customer_managed_key",
    "azurerm_disk_encryption_set",
    "azurerm_federated_identity_credential",
    "azurerm_key_vault_key",
    "azurerm_kubernetes_cluster",
    "azurerm_kubernetes_cluster_node_pool",
    "azurerm_log_analytics_workspace",
    "azurerm_management_lock",
    "azurerm_monitor_action_group",
    "azurerm_monitor_activity_log_alert",
    "azurerm_monitor_data_collection_rule",
    "azurerm_monitor_data_collection_rule_association",
    "azurerm_monitor_diagnostic_setting",
    "azurerm_monitor_metric_alert",
    "azurerm_nat_gateway",
    "azurerm_nat_gateway_public_ip_association",
    "azurerm_network_security_group",
    "azurerm_private_dns_zone",
    "azurerm_private_dns_zone_virtual_network_link",
    "azurerm_private_endpoint",
    "azurerm_public_ip",
    "azurerm_resource_group",
    "azurerm_route_table",
    "azurerm_storage_management_policy",
    "azurerm_subnet",
    "azurerm_subnet_nat_gateway_association",
    "azurerm_subnet_network_security_group_association",
    "azurerm_subnet_route_table_association",
    "azurerm_user_assigned_identity",
    "azurerm_virtual_network",
    "azurerm_virtual_network_peering",
    "databricks_alert_v2",
    "databricks_credential",
    "databricks_default_namespace_setting",
    "databricks_disable_legacy_access_setting",
    "databricks_disable_legacy_dbfs_setting",
    "databricks_ip_access_list",
    "databricks_metastore",
    "databricks_metastore_assignment",
    "databricks_notification_destination",
    "databricks_sql_endpoint",
    "databricks_storage_credential",
    "databricks_workspace_conf",
    "helm_release",
    "kubernetes_namespace_v1",
    "kubernetes_network_policy_v1",
    "kubernetes_service_account_v1",
)
# Who may do what: on this machine its owner may, and nobody else.
_RECORDED = (
    "azurerm_role_assignment",
    "databricks_group",
    "databricks_permission_assignment",
    "databricks_permissions",
    "databricks_service_principal",
    "databricks_workspace_binding",
)

ENGINES = {kind: Engine(CLOUD_ONLY) for kind in _CLOUD_ONLY} | {kind: Engine(RECORDED) for kind in _RECORDED}
