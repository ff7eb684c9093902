"""Every PaaS resource and every part of the network that keeps logs sends them to Log Analytics.

Why: who read what, and who was refused, can be told afterwards only where it was recorded at the time.

Remedy: add `modules.diagnostics.diagnose` for the resource, with the environment's workspace and `ALL_LOGS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

# A storage account's reads and writes are logged by its services, not by the account.
_SERVICES = {"azurerm_storage_account": "/blobservices/default"}

TYPES = tuple(
    f"azurerm_{kind}"
    for kind in (
        "app_configuration",
        "cognitive_account",
        "container_registry",
        "cosmosdb_account",
        "data_factory",
        "databricks_workspace",
        "eventgrid_domain",
        "eventgrid_topic",
        "eventhub_namespace",
        "key_vault",
        "kubernetes_cluster",
        "log_analytics_workspace",
        "machine_learning_workspace",
        "managed_redis",
        "mssql_database",
        "mysql_flexible_server",
        "network_security_group",
        "postgresql_flexible_server",
        "public_ip",
        "redis_cache",
        "search_service",
        "servicebus_namespace",
        "storage_account",
        "virtual_network",
    )
)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Metrics alone are no logs, and logs that only go to storage answer no query."""
    settings = [each for each in environment.of("azurerm_monitor_diagnostic_setting") if _is_about(each, resource)]
    if not settings:
        yield f"no diagnostic setting for it{_SERVICES.get(resource.type, '')}"
    elif not any(_sends_logs(setting) for setting in settings):
        yield f"{', '.join(setting.address for setting in settings)}: sends no logs to Log Analytics"


def _is_about(setting: Resource, resource: Resource) -> bool:
    if resource not in setting.targets("target_resource_id"):
        return False
    _, _, service = str(setting.body["target_resource_id"]).rpartition("}")
    return service.lower() == _SERVICES.get(resource.type, "")


def _sends_logs(setting: Resource) -> bool:
    logs = [log for log in setting.blocks("enabled_log") if log.value("category") or log.value("category_group")]
    return bool(logs) and bool(
        setting.targets("log_analytics_workspace_id") or setting.value("log_analytics_workspace_id")
    )
