"""People and groups come from Entra ID; the stacks make neither.

Why: who joins, moves or leaves is known there. A user or a membership that Terraform makes stays after they left, and a
group of the workspace alone means nothing to Unity Catalog.

Remedy: let Entra ID's automatic identity management bring them; name groups in the settings, or read them as data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._principals import Principal, principal
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_group", "databricks_group_member", "databricks_user", "databricks_user_role")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A group may be taken over from Entra ID, and a service principal be its member; people may not be made."""
    match resource.type:
        case "databricks_group":
            if not is_set(resource, "external_id"):
                yield "is no group of Entra ID: it has no external_id"
        case "databricks_group_member":
            if principal(resource, "member_id") is Principal.PERSON:
                yield "makes a person a member"
        case _:
            yield "makes a person, or gives one a role"
