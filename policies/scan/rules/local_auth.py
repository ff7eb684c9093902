"""Nobody gets in by a shared key, an admin user or a local account: Entra identities alone do.

Why: a key names nobody, does not expire and is copied. Whoever holds it keeps what a revoked identity loses.

Remedy: turn the argument named in the message off, and give the client's identity a data role on the resource.

`local` may use Event Hubs' keys: the broker embedded there knows no Entra.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import Off, On, OneOf, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_LOCAL_AUTH = Off("local_auth_enabled")
_LOCAL_AUTHENTICATION = Off("local_authentication_enabled")
_BASIC = (Off("ftp_publish_basic_authentication_enabled"), Off("webdeploy_publish_basic_authentication_enabled"))

_SWITCHES: dict[str, tuple[OneOf | Off | On, ...]] = {
    **{
        f"azurerm_{kind}": (_LOCAL_AUTH,)
        for kind in (
            "app_configuration",
            "cognitive_account",
            "eventgrid_domain",
            "eventgrid_topic",
            "machine_learning_compute_cluster",
            "machine_learning_compute_instance",
            "machine_learning_synapse_spark",
            "servicebus_namespace",
            "signalr_service",
            "web_pubsub",
            "web_pubsub_socketio",
        )
    },
    **{
        f"azurerm_{kind}": (_LOCAL_AUTHENTICATION,)
        for kind in (
            "application_insights",
            "automation_account",
            "bot_service_azure_bot",
            "cosmosdb_account",
            "eventgrid_partner_namespace",
            "eventhub_namespace",
            "iothub",
            "log_analytics_workspace",
            "maps_account",
            "search_service",
        )
    },
    **{
        f"azurerm_{kind}": _BASIC
        for kind in ("linux_function_app", "linux_web_app", "windows_function_app", "windows_web_app")
    },
    "azurerm_container_registry": (Off("admin_enabled", absent_passes=True),),
    "azurerm_dashboard_grafana": (Off("api_key_enabled", absent_passes=True),),
    "azurerm_kubernetes_cluster": (On("local_account_disabled"),),
    "azurerm_linux_virtual_machine": (On("disable_password_authentication", absent_passes=True),),
    "azurerm_linux_virtual_machine_scale_set": (On("disable_password_authentication", absent_passes=True),),
    "azurerm_managed_redis": (Off("default_database.access_keys_authentication_enabled", absent_passes=True),),
    "azurerm_mssql_server": (On("azuread_administrator.azuread_authentication_only"),),
    "azurerm_postgresql_flexible_server": (
        On("authentication.active_directory_auth_enabled"),
        Off("authentication.password_auth_enabled"),
    ),
    "azurerm_redis_cache": (
        Off("access_keys_authentication_enabled"),
        On("redis_configuration.active_directory_authentication_enabled"),
        On("redis_configuration.authentication_enabled", absent_passes=True),
    ),
    "azurerm_storage_account": (
        Off("shared_access_key_enabled"),
        Off("local_user_enabled"),
        Off("sftp_enabled", absent_passes=True),
    ),
    # Without it the provider itself asks for the account's key.
    "provider.azurerm": (On("storage_use_azuread"),),
}
_SHARED_KEYS = (
    "azurerm_eventhub_authorization_rule",
    "azurerm_eventhub_namespace_authorization_rule",
    "azurerm_servicebus_namespace_authorization_rule",
    "azurerm_servicebus_queue_authorization_rule",
    "azurerm_servicebus_topic_authorization_rule",
    "azurerm_storage_account_local_user",
    "azurerm_application_insights_api_key",
)
_EMBEDDED = (
    "azurerm_eventhub_namespace",
    "azurerm_eventhub_authorization_rule",
    "azurerm_eventhub_namespace_authorization_rule",
)

TYPES = (*_SWITCHES, *_SHARED_KEYS)


def applies(resource: Resource, environment: Environment) -> bool:
    """Everywhere, but for the embedded broker."""
    return not (environment.kind == "local" and resource.type in _EMBEDDED)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A resource that is itself a shared key fails by being there."""
    if resource.type in _SHARED_KEYS:
        yield "it is a shared key"
    yield from wrong_switches(resource, *_SWITCHES.get(resource.type, ()))
