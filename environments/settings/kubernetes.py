"""Settings of the Kubernetes cluster and of the registry that its images come from."""

# ruff: noqa: TC003 - pydantic resolves the annotations when it builds the classes

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from environments.settings.base import Cidr, Fault, Section, refuse
from environments.settings.network import CreatedNetwork, ExistingNetwork
from environments.settings.vocabulary import ClusterTier, WeekDay

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ContainerRegistry", "Kubernetes", "MaintenanceWindow", "NodePool"]

# AKS gives every node of an overlay network a /24 of the pods' range.
_NODE_PREFIX = 24


class ContainerRegistry(Section):
    """The registry of container images."""

    zone_redundant: bool
    """Whether images are kept in three availability zones; a change makes the registry anew."""
    untagged_retention_days: Annotated[int, Field(ge=1, le=365)]
    """Days after which a manifest without a tag is deleted."""


class NodePool(Section):
    """Nodes of one kind, between two numbers of them as their pods need."""

    vm_size: Annotated[str, StringConstraints(pattern=r"^Standard_[A-Za-z0-9_]+$")]
    """Virtual machine size; one with a local disk that holds the node's 64 GiB system disk."""
    min_nodes: Annotated[int, Field(ge=0, le=100)]
    """Nodes that are always there; 0: none while no pod asks for one."""
    max_nodes: Annotated[int, Field(ge=1, le=100)]
    """Nodes that autoscaling may reach."""
    zones: tuple[Literal["1", "2", "3"], ...]
    """Availability zones that nodes are spread over; empty: wherever the region has room."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if self.max_nodes < self.min_nodes:
            yield Fault(("max_nodes",), self.max_nodes, f"below min_nodes; choose {self.min_nodes} or more")
        for index, zone in enumerate(self.zones):
            if zone in self.zones[:index]:
                yield Fault(("zones", index), zone, "named twice; remove one")


class MaintenanceWindow(Section):
    """When, once a week, Azure may upgrade the cluster and the nodes' images."""

    day: WeekDay
    """Day of the week."""
    start_time: Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    """Local time at which an upgrade may begin, such as `02:00`."""
    utc_offset: Annotated[str, StringConstraints(pattern=r"^[+-](0[0-9]|1[0-4]):(00|30|45)$")]
    """What local time means: its distance from UTC, such as `+10:00`. Azure knows no daylight saving here."""
    hours: Annotated[int, Field(ge=4, le=24)]
    """Length of the window; Azure wants 4 at least."""


class Kubernetes(Section):
    """The private AKS cluster."""

    version: Annotated[str, StringConstraints(pattern=r"^1\.[0-9]{2}$")]
    """Minor version, such as `1.35`; its patches install themselves in the maintenance window."""
    tier: ClusterTier
    """Tier of the control plane."""
    pods: Cidr
    """Addresses of pods, an overlay that no other network sees: a /24 for each node."""
    services: Cidr
    """Addresses of services, known inside the cluster alone; /20 or smaller."""
    admin_group_object_ids: tuple[UUID, ...]
    """Entra groups that administer the cluster; empty: by Azure role assignments alone."""
    system_pool: NodePool
    """Nodes for what Kubernetes itself needs; nothing else runs there."""
    user_pool: NodePool
    """Nodes for workloads."""
    gpu_pool: NodePool | None
    """Nodes with GPUs, for pods that tolerate their taint; null: none."""
    maintenance: MaintenanceWindow
    """When upgrades may happen."""

    @property
    def dns_service_address(self) -> str:
        """The address of the cluster's DNS: the tenth of the services' range, as AKS does by itself."""
        return str(IPv4Network(self.services)[10])

    def faults_in(self, network: CreatedNetwork | ExistingNetwork) -> Iterator[Fault]:
        """What doesn't go with the network; of an existing one its owner knows more than its settings say."""
        if not isinstance(network, CreatedNetwork):
            return
        space = network.address_space
        for name, cidr in (("pods", self.pods), ("services", self.services)):
            if IPv4Network(cidr).overlaps(IPv4Network(space)):
                yield Fault(
                    ("kubernetes", name), cidr, f"overlaps the virtual network ({space}); choose addresses of its own"
                )
        if not network.nat_gateway and (network.hub is None or network.hub.firewall_address is None):
            yield Fault(
                ("network", "nat_gateway"),
                value=False,
                message="Kubernetes' nodes need a way out; write true, or give hub.firewall_address",
            )

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if self.system_pool.min_nodes == 0:
            yield Fault(("system_pool", "min_nodes"), 0, "Kubernetes itself needs a node; choose 1 or more")
        if self.tier is not ClusterTier.FREE and not self.system_pool.zones:
            yield Fault(("system_pool", "zones"), [], f"{self.tier} promises uptime across zones; name them")
        pods, services = IPv4Network(self.pods), IPv4Network(self.services)
        if not 20 <= services.prefixlen <= 28:  # noqa: PLR2004 - room for the DNS address; written out in the message
            yield Fault(("services",), self.services, "not a size for services; choose /20 to /28")
        if pods.overlaps(services):
            yield Fault(("services",), self.services, f"overlaps pods ({pods}); choose addresses of its own")
        pools = [pool for pool in (self.system_pool, self.user_pool, self.gpu_pool) if pool]
        nodes = sum(pool.max_nodes for pool in pools)
        room = 2 ** (_NODE_PREFIX - pods.prefixlen) if pods.prefixlen <= _NODE_PREFIX else 0
        # An upgrade surges a third of the nodes beyond their number.
        if room < nodes + nodes // 3:
            yield Fault(("pods",), self.pods, f"room for {room} nodes, the pools reach {nodes}; choose a larger range")
