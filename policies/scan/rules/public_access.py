"""The public endpoint of every PaaS resource is off, and its network rules deny what they do not name.

Why: an endpoint with a public address is one leaked key away from everybody. Both locks matter: whoever opens the first
by mistake still meets the second.

Remedy: set the argument named in the message to its closed value; clients come through private endpoints.

Log Analytics and Application Insights are not asked for it: agents and portal reach them by public addresses unless a
private link scope is there, and Entra alone lets anybody in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import Off, On, OneOf, truth, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

_DISABLED = OneOf("public_network_access", ("Disabled",))
_OFF = Off("public_network_access_enabled")
_SWITCHES: dict[str, tuple[OneOf | Off | On, ...]] = {
    **{
        f"azurerm_{kind}": (_OFF,)
        for kind in (
            "api_management",
            "automation_account",
            "batch_account",
            "bot_service_azure_bot",
            "cognitive_account",
            "container_registry",
            "cosmosdb_account",
            "dashboard_grafana",
            "eventgrid_domain",
            "eventgrid_topic",
            "eventhub_namespace",
            "function_app_flex_consumption",
            "healthcare_dicom_service",
            "healthcare_service",
            "iotcentral_application",
            "iothub",
            "iothub_dps",
            "key_vault",
            "key_vault_managed_hardware_security_module",
            "kusto_cluster",
            "linux_function_app",
            "linux_function_app_slot",
            "linux_web_app",
            "linux_web_app_slot",
            "machine_learning_workspace",
            "managed_disk",
            "monitor_data_collection_endpoint",
            "monitor_workspace",
            "mssql_server",
            "postgresql_flexible_server",
            "recovery_services_vault",
            "redis_cache",
            "search_service",
            "servicebus_namespace",
            "signalr_service",
            "snapshot",
            "static_web_app",
            "storage_account",
            "synapse_workspace",
            "virtual_desktop_workspace",
            "web_pubsub",
            "windows_function_app",
            "windows_function_app_slot",
            "windows_web_app",
            "windows_web_app_slot",
        )
    },
    **{
        f"azurerm_{kind}": (_DISABLED,)
        for kind in (
            "ai_foundry",
            "app_configuration",
            "container_app_environment",
            "eventgrid_namespace",
            "eventgrid_partner_namespace",
            "logic_app_standard",
            "managed_redis",
            "mongo_cluster",
            "mysql_flexible_server",
            "video_indexer_account",
            "virtual_desktop_host_pool",
            "web_pubsub_socketio",
        )
    },
    "azurerm_data_factory": (Off("public_network_enabled"),),
    "azurerm_purview_account": (Off("public_network_enabled"),),
    "azurerm_databricks_workspace": (_OFF, On("custom_parameters.no_public_ip", absent_passes=True)),
    "azurerm_storage_account_network_rules": (OneOf("default_action", ("Deny",)),),
}
# The arguments of types that are not in the table, or that also write it in another way.
_SPELLINGS: tuple[OneOf | Off, ...] = (
    Off("public_network_access_enabled", absent_passes=True),
    Off("public_network_enabled", absent_passes=True),
    OneOf("public_network_access", ("Disabled",), absent_passes=True),
)
_RULES = ("network_rules", "network_acls", "network_acl", "network_rulesets", "network_rule_set")
# Their rules' default is to allow; elsewhere rules without a default action count only while the endpoint is public.
_MUST_HAVE_RULES = {"azurerm_storage_account": "network_rules", "azurerm_key_vault": "network_acls"}


def applies(resource: Resource, environment: Environment) -> bool:
    """The types known to have a public endpoint, and whatever else speaks of one."""
    spoken = {switch.path for switch in _SPELLINGS}
    return resource.type in _SWITCHES or (resource.type.startswith("azurerm_") and bool(spoken & resource.body.keys()))


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """The endpoint first, then the rules behind it."""
    switches = _SWITCHES.get(resource.type, ())
    known = {switch.path for switch in switches}
    yield from wrong_switches(resource, *switches, *(each for each in _SPELLINGS if each.path not in known))
    yield from _wrong_rules(resource)
    for addresses in ("ip_rules", "ip_range_filter"):
        if resource.value(addresses):
            yield f"{addresses} lets public addresses in: {resource.value(addresses)}"
    block = _MUST_HAVE_RULES.get(resource.type)
    if block and not resource.blocks(block) and not _separate_rules(resource, environment):
        yield f"{block} is left out, and the provider's default action is to allow"


def _wrong_rules(resource: Resource) -> Iterator[str]:
    for name in _RULES:
        for rules in resource.blocks(name) if name in resource.body else ():
            if str(rules.value("default_action")).lower() != "deny":
                yield f"{name}.default_action is {rules.value('default_action')!r}, not Deny"
            # Both namespaces take it a second time here, where it is true unless it is written.
            if name in ("network_rulesets", "network_rule_set") and resource.type.endswith("_namespace"):
                inner = rules.value("public_network_access_enabled")
                if inner is None or truth(inner):
                    yield f"{name}.public_network_access_enabled is not false"
            for addresses in ("ip_rules", "ip_rule"):
                if rules.get(addresses):
                    yield f"{name}.{addresses} lets public addresses in: {rules[addresses]}"


def _separate_rules(resource: Resource, environment: Environment) -> bool:
    return any(
        resource in rules.targets("storage_account_id")
        for rules in environment.of("azurerm_storage_account_network_rules")
    )
