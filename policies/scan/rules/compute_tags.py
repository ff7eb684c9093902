"""Whatever bills on Databricks carries the cost tags.

Why: Databricks bills by workspace; only tags tell one team's and one domain's costs from another's.

Remedy: pass the environment's tags (`Settings.resource_tags`) on to `custom_tags` or `tags`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings.vocabulary import DerivedTag
from policies.scan.rules._compute import clusters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from policies.scan.model import Environment, Resource

TYPES = (
    "databricks_cluster",
    "databricks_instance_pool",
    "databricks_job",
    "databricks_model_serving",
    "databricks_pipeline",
    "databricks_sql_endpoint",
)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the resource's own tags and those of the clusters in it."""
    match resource.type:
        case "databricks_cluster" | "databricks_instance_pool":
            yield from _missing("custom_tags", resource.value("custom_tags") or {})
        case "databricks_sql_endpoint":
            keys = [tag.value("key") for tag in resource.blocks("tags.custom_tags")]
            yield from _missing("tags", keys)
        case "databricks_model_serving":
            yield from _missing("tags", [tag.value("key") for tag in resource.blocks("tags")])
        case "databricks_pipeline":
            # A pipeline's tags are its clusters' too.
            yield from _missing("tags", resource.value("tags") or {})
        case _:
            yield from _missing("tags", resource.value("tags") or {})
            for cluster in clusters(resource):
                yield from _missing(f"{cluster.label}'s custom_tags", cluster.block.value("custom_tags") or {})


def _missing(where: str, tags: Collection[str]) -> Iterator[str]:
    if absent := [tag for tag in DerivedTag if tag not in tags]:
        yield f"{where} lack {', '.join(absent)}"
