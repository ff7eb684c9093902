"""Nobody reads blobs or images without saying who they are, and nothing is copied out to another tenant.

Why: a container with anonymous access is open to everybody who guesses its name, whatever the roles say.

Remedy: leave `container_access_type` at `private`, set `allow_nested_items_to_be_public` to false, drop the static
website.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import Off, OneOf, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_WEBSITE = "azurerm_storage_account_static_website"
_SWITCHES: dict[str, tuple[OneOf | Off, ...]] = {
    "azurerm_storage_account": (
        Off("allow_nested_items_to_be_public"),
        Off("cross_tenant_replication_enabled", absent_passes=True),
    ),
    "azurerm_storage_container": (OneOf("container_access_type", ("private",), absent_passes=True),),
    "azurerm_container_registry": (Off("anonymous_pull_enabled", absent_passes=True),),
}

TYPES = (*_SWITCHES, _WEBSITE)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A static website is anonymous by what it is."""
    if resource.type == _WEBSITE:
        yield "it publishes a container to everybody"
    for cors in resource.blocks("blob_properties.cors_rule") if "blob_properties" in resource.body else ():
        if "*" in (cors.value("allowed_origins") or []):
            yield "blob_properties.cors_rule lets the scripts of any website in"
    yield from wrong_switches(resource, *_SWITCHES.get(resource.type, ()))
