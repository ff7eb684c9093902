"""Nobody is granted ALL PRIVILEGES where real data is.

Why: the grant takes in every privilege that Databricks will ever add, unseen by any review.

Remedy: name the privileges; an owner has them all without a grant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policies.scan.rules._principals import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_grant", "databricks_grants", "databricks_sql_permissions")

_BLOCKS = {"databricks_grants": "grant", "databricks_sql_permissions": "privilege_assignments"}


def applies(resource: Resource, environment: Environment) -> bool:
    """Everywhere but in dev, and on a laptop."""
    return environment.kind not in {"dev", "local"}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each grant, in either spelling."""
    nested = _BLOCKS.get(resource.type)
    for grant in resource.blocks(nested) if nested else (resource,):
        if any(_is_all(privilege) for privilege in grant.value("privileges") or ()):
            yield f"grants ALL PRIVILEGES to {shown(grant, 'principal')}"


def _is_all(privilege: Any) -> bool:
    return str(privilege).upper().replace(" ", "_") in {"ALL_PRIVILEGES", "ALL"}
