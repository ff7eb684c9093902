"""A cluster starts with no script and no way in of its own.

Why: an init script runs as root on every node before isolation begins; an SSH key is a way in that no log shows; an
image behind a password puts the password into the cluster's definition.

Remedy: ship code as a wheel; drop `init_scripts`, `ssh_public_keys` and `docker_image.basic_auth`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import WITH_CLUSTERS, clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = (*WITH_CLUSTERS, "databricks_global_init_script")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge each cluster's start-up."""
    if resource.type == "databricks_global_init_script":
        yield "runs as root on every cluster of the workspace, whatever its policy says"
        return
    for cluster in clusters(resource):
        if cluster.block.blocks("init_scripts"):
            yield f"{cluster.label} has init_scripts"
        if cluster.block.value("ssh_public_keys"):
            yield f"{cluster.label} has ssh_public_keys"
        if cluster.block.value("docker_image.basic_auth.password"):
            yield f"{cluster.label} spells out a registry's password"
