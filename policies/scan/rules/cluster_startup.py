"""A cluster starts with no script, key or secret that its definition spells out.

Why: an init script runs as root on every node before isolation begins; a password in `spark_conf` or `spark_env_vars`
is readable by everybody who may see the cluster; an SSH key is a way in that no log shows.

Remedy: ship code as a wheel; write secrets as `{{secrets/scope/key}}`; drop `ssh_public_keys` and `init_scripts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._compute import WITH_CLUSTERS, clusters
from policies.scan.rules._secrets import is_spelt_out

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
        for setting in ("spark_conf", "spark_env_vars"):
            for values in cluster.block.blocks(setting):
                # One by one: what lies beside a secret may be known after the apply alone.
                for name in values:
                    if is_spelt_out(name, "") and is_spelt_out(name, values[name]):
                        yield f"{cluster.label} spells out {setting}[{name!r}]; write {{{{secrets/scope/key}}}}"
