"""Privileges are granted to groups and service principals, never to one person or to everybody.

Why: who may read what is then a question of group membership, which Entra ID answers and reviews. A grant to a person
stays when they change teams; one to `account users` reaches every guest.

Remedy: grant to a group of `databricks.groups`, or to a job's service principal by its application id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._principals import Principal, principal, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = (
    "databricks_access_control_rule_set",
    "databricks_grant",
    "databricks_grants",
    "databricks_mws_permission_assignment",
    "databricks_permission_assignment",
    "databricks_permissions",
    "databricks_secret_acl",
    "databricks_sql_permissions",
)

_REFUSED = (Principal.PERSON, Principal.EVERYBODY)
# The nested blocks that name a principal, and under which names; without a block, the resource does itself.
_NAMED_IN: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "databricks_grant": (None, ("principal",)),
    "databricks_grants": ("grant", ("principal",)),
    "databricks_mws_permission_assignment": (None, ("principal_id",)),
    "databricks_permission_assignment": (None, ("principal_id", "user_name", "group_name")),
    "databricks_permissions": ("access_control", ("user_name", "group_name")),
    "databricks_secret_acl": (None, ("principal",)),
    "databricks_sql_permissions": ("privilege_assignments", ("principal",)),
}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each principal, wherever a type keeps it."""
    if resource.type == "databricks_access_control_rule_set":
        yield from _rule_set(resource)
        return
    nested, names = _NAMED_IN[resource.type]
    for block in resource.blocks(nested) if nested else (resource,):
        for name in names:
            kind = principal(block, name)
            # Whatever a user is called, it is one person.
            if kind in _REFUSED or (kind is not None and name == "user_name"):
                yield f"grants to {shown(block, name)}, {Principal.PERSON if name == 'user_name' else kind}"


def _rule_set(resource: Resource) -> Iterator[str]:
    for rule in resource.blocks("grant_rules"):
        for name in rule.value("principals") or ():
            if name.startswith("users/") or name in {"groups/users", "groups/account users"}:
                yield f"gives {rule.value('role')} to {name}"
