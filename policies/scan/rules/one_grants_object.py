"""What may be done with a thing is said in one object.

Why: `databricks_grants` and `databricks_permissions` take away whatever they do not name. Two of them for the same
thing, or grants beside a `databricks_grant`, revoke each other's at every apply.

Remedy: gather a securable's grants in one `databricks_grants` (`modules.unity_catalog.grants_of`), and a job's, a
policy's or a warehouse's permissions in one `databricks_permissions` (`modules.permissions.permit`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_grant", "databricks_grants", "databricks_permissions")

# What such an object may also hold; everything else names what it is about.
_NO_SECURABLE = {
    "access_control",
    "depends_on",
    "grant",
    "id",
    "lifecycle",
    "principal",
    "privileges",
    "provider",
    "provider_config",
}
_NAMES = {
    "databricks_catalog": ("name",),
    "databricks_schema": ("catalog_name", "name"),
    "databricks_volume": ("catalog_name", "schema_name", "name"),
    "databricks_registered_model": ("catalog_name", "schema_name", "name"),
    "databricks_sql_table": ("catalog_name", "schema_name", "name"),
}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Compare with every other such object of the environment."""
    securable = _securable(resource)
    if securable is None:
        yield "names no securable"
        return
    for other in environment.of(*TYPES):
        if other is not resource and _securable(other) == securable and _revokes(resource, other):
            yield f"{other.address} is about the same {securable[0]} {securable[1]!r}"


def _revokes(one: Resource, other: Resource) -> bool:
    if {one.type, other.type} != {"databricks_grant"}:
        return True
    return one.body.get("principal") == other.body.get("principal")


def _securable(grants: Resource) -> tuple[str, str] | None:
    for attribute in grants.body:
        if attribute not in _NO_SECURABLE and grants.body[attribute] is not None:
            return attribute, _full_name(grants, attribute).casefold()
    return None


def _full_name(grants: Resource, attribute: str) -> str:
    try:
        referred = grants.target(attribute)
    except UnresolvedError:
        return str(grants.value(attribute))
    if referred is None:
        raise UnresolvedError(f"{grants.address} names no {attribute}")
    try:
        names = [referred.value(name) for name in _NAMES.get(referred.type, ("name",))]
    except UnresolvedError:
        return referred.address
    # Not everything is known by a name that it is given: an alert is not.
    return ".".join(map(str, names)) if all(names) else referred.address
