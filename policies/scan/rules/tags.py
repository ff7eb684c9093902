"""Every resource that takes tags bears the five derived ones, and its own environment.

Why: cost reports, incident routing and data classification go by `ENVM`, `COST_CENTER`, `OWNER`, `SYSTEM` and
`DATA_DOMAIN`; what lacks one is paid for by nobody and owned by nobody.

Remedy: pass `settings.resource_tags(data_domain=…)`, or a placement's tags, to the resource.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings.vocabulary import DerivedTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

# Types whose schema has no `tags`. One that is missing here counts as taggable, so that nothing goes untagged unseen.
UNTAGGABLE = frozenset(
    f"azurerm_{name}"
    for name in (
        "consumption_budget_resource_group",
        "consumption_budget_subscription",
        "container_registry_cache_rule",
        "data_factory_credential_user_managed_identity",
        "data_factory_data_flow",
        "data_factory_dataset_parquet",
        "data_factory_integration_runtime_azure",
        "data_factory_linked_service_azure_databricks",
        "data_factory_linked_service_azure_blob_storage",
        "data_factory_linked_service_data_lake_storage_gen2",
        "data_factory_linked_service_key_vault",
        "data_factory_managed_private_endpoint",
        "data_factory_pipeline",
        "data_factory_trigger_blob_event",
        "data_factory_trigger_schedule",
        "data_factory_trigger_tumbling_window",
        "databricks_workspace_root_dbfs_customer_managed_key",
        "eventhub",
        "eventhub_authorization_rule",
        "eventhub_consumer_group",
        "eventhub_namespace_authorization_rule",
        "eventhub_namespace_customer_managed_key",
        "eventhub_namespace_schema_group",
        "federated_identity_credential",
        "key_vault_access_policy",
        "kubernetes_cluster_extension",
        "log_analytics_workspace_table",
        "managed_redis_access_policy_assignment",
        "management_lock",
        "monitor_data_collection_rule_association",
        "monitor_diagnostic_setting",
        "nat_gateway_public_ip_association",
        "network_security_rule",
        "postgresql_flexible_server_active_directory_administrator",
        "postgresql_flexible_server_configuration",
        "postgresql_flexible_server_database",
        "postgresql_flexible_server_firewall_rule",
        "redis_cache_access_policy_assignment",
        "resource_provider_registration",
        "role_assignment",
        "role_definition",
        "route",
        "servicebus_namespace_authorization_rule",
        "servicebus_queue",
        "servicebus_queue_authorization_rule",
        "servicebus_subscription",
        "servicebus_topic",
        "storage_account_customer_managed_key",
        "storage_account_network_rules",
        "storage_account_static_website",
        "storage_blob",
        "storage_container",
        "storage_data_lake_gen2_filesystem",
        "storage_data_lake_gen2_path",
        "storage_management_policy",
        "storage_queue",
        "storage_share",
        "storage_table",
        "subnet",
        "subnet_nat_gateway_association",
        "subnet_network_security_group_association",
        "subnet_route_table_association",
        "virtual_network_peering",
    )
)


def applies(resource: Resource, environment: Environment) -> bool:
    """Azure resources whose schema has tags."""
    return resource.type.startswith("azurerm_") and resource.type not in UNTAGGABLE


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Names are compared exactly: Azure takes `envm` for `ENVM`, but reports show what was written."""
    tags = resource.value("tags") or {}
    for tag in DerivedTag:
        if tag not in tags:
            yield f"the tag {tag} is missing (a type without tags: name it in {__name__}.UNTAGGABLE)"
        elif not str(tags[tag] or "").strip():
            yield f"the tag {tag} is blank"
    if tags.get(DerivedTag.ENVIRONMENT, environment.name) != environment.name:
        yield f"the tag {DerivedTag.ENVIRONMENT} is {tags[DerivedTag.ENVIRONMENT]!r} in {environment.name}"
