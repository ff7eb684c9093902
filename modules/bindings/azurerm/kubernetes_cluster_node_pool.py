"""`azurerm_kubernetes_cluster_node_pool` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    SetAttribute,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "KubernetesClusterNodePool",
    "KubernetesClusterNodePoolKubeletConfig",
    "KubernetesClusterNodePoolLinuxOsConfig",
    "KubernetesClusterNodePoolLinuxOsConfigSysctlConfig",
    "KubernetesClusterNodePoolNodeNetworkProfile",
    "KubernetesClusterNodePoolNodeNetworkProfileAllowedHostPorts",
    "KubernetesClusterNodePoolTimeouts",
    "KubernetesClusterNodePoolUpgradeSettings",
    "KubernetesClusterNodePoolWindowsProfile",
]


class KubernetesClusterNodePoolKubeletConfig(Block):
    """The block `kubelet_config`."""

    allowed_unsafe_sysctls: Sequence[str] | None = None
    container_log_max_files: float | None = None
    container_log_max_size_mb: float | None = None
    cpu_cfs_quota_enabled: bool | Expression | None = None
    cpu_cfs_quota_period: str | None = None
    cpu_manager_policy: str | None = None
    image_gc_high_threshold: float | None = None
    image_gc_low_threshold: float | None = None
    pod_max_pid: float | None = None
    topology_manager_policy: str | None = None


class KubernetesClusterNodePoolLinuxOsConfigSysctlConfig(Block):
    """The block `linux_os_config.sysctl_config`."""

    fs_aio_max_nr: float | None = None
    fs_file_max: float | None = None
    fs_inotify_max_user_watches: float | None = None
    fs_nr_open: float | None = None
    kernel_threads_max: float | None = None
    net_core_netdev_max_backlog: float | None = None
    net_core_optmem_max: float | None = None
    net_core_rmem_default: float | None = None
    net_core_rmem_max: float | None = None
    net_core_somaxconn: float | None = None
    net_core_wmem_default: float | None = None
    net_core_wmem_max: float | None = None
    net_ipv4_ip_local_port_range_max: float | None = None
    net_ipv4_ip_local_port_range_min: float | None = None
    net_ipv4_neigh_default_gc_thresh1: float | None = None
    net_ipv4_neigh_default_gc_thresh2: float | None = None
    net_ipv4_neigh_default_gc_thresh3: float | None = None
    net_ipv4_tcp_fin_timeout: float | None = None
    net_ipv4_tcp_keepalive_intvl: float | None = None
    net_ipv4_tcp_keepalive_probes: float | None = None
    net_ipv4_tcp_keepalive_time: float | None = None
    net_ipv4_tcp_max_syn_backlog: float | None = None
    net_ipv4_tcp_max_tw_buckets: float | None = None
    net_ipv4_tcp_tw_reuse: bool | Expression | None = None
    net_netfilter_nf_conntrack_buckets: float | None = None
    net_netfilter_nf_conntrack_max: float | None = None
    vm_max_map_count: float | None = None
    vm_swappiness: float | None = None
    vm_vfs_cache_pressure: float | None = None


class KubernetesClusterNodePoolLinuxOsConfig(Block):
    """The block `linux_os_config`."""

    swap_file_size_mb: float | None = None
    sysctl_config: KubernetesClusterNodePoolLinuxOsConfigSysctlConfig | None = None
    transparent_huge_page: str | None = None
    transparent_huge_page_defrag: str | None = None


class KubernetesClusterNodePoolNodeNetworkProfileAllowedHostPorts(Block):
    """The block `node_network_profile.allowed_host_ports`."""

    port_end: float | None = None
    port_start: float | None = None
    protocol: str | None = None


class KubernetesClusterNodePoolNodeNetworkProfile(Block):
    """The block `node_network_profile`."""

    allowed_host_ports: Sequence[KubernetesClusterNodePoolNodeNetworkProfileAllowedHostPorts] | None = None
    application_security_group_ids: Sequence[str] | None = None
    node_public_ip_tags: Mapping[str, str] | None = None


class KubernetesClusterNodePoolTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class KubernetesClusterNodePoolUpgradeSettings(Block):
    """The block `upgrade_settings`."""

    drain_timeout_in_minutes: float | None = None
    max_surge: str | None = None
    max_unavailable: str | None = None
    node_soak_duration_in_minutes: float | None = None
    undrainable_node_behavior: str | None = None


class KubernetesClusterNodePoolWindowsProfile(Block):
    """The block `windows_profile`."""

    outbound_nat_enabled: bool | Expression | None = None


class KubernetesClusterNodePool(Resource):
    """`azurerm_kubernetes_cluster_node_pool`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_kubernetes_cluster_node_pool"

    auto_scaling_enabled = BooleanAttribute()
    capacity_reservation_group_id = StringAttribute()
    eviction_policy = StringAttribute()
    fips_enabled = BooleanAttribute()
    gpu_driver = StringAttribute()
    gpu_instance = StringAttribute()
    host_encryption_enabled = BooleanAttribute()
    host_group_id = StringAttribute()
    id = StringAttribute()
    kubelet_disk_type = StringAttribute()
    kubernetes_cluster_id = StringAttribute()
    max_count = NumberAttribute()
    max_pods = NumberAttribute()
    min_count = NumberAttribute()
    mode = StringAttribute()
    name = StringAttribute()
    node_count = NumberAttribute()
    node_image_version = StringAttribute()
    node_labels = MapAttribute()
    node_public_ip_enabled = BooleanAttribute()
    node_public_ip_prefix_id = StringAttribute()
    node_taints = ListAttribute()
    orchestrator_version = StringAttribute()
    os_disk_size_gb = NumberAttribute()
    os_disk_type = StringAttribute()
    os_sku = StringAttribute()
    os_type = StringAttribute()
    pod_subnet_id = StringAttribute()
    priority = StringAttribute()
    proximity_placement_group_id = StringAttribute()
    scale_down_mode = StringAttribute()
    snapshot_id = StringAttribute()
    spot_max_price = NumberAttribute()
    tags = MapAttribute()
    temporary_name_for_rotation = StringAttribute()
    ultra_ssd_enabled = BooleanAttribute()
    vm_size = StringAttribute()
    vnet_subnet_id = StringAttribute()
    workload_runtime = StringAttribute()
    zones = SetAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        kubernetes_cluster_id: str,
        name: str,
        auto_scaling_enabled: bool | Expression | None = None,
        capacity_reservation_group_id: str | None = None,
        eviction_policy: str | None = None,
        fips_enabled: bool | Expression | None = None,
        gpu_driver: str | None = None,
        gpu_instance: str | None = None,
        host_encryption_enabled: bool | Expression | None = None,
        host_group_id: str | None = None,
        kubelet_config: KubernetesClusterNodePoolKubeletConfig | None = None,
        kubelet_disk_type: str | None = None,
        linux_os_config: KubernetesClusterNodePoolLinuxOsConfig | None = None,
        max_count: float | None = None,
        max_pods: float | None = None,
        min_count: float | None = None,
        mode: str | None = None,
        node_count: float | None = None,
        node_labels: Mapping[str, str] | None = None,
        node_network_profile: KubernetesClusterNodePoolNodeNetworkProfile | None = None,
        node_public_ip_enabled: bool | Expression | None = None,
        node_public_ip_prefix_id: str | None = None,
        node_taints: Sequence[str] | None = None,
        orchestrator_version: str | None = None,
        os_disk_size_gb: float | None = None,
        os_disk_type: str | None = None,
        os_sku: str | None = None,
        os_type: str | None = None,
        pod_subnet_id: str | None = None,
        priority: str | None = None,
        proximity_placement_group_id: str | None = None,
        scale_down_mode: str | None = None,
        snapshot_id: str | None = None,
        spot_max_price: float | None = None,
        tags: Mapping[str, str] | None = None,
        temporary_name_for_rotation: str | None = None,
        timeouts: KubernetesClusterNodePoolTimeouts | None = None,
        ultra_ssd_enabled: bool | Expression | None = None,
        upgrade_settings: KubernetesClusterNodePoolUpgradeSettings | None = None,
        vm_size: str | None = None,
        vnet_subnet_id: str | None = None,
        windows_profile: KubernetesClusterNodePoolWindowsProfile | None = None,
        workload_runtime: str | None = None,
        zones: Sequence[str] | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
