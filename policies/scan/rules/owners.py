"""Securables belong to groups.

Why: the owner may do everything with a securable, grants included. Without an owner it is whoever applied it first; a
person leaves and nobody may change the grants any more.

Remedy: set `owner` to a group (`databricks.groups.admins`); make a job's or a pipeline's owner a service principal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._principals import Principal, principal, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_SECURABLES = (
    "databricks_catalog",
    "databricks_connection",
    "databricks_credential",
    "databricks_external_location",
    "databricks_metastore",
    "databricks_recipient",
    "databricks_registered_model",
    "databricks_schema",
    "databricks_share",
    "databricks_sql_table",
    "databricks_storage_credential",
    "databricks_volume",
)
_QUERIES = ("databricks_alert", "databricks_query")
TYPES = (*_SECURABLES, *_QUERIES, "databricks_permissions")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the owner, wherever a type keeps it."""
    if resource.type in _SECURABLES:
        owner = principal(resource, "owner")
        if owner is None:
            yield "has no owner, so that whoever applies it first owns it"
        elif owner is not Principal.GROUP:
            yield f"belongs to {shown(resource, 'owner')}, {owner}"
    elif resource.type in _QUERIES:
        if principal(resource, "owner_user_name") is Principal.PERSON:
            yield f"belongs to {shown(resource, 'owner_user_name')}, {Principal.PERSON}"
    else:
        for entry in resource.blocks("access_control"):
            # Databricks lets no group own a job, so this is a service principal's.
            if entry.value("permission_level") == "IS_OWNER" and principal(entry, "user_name") is not None:
                yield f"makes {shown(entry, 'user_name')} the owner, {Principal.PERSON}"
