"""Azure names follow the Cloud Adoption Framework's pattern and name their environment.

Why: logs, invoices and alerts show the name alone. One that says what, whose and where can be acted upon; one that
names the wrong environment is deleted by mistake. Most names can't be changed afterwards.

Remedy: take the name from `self.resource_name(ResourceKind.…)`:
`<kind>-<organization>-<workload>-<environment>-<region>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from environments.naming import ResourceKind, rule
from environments.settings.vocabulary import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

_KINDS = {
    "azurerm_application_insights": ResourceKind.APPLICATION_INSIGHTS,
    "azurerm_consumption_budget_subscription": ResourceKind.BUDGET,
    "azurerm_container_registry": ResourceKind.CONTAINER_REGISTRY,
    "azurerm_data_factory": ResourceKind.DATA_FACTORY,
    "azurerm_databricks_access_connector": ResourceKind.DATABRICKS_ACCESS_CONNECTOR,
    "azurerm_databricks_workspace": ResourceKind.DATABRICKS_WORKSPACE,
    "azurerm_eventhub_namespace": ResourceKind.EVENT_HUBS_NAMESPACE,
    "azurerm_key_vault": ResourceKind.KEY_VAULT,
    "azurerm_kubernetes_cluster": ResourceKind.KUBERNETES_CLUSTER,
    "azurerm_log_analytics_workspace": ResourceKind.LOG_ANALYTICS_WORKSPACE,
    "azurerm_managed_redis": ResourceKind.REDIS,
    "azurerm_monitor_action_group": ResourceKind.ACTION_GROUP,
    "azurerm_nat_gateway": ResourceKind.NAT_GATEWAY,
    "azurerm_network_security_group": ResourceKind.NETWORK_SECURITY_GROUP,
    "azurerm_postgresql_flexible_server": ResourceKind.POSTGRESQL_SERVER,
    "azurerm_private_endpoint": ResourceKind.PRIVATE_ENDPOINT,
    "azurerm_public_ip": ResourceKind.PUBLIC_IP,
    "azurerm_redis_cache": ResourceKind.REDIS,
    "azurerm_resource_group": ResourceKind.RESOURCE_GROUP,
    "azurerm_route_table": ResourceKind.ROUTE_TABLE,
    "azurerm_servicebus_namespace": ResourceKind.SERVICE_BUS_NAMESPACE,
    "azurerm_storage_account": ResourceKind.STORAGE_ACCOUNT,
    "azurerm_subnet": ResourceKind.SUBNET,
    "azurerm_user_assigned_identity": ResourceKind.USER_ASSIGNED_IDENTITY,
    "azurerm_virtual_network": ResourceKind.VIRTUAL_NETWORK,
    "azurerm_virtual_network_peering": ResourceKind.VIRTUAL_NETWORK_PEERING,
}
_REGIONS = "|".join(location.short for location in Location)


def applies(resource: Resource, environment: Environment) -> bool:
    """The kinds that have an abbreviation, and whatever else lies in a region; what is global is told by its group."""
    placed = resource.type.startswith("azurerm_") and resource.body.get("location") not in (None, "global")
    return placed or resource.type in _KINDS


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A private endpoint bears its target's name inside its own."""
    name = str(resource.value("name") or "")
    kind = _KINDS.get(resource.type)
    if name != name.lower():
        yield f"{name!r} has upper-case letters"
    if kind is None:
        if not re.search(rf"(?<![a-z]){re.escape(environment.name)}(?![a-z])", name):
            yield f"{name!r} does not name its environment {environment.name}"
        return
    if not _pattern(kind, environment.name).fullmatch(name):
        yield f"{name!r} is not {_shown(kind, environment.name)}"
    asked = rule(kind)
    if not asked.least <= len(name) <= asked.most:
        yield f"{name!r} has {len(name)} characters, Azure takes {asked.least} to {asked.most}"
    if not asked.pattern.fullmatch(name):
        yield f"{name!r}: Azure takes {asked.characters}"


def _pattern(kind: ResourceKind, environment: str) -> re.Pattern[str]:
    part, separator = re.escape(environment), rule(kind).separator
    if kind is ResourceKind.PRIVATE_ENDPOINT:
        return re.compile(rf"{kind}-.+{part}-?(?:{_REGIONS}).*")
    if not separator:
        return re.compile(rf"{kind}[a-z0-9]+{part}(?:{_REGIONS})[a-z0-9]*")
    return re.compile(rf"{kind}(?:-[a-z0-9]+){{2,}}-{part}-(?:{_REGIONS})(?:-.+)?")


def _shown(kind: ResourceKind, environment: str) -> str:
    pieces = (kind, "<organization>", "<workload>", environment, f"<{_REGIONS}>")
    return rule(kind).separator.join(pieces)
