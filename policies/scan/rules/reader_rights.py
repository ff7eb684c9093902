"""Dashboards and queries show each reader what that reader may see.

Why: a dashboard published with its author's credentials, and a query that runs as its owner, show everybody who has the
link what the author may see: column masks and row filters ask who the author is.

Remedy: set `embed_credentials` of a dashboard to false, and a query's `run_as_mode` to VIEWER.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_dashboard", "databricks_query")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge by whose rights the data is read; left out, it is the author's."""
    if resource.type == "databricks_dashboard":
        if is_on(resource, "embed_credentials", default=True):
            yield "embed_credentials is true, or left out, which means the same"
    elif (mode := resource.value("run_as_mode")) != "VIEWER":
        yield f"run_as_mode is {mode or 'unset'}, so that it runs as its owner"
