"""Names of Azure resources: one pure function, so that a name follows from its settings and never changes by itself.

`<abbreviation>-<organization>-<workload>-<environment>-<location>[-<part>][-<instance>]`, such as `kv-mt-lf-prod-aue`
or, where Azure takes letters and digits alone, `stmtlfprodauelake`. Abbreviations are the Cloud Adoption Framework's
(learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations); lengths,
characters and scopes are Azure Resource Manager's
(learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["NamingError", "ResourceKind", "Rule", "Scope", "name", "rule"]


class ResourceKind(StrEnum):
    """What can be named; the value is the Cloud Adoption Framework's abbreviation."""

    RESOURCE_GROUP = "rg"
    VIRTUAL_NETWORK = "vnet"
    VIRTUAL_NETWORK_PEERING = "peer"
    SUBNET = "snet"
    NETWORK_SECURITY_GROUP = "nsg"
    ROUTE_TABLE = "rt"
    NAT_GATEWAY = "ng"
    PUBLIC_IP = "pip"
    PRIVATE_ENDPOINT = "pep"
    STORAGE_ACCOUNT = "st"
    KEY_VAULT = "kv"
    LOG_ANALYTICS_WORKSPACE = "log"
    APPLICATION_INSIGHTS = "appi"
    ACTION_GROUP = "ag"
    ALERT_RULE = "ar"
    BUDGET = "bgt"
    DATA_COLLECTION_RULE = "dcr"
    DATABRICKS_WORKSPACE = "dbw"
    DATABRICKS_ACCESS_CONNECTOR = "dbac"
    EVENT_HUBS_NAMESPACE = "evhns"
    EVENT_HUB = "evh"
    SERVICE_BUS_NAMESPACE = "sbns"
    USER_ASSIGNED_IDENTITY = "id"
    DISK_ENCRYPTION_SET = "des"
    KUBERNETES_CLUSTER = "aks"
    CONTAINER_REGISTRY = "cr"
    DATA_FACTORY = "adf"
    POSTGRESQL_SERVER = "psql"
    REDIS = "redis"


class Scope(StrEnum):
    """Within what a name is taken only once."""

    GLOBAL = "all of Azure"
    SUBSCRIPTION = "the subscription"
    RESOURCE_GROUP = "the resource group"
    PARENT = "the parent resource"


class NamingError(ValueError):
    """Azure would refuse the name; the message says why and which setting to change."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What Azure asks of one kind's names.

    The whole name matches `pattern`; `characters` says the same to people. `separator` joins a name's pieces.
    """

    least: int
    most: int
    scope: Scope
    pattern: re.Pattern[str]
    characters: str
    separator: str = "-"


_WORDS = (
    re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9_])?"),
    "lowercase letters, digits, hyphens, dots and underscores, between letters or digits",
)
_HYPHENS = (
    re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"),
    "lowercase letters, digits and hyphens, between letters or digits",
)
_LETTER_FIRST = (
    re.compile(r"[a-z](?:[a-z0-9-]*[a-z0-9])?"),
    "lowercase letters, digits and hyphens, a letter first and no hyphen last",
)
_SINGLE_HYPHENS = (
    re.compile(r"[a-z](?:-?[a-z0-9])*"),
    "lowercase letters, digits and single hyphens, a letter first and no hyphen last",
)
_ALPHANUMERIC = (re.compile(r"[a-z0-9]+"), "lowercase letters and digits")


def _rule(
    least: int, most: int, scope: Scope, characters: tuple[re.Pattern[str], str], *, separator: str = "-"
) -> Rule:
    pattern, text = characters
    return Rule(least=least, most=most, scope=scope, pattern=pattern, characters=text, separator=separator)


_RULES = {
    ResourceKind.RESOURCE_GROUP: _rule(1, 90, Scope.SUBSCRIPTION, _WORDS),
    ResourceKind.VIRTUAL_NETWORK: _rule(2, 64, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.VIRTUAL_NETWORK_PEERING: _rule(1, 80, Scope.PARENT, _WORDS),
    ResourceKind.SUBNET: _rule(1, 80, Scope.PARENT, _WORDS),
    ResourceKind.NETWORK_SECURITY_GROUP: _rule(1, 80, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.ROUTE_TABLE: _rule(1, 80, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.NAT_GATEWAY: _rule(1, 80, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.PUBLIC_IP: _rule(1, 80, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.PRIVATE_ENDPOINT: _rule(2, 64, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.STORAGE_ACCOUNT: _rule(3, 24, Scope.GLOBAL, _ALPHANUMERIC, separator=""),
    ResourceKind.KEY_VAULT: _rule(3, 24, Scope.GLOBAL, _SINGLE_HYPHENS),
    ResourceKind.LOG_ANALYTICS_WORKSPACE: _rule(4, 63, Scope.RESOURCE_GROUP, _HYPHENS),
    ResourceKind.APPLICATION_INSIGHTS: _rule(1, 255, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.ACTION_GROUP: _rule(1, 260, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.ALERT_RULE: _rule(1, 260, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.BUDGET: _rule(1, 63, Scope.SUBSCRIPTION, _WORDS),
    ResourceKind.DATA_COLLECTION_RULE: _rule(1, 64, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.DATABRICKS_WORKSPACE: _rule(3, 64, Scope.RESOURCE_GROUP, _HYPHENS),
    ResourceKind.DATABRICKS_ACCESS_CONNECTOR: _rule(3, 64, Scope.RESOURCE_GROUP, _HYPHENS),
    ResourceKind.EVENT_HUBS_NAMESPACE: _rule(6, 50, Scope.GLOBAL, _LETTER_FIRST),
    ResourceKind.EVENT_HUB: _rule(1, 256, Scope.PARENT, _WORDS),
    ResourceKind.SERVICE_BUS_NAMESPACE: _rule(6, 50, Scope.GLOBAL, _SINGLE_HYPHENS),
    ResourceKind.USER_ASSIGNED_IDENTITY: _rule(3, 128, Scope.RESOURCE_GROUP, _HYPHENS),
    ResourceKind.DISK_ENCRYPTION_SET: _rule(1, 80, Scope.RESOURCE_GROUP, _WORDS),
    ResourceKind.KUBERNETES_CLUSTER: _rule(1, 63, Scope.RESOURCE_GROUP, _HYPHENS),
    ResourceKind.CONTAINER_REGISTRY: _rule(5, 50, Scope.GLOBAL, _ALPHANUMERIC, separator=""),
    ResourceKind.DATA_FACTORY: _rule(3, 63, Scope.GLOBAL, _SINGLE_HYPHENS),
    ResourceKind.POSTGRESQL_SERVER: _rule(3, 63, Scope.GLOBAL, _HYPHENS),
    ResourceKind.REDIS: _rule(1, 63, Scope.GLOBAL, _SINGLE_HYPHENS),
}


def rule(kind: ResourceKind) -> Rule:
    """What Azure asks of a name of this kind."""
    return _RULES[kind]


def name(
    kind: ResourceKind,
    *,
    organization: str,
    workload: str,
    environment: str,
    location: str,
    part: str | None = None,
    instance: int | None = None,
) -> str:
    """The name of one resource.

    Args:
        kind: what is named.
        organization: the organization's short code, such as `mt`.
        workload: the platform's short code, such as `lf`.
        environment: the environment's name, such as `prod`.
        location: the region's short code, such as `aue`.
        part: what tells it from others of its kind, such as `lake`; its hyphens go where Azure allows none.
        instance: a number from 1 to 999, where several alike exist; written with three digits.

    Raises:
        NamingError: Azure would refuse the name. Nothing is ever cut off.
    """
    asked = rule(kind)
    if instance is not None and not 1 <= instance <= 999:  # noqa: PLR2004 - three digits, as the docstring says
        raise NamingError(f"{kind.name.lower()}: instance {instance} doesn't fit; choose 1 to 999")
    tail = None if part is None else part.replace("-", asked.separator)
    number = None if instance is None else f"{instance:03}"
    pieces = (kind.value, organization, workload, environment, location, tail, number)
    text = asked.separator.join(piece for piece in pieces if piece is not None)
    if not asked.least <= len(text) <= asked.most:
        raise NamingError(
            f"{kind.name.lower()} {text!r} has {len(text)} characters, Azure takes {asked.least} to {asked.most}; "
            + _remedy(organization, workload, part, len(text) - asked.most)
        )
    if not asked.pattern.fullmatch(text):
        raise NamingError(
            f"{kind.name.lower()} {text!r}: Azure takes {asked.characters}; change the setting "
            + " or ".join(f"{setting} ({value!r})" for setting, value in _parts(organization, workload, part))
        )
    return text


def _parts(organization: str, workload: str, part: str | None) -> list[tuple[str, str]]:
    return [
        (setting, value)
        for setting, value in (("organization", organization), ("workload", workload), ("part", part))
        if value is not None
    ]


def _remedy(organization: str, workload: str, part: str | None, excess: int) -> str:
    if excess < 0:
        return "give it a part"
    longest = sorted(_parts(organization, workload, part), key=lambda pair: -len(pair[1]))
    return f"shorten by {excess}: " + ", ".join(f"{setting} ({value!r})" for setting, value in longest)
