"""The landing zone's Kubernetes cluster as its settings want it, with the registry that its images come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from modules.aks import Access, ClusterNetwork, Kubernetes, NodePool, WeeklyWindow
from modules.container_insights import ContainerInsights
from modules.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.settings import NodePool as NodePoolSettings
    from modules.customer_keys import DiskEncryption
    from modules.network import SubnetRef
    from modules.placement import Placement
    from modules.private_link import Subresource
    from stacks.base import EnvironmentStack

__all__ = ["declare_cluster", "declare_registry"]


def declare_registry(
    stack: EnvironmentStack, place: Placement, *, private_endpoint_subnet_id: str, zone_ids: Mapping[Subresource, str]
) -> Registry:
    """The registry of container images."""
    settings = stack.settings
    return Registry(
        stack,
        "images",
        placement=place,
        name=stack.resource_name(ResourceKind.CONTAINER_REGISTRY),
        zone_redundant=settings.container_registry.zone_redundant,
        untagged_retention_days=settings.container_registry.untagged_retention_days,
        private_endpoint_subnet_id=private_endpoint_subnet_id,
        zone_ids=zone_ids,
        prevent_destroy=settings.protection.prevent_destroy,
    )


def declare_cluster(
    stack: EnvironmentStack,
    place: Placement,
    *,
    subnet: SubnetRef,
    registry: Registry,
    tenant_id: str,
    disks: DiskEncryption | None,
) -> Kubernetes:
    """The cluster, which pulls its images from the registry."""
    settings = stack.settings.kubernetes
    cluster = Kubernetes(
        stack,
        "aks",
        placement=place,
        name=stack.resource_name(ResourceKind.KUBERNETES_CLUSTER),
        node_resource_group_name=stack.resource_name(ResourceKind.RESOURCE_GROUP, "aks-nodes"),
        identity_name=stack.resource_name(ResourceKind.USER_ASSIGNED_IDENTITY, "aks"),
        version=settings.version,
        tier=settings.tier.value,
        access=Access(
            tenant_id=tenant_id, admin_group_object_ids=[str(group) for group in settings.admin_group_object_ids]
        ),
        network=ClusterNetwork(
            subnet_id=subnet.id,
            pods=settings.pods,
            services=settings.services,
            dns_service_address=settings.dns_service_address,
            outbound_type=stack.settings.network.kubernetes_egress.value,
            private_dns_zone_id=_dns_zone_id(stack),
            in_place=subnet.in_place,
        ),
        system_pool=_node_pool(settings.system_pool),
        user_pool=_node_pool(settings.user_pool),
        gpu_pool=_node_pool(settings.gpu_pool) if settings.gpu_pool else None,
        upgrades=WeeklyWindow(
            day=settings.maintenance.day.value,
            start_time=settings.maintenance.start_time,
            utc_offset=settings.maintenance.utc_offset,
            hours=settings.maintenance.hours,
        ),
        prevent_destroy=stack.settings.protection.prevent_destroy,
        disks=disks,
    )
    ContainerInsights(
        stack,
        "aks-insights",
        placement=place,
        name=stack.resource_name(ResourceKind.DATA_COLLECTION_RULE, "aks"),
        cluster_id=cluster.cluster_id,
    )
    registry.allow_pull("cluster-pull", principal_id=cluster.kubelet_principal_id)
    return cluster


def _dns_zone_id(stack: EnvironmentStack) -> str | None:
    """The zone of the API server's name where an owner keeps all private zones; None: Azure makes one by itself."""
    zones = stack.settings.network.private_dns_resource_group_id
    if zones is None:
        return None
    zone = f"privatelink.{stack.settings.location.value}.azmk8s.io"
    return f"{zones}/providers/Microsoft.Network/privateDnsZones/{zone}"


def _node_pool(pool: NodePoolSettings) -> NodePool:
    return NodePool(vm_size=pool.vm_size, min_nodes=pool.min_nodes, max_nodes=pool.max_nodes, zones=pool.zones)
