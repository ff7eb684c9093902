"""A declarative pipeline runs in production mode outside dev, on the current channel, under one name.

Why: in development mode the cluster stays on after an update, and nothing is retried. The preview channel brings a
runtime that nobody tested.

Remedy: leave `development` and `allow_duplicate_names` out; `channel` CURRENT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_pipeline",)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge the mode by the environment."""
    if environment.kind not in {"dev", "local"}:
        if is_on(resource, "development"):
            yield "development is on"
        if (channel := resource.value("channel") or "CURRENT").upper() != "CURRENT":
            yield f"channel is {channel}"
    if is_on(resource, "allow_duplicate_names"):
        yield "allow_duplicate_names lets a lost state make the pipeline a second time over the same tables"
