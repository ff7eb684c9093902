"""Nothing is put on DBFS, neither mounts nor files nor logs.

Why: whoever may start a cluster reads and writes all of DBFS, whatever Unity Catalog grants; and a mount carries one
identity's rights to everybody.

Remedy: use volumes: `/Volumes/<catalog>/<schema>/<volume>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import WITH_CLUSTERS, clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_GONE = ("databricks_dbfs_file", "databricks_mount")
TYPES = (*WITH_CLUSTERS, *_GONE, "databricks_mlflow_experiment", "databricks_sql_table")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge what lies there, and what would write there."""
    if resource.type in _GONE:
        yield "lies on DBFS, which has no grants"
        return
    if resource.type == "databricks_mlflow_experiment":
        if _on_dbfs(resource.body.get("artifact_location")):
            yield "artifact_location is on DBFS"
        return
    if resource.type == "databricks_sql_table":
        if _on_dbfs(resource.body.get("storage_location")):
            yield "storage_location is on DBFS"
        if resource.value("catalog_name") == "hive_metastore":
            yield "is in the Hive metastore, past Unity Catalog"
        return
    if resource.type == "databricks_pipeline" and resource.body.get("storage"):
        yield "storage puts the pipeline's tables beside Unity Catalog; name a catalog"
    for cluster in clusters(resource):
        if cluster.block.blocks("cluster_log_conf.dbfs"):
            yield f"{cluster.label} writes its logs to DBFS"


def _on_dbfs(place: object) -> bool:
    # MLflow and others write a volume's path as dbfs:/Volumes/…
    path = str(place)
    return path.startswith(("dbfs:/", "/dbfs/", "/mnt/")) and not path.startswith(("dbfs:/Volumes/", "/dbfs/Volumes/"))
