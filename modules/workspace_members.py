"""Which account-level groups a workspace knows; others can't be permitted anything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.databricks.permission_assignment import PermissionAssignment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.cdk import Construct
    from modules.bindings.resource import Element

__all__ = ["assign_groups"]


def assign_groups(
    scope: Construct, *, admins: str, users: Mapping[str, str], depends_on: Sequence[Element] = ()
) -> Sequence[PermissionAssignment]:
    """Assign groups to the workspace: `admins` as its administrators, `users` (by construct id) as its users.

    A group in several roles is assigned once, with the most that it may.
    """
    once = {group: (f"{role}-members", "USER") for role, group in reversed(list(users.items()))}
    once[admins] = ("admins-members", "ADMIN")
    return [
        PermissionAssignment(
            scope, construct_id, group_name=group, permissions=[permission], depends_on=depends_on or None
        )
        for group, (construct_id, permission) in sorted(once.items())
    ]
