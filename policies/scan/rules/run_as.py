"""Jobs and pipelines run as a service principal.

Why: without `run_as`, a job runs as whoever applied it last; with a person's name, it stops when they leave and may
read whatever they may.

Remedy: set `run_as.service_principal_name` to the application id of a `databricks_service_principal`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._principals import Principal, principal, shown
from policies.scan.rules._values import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_job", "databricks_pipeline")

_NAME = "run_as.service_principal_name"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge who runs it."""
    if is_set(resource, "run_as.user_name"):
        yield f"runs as the person {shown(resource, 'run_as.user_name')}"
    runner = principal(resource, _NAME)
    if runner is None:
        yield "has no run_as.service_principal_name, so that it runs as whoever applied it last"
    elif runner is not Principal.SERVICE_PRINCIPAL:
        yield f"runs as {shown(resource, _NAME)}, {runner}"
