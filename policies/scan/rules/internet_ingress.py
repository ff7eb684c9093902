"""No network or firewall rule lets anything in from the internet.

Why: one inbound rule from a public prefix puts what lies behind it into every scanner's list within minutes. It comes
in many spellings: `*`, `Internet`, `0.0.0.0/0`, `::/0`, a public range, or the address space split in two halves.

Remedy: name private prefixes or `VirtualNetwork` as the source, or delete the rule; clients come through the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._addresses import is_private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

_GROUP = "azurerm_network_security_group"
_RULE = "azurerm_network_security_rule"
# They open a server's public endpoint to a range of addresses.
_FIREWALL_RULES = {
    "azurerm_mssql_firewall_rule": ("start_ip_address", "end_ip_address"),
    "azurerm_mysql_flexible_server_firewall_rule": ("start_ip_address", "end_ip_address"),
    "azurerm_postgresql_flexible_server_firewall_rule": ("start_ip_address", "end_ip_address"),
    "azurerm_synapse_firewall_rule": ("start_ip_address", "end_ip_address"),
    "azurerm_mongo_cluster_firewall_rule": ("start_ip_address", "end_ip_address"),
    "azurerm_redis_firewall_rule": ("start_ip", "end_ip"),
}

TYPES = (_GROUP, _RULE, *_FIREWALL_RULES)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Priorities don't count: a rule that another one happens to shadow is one edit away from not being shadowed."""
    if resource.type in _FIREWALL_RULES:
        first, last = (resource.value(path) for path in _FIREWALL_RULES[resource.type])
        # The pair 0.0.0.0 stands for every Azure customer.
        if not is_private(f"{first}-{last}"):
            yield f"{first} to {last} are public addresses"
        return
    for rule in resource.blocks("security_rule") if resource.type == _GROUP else [resource]:
        if not _lets_in(rule):
            continue
        for prefix in _sources(rule):
            if not is_private(prefix):
                yield f"{rule.value('name')}: allows inbound traffic from {prefix!r}"


def _lets_in(rule: Resource | Block) -> bool:
    return str(rule.value("access")).lower() != "deny" and str(rule.value("direction")).lower() != "outbound"


def _sources(rule: Resource | Block) -> list[str]:
    one, several = rule.value("source_address_prefix"), rule.value("source_address_prefixes") or []
    prefixes = [str(each) for each in ([one] if one else []) + list(several)]
    # A group of network interfaces lies in a virtual network; with no source at all, everything is one.
    return prefixes or ([] if rule.targets("source_application_security_group_ids") else ["*"])
