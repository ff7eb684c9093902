"""In prod a lock keeps every resource group, and so all that lies in it, from being deleted by hand.

Why: `prevent_destroy` binds Terraform alone. In the portal, deleting a resource group takes two clicks and its name.

Remedy: declare an `azurerm_management_lock` of the level `CanNotDelete` with the resource group as its scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_resource_group",)

_LEVELS = ("cannotdelete", "readonly")


def applies(resource: Resource, environment: Environment) -> bool:
    """In prod alone: elsewhere environments are made anew."""
    return environment.kind == "prod"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """The lock's scope must be the group itself, not something in it."""
    locks = [
        lock
        for lock in environment.of("azurerm_management_lock")
        if resource in lock.targets("scope") and lock.target("scope") is resource
    ]
    if not any(str(lock.value("lock_level")).lower() in _LEVELS for lock in locks):
        yield "no lock keeps it from being deleted"
