"""A Databricks workspace is reached through private endpoints: one for its front end, one for signing in.

Why: with public access off, these are the only doors. Without the one for signing in, a browser is sent to a public
address that refuses it.

Remedy: declare `azurerm_private_endpoint`s to the workspace with the subresources databricks_ui_api and
browser_authentication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_databricks_workspace",)

_DOORS = ("databricks_ui_api", "browser_authentication")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Look for the endpoints that lead to this workspace."""
    doors = {
        subresource
        for endpoint in environment.of("azurerm_private_endpoint")
        for connection in endpoint.blocks("private_service_connection")
        if resource in connection.targets("private_connection_resource_id")
        for subresource in connection.value("subresource_names") or ()
    }
    for door in _DOORS:
        if door not in doors:
            yield f"no private endpoint leads to its {door}"
