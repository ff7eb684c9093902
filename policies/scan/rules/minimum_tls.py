"""No client may connect in plain text or with a TLS older than 1.2.

Why: TLS 1.0 and 1.1 have known attacks, and Azure itself has retired them. An argument that names an old version, or a
plain-text port left open, brings them back.

Remedy: name 1.2 or 1.3 in the spelling that the type takes, and turn off the plain-text argument of the message.

Every argument named like a minimum TLS version is judged, at any depth and of any type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policies.scan.rules._switches import Off, On, OneOf, wrong_switches
from policies.scan.rules._walk import arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)

_NAME = re.compile(r"(?:[a-z_]+_)?(?:tls_min_version|(?:min|minimum|minimal)_(?:inbound_)?tls_version)|tls_version")
_VERSION = re.compile(r"(?:tls|tlsv)?_?(\d)(?:[._]?(\d))?", re.IGNORECASE)
_LEAST = (1, 2)
_HTTPS = On("https_only")
_SWITCHES: dict[str, tuple[OneOf | Off | On, ...]] = {
    "azurerm_storage_account": (On("https_traffic_only_enabled", absent_passes=True),),
    "azurerm_redis_cache": (Off("non_ssl_port_enabled", absent_passes=True),),
    "azurerm_managed_redis": (OneOf("default_database.client_protocol", ("Encrypted",), absent_passes=True),),
    "azurerm_linux_web_app": (_HTTPS,),
    "azurerm_linux_function_app": (_HTTPS,),
    "azurerm_windows_web_app": (_HTTPS,),
    "azurerm_windows_function_app": (_HTTPS,),
    # Their default is the service's own, which the provider leaves open.
    "azurerm_eventgrid_domain": (OneOf("minimum_tls_version", ("1.2", "1.3")),),
    "azurerm_eventgrid_topic": (OneOf("minimum_tls_version", ("1.2", "1.3")),),
    "azurerm_api_management": tuple(
        Off(f"security.{side}_{version}_enabled", absent_passes=True)
        for side in ("frontend", "backend")
        for version in ("ssl30", "tls10", "tls11")
    ),
}
# Left out, these take 1.2, which is the least that the provider knows of most.
_SECURE_BY_DEFAULT = tuple(
    f"azurerm_{kind}"
    for kind in (
        "cosmosdb_account",
        "eventhub_namespace",
        "iothub",
        "mssql_managed_instance",
        "mssql_server",
        "servicebus_namespace",
    )
)
# Terraform knows a PostgreSQL server's parameters by name alone.
_POSTGRESQL = "azurerm_postgresql_flexible_server_configuration"
_PARAMETERS = {"require_secure_transport": ("on",), "ssl_min_protocol_version": ("tlsv1.2", "tlsv1.3")}


def applies(resource: Resource, environment: Environment) -> bool:
    """The types known to take connections, and whatever else names a TLS version."""
    known = (*_SWITCHES, *_SECURE_BY_DEFAULT, _POSTGRESQL)
    return resource.type in known or (resource.type.startswith("azurerm_") and any(_versions(resource)))


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Versions are read as numbers, since each type spells them in its own way."""
    yield from wrong_switches(resource, *_SWITCHES.get(resource.type, ()))
    for path, raw in _versions(resource):
        value = environment.resolve(raw, stack=resource.stack)
        if value is not None and _version(value) < _LEAST:
            yield f"{path} is {value!r}, older than TLS 1.2"
    if resource.type == _POSTGRESQL:
        allowed = _PARAMETERS.get(str(resource.value("name")).lower())
        if allowed and str(resource.value("value")).lower() not in allowed:
            yield f"{resource.value('name')} is {resource.value('value')!r}, not {' or '.join(allowed)}"


def _versions(resource: Resource) -> Iterator[tuple[str, Any]]:
    return ((path, value) for path, name, value in arguments(resource.body) if _NAME.fullmatch(name))


def _version(value: Any) -> tuple[int, int]:
    found = _VERSION.fullmatch(str(value).strip())
    return (int(found[1]), int(found[2] or 0)) if found else (0, 0)
