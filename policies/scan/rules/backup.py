"""What was deleted or overwritten by mistake can be restored: 30 days long in prod, 7 elsewhere.

Why: replication copies a mistake within seconds. Only what is kept for a time undoes it, and a mistake is seldom
noticed on its day.

Remedy: set the retention policies of the storage account (versioning too, where its namespace is flat), the backup days
of the server and, in prod, its copy in the paired region.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = (
    "azurerm_storage_account",
    "azurerm_postgresql_flexible_server",
    "azurerm_mysql_flexible_server",
    "azurerm_cosmosdb_account",
)

_STORAGE_DAYS = {"prod": 30}
# Azure keeps a server's backups 35 days at most.
_SERVER_DAYS = {"prod": 14}
_LEAST_DAYS = 7


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """An account with a hierarchical namespace has no versions: there soft delete is all there is."""
    match resource.type:
        case "azurerm_storage_account":
            yield from _storage(resource, _STORAGE_DAYS.get(environment.kind, _LEAST_DAYS))
        case "azurerm_cosmosdb_account":
            if environment.kind == "prod" and resource.value("backup.type") != "Continuous":
                yield "backup.type is not Continuous"
        case _:
            floor = _SERVER_DAYS.get(environment.kind, _LEAST_DAYS)
            days = resource.value("backup_retention_days")
            if int(_LEAST_DAYS if days is None else days) < floor:
                yield f"backup_retention_days is {days}, less than {floor}"
            if environment.kind == "prod" and not is_on(resource, "geo_redundant_backup_enabled"):
                yield "geo_redundant_backup_enabled is not true"


def _storage(account: Resource, floor: int) -> Iterator[str]:
    for policy in ("delete_retention_policy", "container_delete_retention_policy"):
        path = f"blob_properties.{policy}"
        found = account.blocks(path)
        days = (found[0].value("days") or _LEAST_DAYS) if found else 0
        if int(days) < floor:
            yield f"{path}.days is {days}, less than {floor}"
    if account.blocks("blob_properties.delete_retention_policy") and is_on(
        account, "blob_properties.delete_retention_policy.permanent_delete_enabled"
    ):
        yield "blob_properties.delete_retention_policy.permanent_delete_enabled lets deleted blobs be purged"
    if not is_on(account, "is_hns_enabled") and not is_on(account, "blob_properties.versioning_enabled"):
        yield "blob_properties.versioning_enabled is not true"
