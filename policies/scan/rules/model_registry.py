"""Models are registered in Unity Catalog, not in a workspace's own registry.

Why: the workspace's registry has no grants by catalog, no lineage to the data, and is not seen from the next
environment, into which a model is promoted.

Remedy: declare a `databricks_registered_model` in a schema of the AI catalog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_mlflow_model", "databricks_mlflow_webhook", "databricks_registered_model")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge where the model is registered."""
    if resource.type != "databricks_registered_model":
        yield "is of the workspace's own registry"
        return
    for name in ("catalog_name", "schema_name"):
        if not is_set(resource, name):
            yield f"{name} is unset"
