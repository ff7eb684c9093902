"""In prod no plan can destroy what holds data, logs or images, or what everything else runs on.

Why: a renamed construct or a changed name replaces the resource, and with it everything in it; a plan of hundreds of
lines hides the one that says so.

Remedy: set `lifecycle.prevent_destroy`, from the setting `protection.prevent_destroy`, on the resource.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = (
    *(
        f"azurerm_{kind}"
        for kind in (
            "application_insights",
            "container_registry",
            "cosmosdb_account",
            "databricks_workspace",
            "eventhub",
            "eventhub_namespace",
            "key_vault",
            "key_vault_key",
            "kubernetes_cluster",
            "log_analytics_workspace",
            "machine_learning_workspace",
            "mssql_database",
            "mssql_server",
            "mysql_flexible_server",
            "postgresql_flexible_server",
            "postgresql_flexible_server_database",
            "recovery_services_vault",
            "servicebus_namespace",
            "storage_account",
            "storage_container",
        )
    ),
    "databricks_catalog",
    "databricks_schema",
    "databricks_volume",
)


def applies(resource: Resource, environment: Environment) -> bool:
    """In prod alone: elsewhere environments are made anew."""
    return environment.kind == "prod"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Terraform takes a literal alone here."""
    if not is_on(resource, "lifecycle.prevent_destroy"):
        yield "lifecycle.prevent_destroy is not true"
