"""Declarative pipelines: open-source Spark's own engine on the shipped definitions, run as a job of one task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from environments.local.engines.clusters import obey
from environments.local.engines.engine import Engine
from environments.local.engines.lake import upload
from environments.local.errors import LocalError
from environments.local.world import Job, Pipeline, Start, Task
from environments.synthesized.expressions import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.local.world import Declared, World

__all__ = ["ENGINES"]

_CONFIGURATION = "lakeform."
# Databricks lets an update run for ever; here somebody waits for it.
_TIMEOUT_SECONDS = 3600.0


def _file(declared: Declared, world: World) -> dict[str, Any]:
    path = declared.arguments["path"]
    if not path.startswith("/"):
        raise LocalError(f"{declared.address}: path {path!r} is not absolute; workspace paths start with /")
    upload(declared, path, world.state.workspace / path.removeprefix("/"))
    return {"id": path, "workspace_path": f"/Workspace{path}"}


def _pipeline(declared: Declared, world: World) -> dict[str, Any]:
    arguments, stack = declared.arguments, declared.address.stack
    for cluster in arguments.get("cluster") or []:
        place = f"cluster {cluster.get('label', 'default')}"
        obey(declared, place, cluster, world.policies, cluster_type="dlt")
    if not arguments.get("catalog") or not arguments.get("schema"):
        raise LocalError(f"{declared.address}: names no catalog and schema, and Unity Catalog's tables alone are here")
    name = arguments["name"].removeprefix(f"{stack}-")
    world.jobs[declared.address] = Job(
        slice=stack.partition("-")[2] or stack,
        name=name,
        start=Start.CONTINUOUS if arguments.get("continuous") else Start.MANUAL,
        after=tuple(sorted(world.jobs[need].label for need in declared.needs if need in world.jobs)),
        tasks=(_task(declared, name),),
        run_as=walk(arguments, ("run_as", 0, "service_principal_name")) or "",
    )
    return {"id": f"local/pipeline/{arguments['name']}"}


def _task(declared: Declared, name: str) -> Task:
    arguments = declared.arguments
    paths = [walk(library, ("file", 0, "path")) for library in arguments.get("library") or []]
    if len(paths) != 1 or paths[0] is None:
        raise LocalError(f"{declared.address}: one file among its libraries runs here; it has {len(paths)} libraries")
    dependencies = walk(arguments, ("environment", 0, "dependencies")) or []
    return Task(
        key=name,
        package="",
        entry_point="",
        parameters=_parameters(arguments.get("configuration") or {}),
        wheels=tuple(path for path in dependencies if path.endswith(".whl")),
        after=(),
        max_retries=0,
        retry_seconds=0.0,
        timeout_seconds=_TIMEOUT_SECONDS,
        retry_on_timeout=False,
        pipeline=Pipeline(definitions=paths[0], catalog=arguments["catalog"], schema=arguments["schema"]),
    )


def _parameters(configuration: Mapping[str, str]) -> dict[str, str]:
    return {
        key.removeprefix(_CONFIGURATION): value
        for key, value in configuration.items()
        if key.startswith(_CONFIGURATION)
    }


ENGINES = {
    "databricks_pipeline": Engine("spark-pipelines", _pipeline),
    "databricks_workspace_file": Engine("file", _file),
}
"""Engines by Terraform resource type."""
