"""Nobody is assigned Owner, Contributor or User Access Administrator, nor a custom role that amounts to one.

Why: an identity with one of them can open every other lock of this gate after the deployment. Jobs and services need
data roles on single resources.

Remedy: assign the narrowest built-in role that does the work, such as `Storage Blob Data Reader`, on the one resource.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policies.scan.model import Environment, Resource

# learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged
_PRIVILEGED = {
    "owner": "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    "contributor": "b24988ac-6180-42a0-ab88-20f7382dd24c",
    "user access administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
    "role based access control administrator": "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
}
_BY_ID = {identifier: name for name, identifier in _PRIVILEGED.items()}
_LAST = re.compile(r"[0-9a-f-]{36}(?=\W*$)")
_GRANTING = "microsoft.authorization/roleassignments/write"
_DEFINITION = "azurerm_role_definition"

TYPES = (
    "azurerm_role_assignment",
    "azurerm_pim_active_role_assignment",
    "azurerm_pim_eligible_role_assignment",
    _DEFINITION,
)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """An assignment names its role, or refers to its definition by id; a definition is judged by its actions."""
    if resource.type == _DEFINITION:
        for permissions in resource.blocks("permissions"):
            yield from _too_much(permissions.value("actions") or [], "actions")
            yield from _too_much(permissions.value("data_actions") or [], "data_actions")
        return
    name = resource.value("role_definition_name")
    if name is not None and str(name).strip().lower() in _PRIVILEGED:
        yield f"assigns {name}"
    identifier = resource.body.get("role_definition_id")
    if identifier is not None:
        yield from _by_id(resource, str(identifier))
    if name is None and identifier is None:
        yield "names no role"


def _by_id(resource: Resource, identifier: str) -> Iterator[str]:
    found = _LAST.search(identifier.lower())
    if found:
        if found[0] in _BY_ID:
            yield f"assigns {_BY_ID[found[0]].title()}, by its id"
        return
    definition = resource.target("role_definition_id")
    if definition is not None and definition.type == f"data.{_DEFINITION}":
        named = (definition.value("name"), definition.value("role_definition_id"))
        texts = {str(each).strip().lower() for each in named if each}
        if not texts or texts & (_PRIVILEGED.keys() | _BY_ID.keys()):
            yield f"assigns {', '.join(sorted(texts)) or 'a role without a name'}, by {definition.address}"
    elif definition is None or definition.type != _DEFINITION:
        yield f"role_definition_id {identifier} is no role definition"


def _too_much(actions: Iterable[str], kind: str) -> Iterator[str]:
    for action in actions:
        pattern = str(action).strip().lower()
        provider, _, rest = pattern.partition("/")
        if "*" in provider and not pattern.endswith("/read"):
            yield f"{kind} {action!r} reaches every provider"
        elif kind == "actions" and re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), _GRANTING):
            yield f"{kind} {action!r} lets its holder grant roles"
        elif rest == "*" and kind == "actions":
            yield f"{kind} {action!r} is everything of a provider"
