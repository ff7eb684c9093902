"""A catalog is seen from its own workspace alone, and keeps its data where it is told to.

Why: all environments share a metastore. An open catalog of prod is there in dev too, for whoever is in the right
group; one without a place of its own writes to the metastore's, beside everybody else's tables.

Remedy: set isolation_mode ISOLATED and storage_root; bind read-write to this environment's workspace alone; leave
`force_destroy` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError
from policies.scan.rules._switches import is_on
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_BINDINGS = ("databricks_catalog_workspace_binding", "databricks_workspace_binding")
TYPES = (
    "databricks_catalog",
    "databricks_metastore",
    "databricks_registered_model",
    "databricks_schema",
    *_BINDINGS,
)

_FROM_ELSEWHERE = ("connection_name", "share_name")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge isolation, place and bindings."""
    if resource.type in _BINDINGS:
        yield from _binding(resource)
        return
    if is_on(resource, "force_destroy"):
        yield "force_destroy takes its tables along when it is destroyed"
    if resource.type == "databricks_catalog":
        if (mode := resource.value("isolation_mode")) != "ISOLATED":
            yield f"isolation_mode is {mode or 'unset'}: every workspace of the metastore sees it"
        foreign = any(is_set(resource, name) for name in _FROM_ELSEWHERE)
        if not foreign and not is_set(resource, "storage_root"):
            yield "storage_root is unset, so that its tables lie in the metastore's storage"


def _binding(binding: Resource) -> Iterator[str]:
    if binding.value("binding_type") == "BINDING_TYPE_READ_ONLY":
        return
    try:
        workspace = binding.target("workspace_id")
    except UnresolvedError:
        # A number: some workspace, and not the one that this environment declares.
        workspace = None
    if workspace is None or workspace.type != "azurerm_databricks_workspace":
        yield "binds read-write to a workspace that this environment does not declare"
