"""Node pools scale themselves, have no public addresses, and keep GPUs for those who ask for them.

Why: a fixed pool is paid for at night and too small by day. A GPU node costs fifty times a small one; without a taint
the scheduler fills it with whatever comes.

Remedy: set `auto_scaling_enabled` with bounds apart, `node_public_ip_enabled` false, and a `NoSchedule` taint on GPU
pools.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policies.scan.rules._machines import has_gpus
from policies.scan.rules._switches import Off, On, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

_CLUSTER = "azurerm_kubernetes_cluster"

TYPES = (_CLUSTER, "azurerm_kubernetes_cluster_node_pool")

_TAINT = re.compile(r"[^=:\s]+(?:=[^:\s]*)?:(?:NoSchedule|NoExecute)")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """The default pool lies inside the cluster; it runs the cluster's own pods, so it can't keep others off."""
    if resource.type == _CLUSTER:
        pools = resource.blocks("default_node_pool")
        if not pools:
            yield "default_node_pool is left out"
        for pool in pools:
            yield from (f"default_node_pool: {message}" for message in _wrong(pool))
            if has_gpus(pool.value("vm_size")):
                yield f"default_node_pool: {pool.value('vm_size')} has GPUs"
        return
    yield from _wrong(resource)
    taints = [str(taint) for taint in resource.value("node_taints") or []]
    if has_gpus(resource.value("vm_size")) and not any(_TAINT.fullmatch(taint) for taint in taints):
        yield f"{resource.value('vm_size')} has GPUs, and no taint keeps other pods off"


def _wrong(pool: Resource | Block) -> Iterator[str]:
    yield from wrong_switches(pool, On("auto_scaling_enabled"), Off("node_public_ip_enabled", absent_passes=True))
    least, most = pool.value("min_count"), pool.value("max_count")
    if least is None or most is None or int(least) >= int(most):
        yield f"min_count {least} is not below max_count {most}"
