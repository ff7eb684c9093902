"""`azurerm_kubernetes_cluster` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    SetAttribute,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "KubernetesCluster",
    "KubernetesClusterAciConnectorLinux",
    "KubernetesClusterApiServerAccessProfile",
    "KubernetesClusterAutoScalerProfile",
    "KubernetesClusterAzureActiveDirectoryRoleBasedAccessControl",
    "KubernetesClusterBootstrapProfile",
    "KubernetesClusterConfidentialComputing",
    "KubernetesClusterDefaultNodePool",
    "KubernetesClusterDefaultNodePoolKubeletConfig",
    "KubernetesClusterDefaultNodePoolLinuxOsConfig",
    "KubernetesClusterDefaultNodePoolLinuxOsConfigSysctlConfig",
    "KubernetesClusterDefaultNodePoolNodeNetworkProfile",
    "KubernetesClusterDefaultNodePoolNodeNetworkProfileAllowedHostPorts",
    "KubernetesClusterDefaultNodePoolUpgradeSettings",
    "KubernetesClusterHttpProxyConfig",
    "KubernetesClusterIdentity",
    "KubernetesClusterIngressApplicationGateway",
    "KubernetesClusterKeyManagementService",
    "KubernetesClusterKeyVaultSecretsProvider",
    "KubernetesClusterKubeletIdentity",
    "KubernetesClusterLinuxProfile",
    "KubernetesClusterLinuxProfileSshKey",
    "KubernetesClusterMaintenanceWindow",
    "KubernetesClusterMaintenanceWindowAllowed",
    "KubernetesClusterMaintenanceWindowAutoUpgrade",
    "KubernetesClusterMaintenanceWindowNodeOs",
    "KubernetesClusterMaintenanceWindowNotAllowed",
    "KubernetesClusterMicrosoftDefender",
    "KubernetesClusterMonitorMetrics",
    "KubernetesClusterNetworkProfile",
    "KubernetesClusterNetworkProfileAdvancedNetworking",
    "KubernetesClusterNetworkProfileLoadBalancerProfile",
    "KubernetesClusterNetworkProfileNatGatewayProfile",
    "KubernetesClusterNodeProvisioningProfile",
    "KubernetesClusterOmsAgent",
    "KubernetesClusterServiceMeshProfile",
    "KubernetesClusterServiceMeshProfileCertificateAuthority",
    "KubernetesClusterServicePrincipal",
    "KubernetesClusterStorageProfile",
    "KubernetesClusterTimeouts",
    "KubernetesClusterUpgradeOverride",
    "KubernetesClusterWebAppRouting",
    "KubernetesClusterWindowsProfile",
    "KubernetesClusterWindowsProfileGmsa",
    "KubernetesClusterWorkloadAutoscalerProfile",
]


class KubernetesClusterDefaultNodePoolKubeletConfig(Block):
    """The block `default_node_pool.kubelet_config`."""

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


class KubernetesClusterDefaultNodePoolLinuxOsConfigSysctlConfig(Block):
    """The block `default_node_pool.linux_os_config.sysctl_config`."""

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


class KubernetesClusterDefaultNodePoolLinuxOsConfig(Block):
    """The block `default_node_pool.linux_os_config`."""

    swap_file_size_mb: float | None = None
    sysctl_config: KubernetesClusterDefaultNodePoolLinuxOsConfigSysctlConfig | None = None
    transparent_huge_page: str | None = None
    transparent_huge_page_defrag: str | None = None


class KubernetesClusterDefaultNodePoolNodeNetworkProfileAllowedHostPorts(Block):
    """The block `default_node_pool.node_network_profile.allowed_host_ports`."""

    port_end: float | None = None
    port_start: float | None = None
    protocol: str | None = None


class KubernetesClusterDefaultNodePoolNodeNetworkProfile(Block):
    """The block `default_node_pool.node_network_profile`."""

    allowed_host_ports: Sequence[KubernetesClusterDefaultNodePoolNodeNetworkProfileAllowedHostPorts] | None = None
    application_security_group_ids: Sequence[str] | None = None
    node_public_ip_tags: Mapping[str, str] | None = None


class KubernetesClusterDefaultNodePoolUpgradeSettings(Block):
    """The block `default_node_pool.upgrade_settings`."""

    max_surge: str
    drain_timeout_in_minutes: float | None = None
    node_soak_duration_in_minutes: float | None = None
    undrainable_node_behavior: str | None = None


class KubernetesClusterDefaultNodePool(Block):
    """The block `default_node_pool`."""

    name: str
    auto_scaling_enabled: bool | Expression | None = None
    capacity_reservation_group_id: str | None = None
    fips_enabled: bool | Expression | None = None
    gpu_driver: str | None = None
    gpu_instance: str | None = None
    host_encryption_enabled: bool | Expression | None = None
    host_group_id: str | None = None
    kubelet_config: KubernetesClusterDefaultNodePoolKubeletConfig | None = None
    kubelet_disk_type: str | None = None
    linux_os_config: KubernetesClusterDefaultNodePoolLinuxOsConfig | None = None
    max_count: float | None = None
    max_pods: float | None = None
    min_count: float | None = None
    node_count: float | None = None
    node_labels: Mapping[str, str] | None = None
    node_network_profile: KubernetesClusterDefaultNodePoolNodeNetworkProfile | None = None
    node_public_ip_enabled: bool | Expression | None = None
    node_public_ip_prefix_id: str | None = None
    only_critical_addons_enabled: bool | Expression | None = None
    orchestrator_version: str | None = None
    os_disk_size_gb: float | None = None
    os_disk_type: str | None = None
    os_sku: str | None = None
    pod_subnet_id: str | None = None
    proximity_placement_group_id: str | None = None
    scale_down_mode: str | None = None
    snapshot_id: str | None = None
    tags: Mapping[str, str] | None = None
    temporary_name_for_rotation: str | None = None
    type: str | None = None
    ultra_ssd_enabled: bool | Expression | None = None
    upgrade_settings: KubernetesClusterDefaultNodePoolUpgradeSettings | None = None
    vm_size: str | None = None
    vnet_subnet_id: str | None = None
    workload_runtime: str | None = None
    zones: Sequence[str] | None = None


class KubernetesClusterNodeProvisioningProfile(Block):
    """The block `node_provisioning_profile`."""

    default_node_pools: str | None = None
    mode: str | None = None


class KubernetesClusterAciConnectorLinux(Block):
    """The block `aci_connector_linux`."""

    subnet_name: str


class KubernetesClusterApiServerAccessProfile(Block):
    """The block `api_server_access_profile`."""

    authorized_ip_ranges: Sequence[str] | None = None
    subnet_id: str | None = None
    virtual_network_integration_enabled: bool | Expression | None = None


class KubernetesClusterAutoScalerProfile(Block):
    """The block `auto_scaler_profile`."""

    balance_similar_node_groups: bool | Expression | None = None
    daemonset_eviction_for_empty_nodes_enabled: bool | Expression | None = None
    daemonset_eviction_for_occupied_nodes_enabled: bool | Expression | None = None
    empty_bulk_delete_max: str | None = None
    expander: str | None = None
    ignore_daemonsets_utilization_enabled: bool | Expression | None = None
    max_graceful_termination_sec: str | None = None
    max_node_provisioning_time: str | None = None
    max_unready_nodes: float | None = None
    max_unready_percentage: float | None = None
    new_pod_scale_up_delay: str | None = None
    scale_down_delay_after_add: str | None = None
    scale_down_delay_after_delete: str | None = None
    scale_down_delay_after_failure: str | None = None
    scale_down_unneeded: str | None = None
    scale_down_unready: str | None = None
    scale_down_utilization_threshold: str | None = None
    scan_interval: str | None = None
    skip_nodes_with_local_storage: bool | Expression | None = None
    skip_nodes_with_system_pods: bool | Expression | None = None


class KubernetesClusterAzureActiveDirectoryRoleBasedAccessControl(Block):
    """The block `azure_active_directory_role_based_access_control`."""

    admin_group_object_ids: Sequence[str] | None = None
    azure_rbac_enabled: bool | Expression | None = None
    tenant_id: str | None = None


class KubernetesClusterBootstrapProfile(Block):
    """The block `bootstrap_profile`."""

    artifact_source: str | None = None
    container_registry_id: str | None = None


class KubernetesClusterConfidentialComputing(Block):
    """The block `confidential_computing`."""

    sgx_quote_helper_enabled: bool | Expression


class KubernetesClusterHttpProxyConfig(Block):
    """The block `http_proxy_config`."""

    http_proxy: str | None = None
    https_proxy: str | None = None
    no_proxy: Sequence[str] | None = None
    trusted_ca: str | None = None


class KubernetesClusterIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class KubernetesClusterIngressApplicationGateway(Block):
    """The block `ingress_application_gateway`."""

    gateway_id: str | None = None
    gateway_name: str | None = None
    subnet_cidr: str | None = None
    subnet_id: str | None = None


class KubernetesClusterKeyManagementService(Block):
    """The block `key_management_service`."""

    key_vault_key_id: str
    key_vault_network_access: str | None = None


class KubernetesClusterKeyVaultSecretsProvider(Block):
    """The block `key_vault_secrets_provider`."""

    secret_rotation_enabled: bool | Expression | None = None
    secret_rotation_interval: str | None = None


class KubernetesClusterKubeletIdentity(Block):
    """The block `kubelet_identity`."""

    client_id: str | None = None
    object_id: str | None = None
    user_assigned_identity_id: str | None = None


class KubernetesClusterLinuxProfileSshKey(Block):
    """The block `linux_profile.ssh_key`."""

    key_data: str


class KubernetesClusterLinuxProfile(Block):
    """The block `linux_profile`."""

    admin_username: str
    ssh_key: KubernetesClusterLinuxProfileSshKey


class KubernetesClusterMaintenanceWindowAllowed(Block):
    """The block `maintenance_window.allowed`."""

    day: str
    hours: Sequence[float]


class KubernetesClusterMaintenanceWindowNotAllowed(Block):
    """The block `maintenance_window.not_allowed`, `maintenance_window_auto_upgrade.not_allowed`, `maintenance_window_node_os.not_allowed`."""

    end: str
    start: str


class KubernetesClusterMaintenanceWindow(Block):
    """The block `maintenance_window`."""

    allowed: Sequence[KubernetesClusterMaintenanceWindowAllowed] | None = None
    not_allowed: Sequence[KubernetesClusterMaintenanceWindowNotAllowed] | None = None


class KubernetesClusterMaintenanceWindowAutoUpgrade(Block):
    """The block `maintenance_window_auto_upgrade`."""

    duration: float
    frequency: str
    interval: float
    day_of_month: float | None = None
    day_of_week: str | None = None
    not_allowed: Sequence[KubernetesClusterMaintenanceWindowNotAllowed] | None = None
    start_date: str | None = None
    start_time: str | None = None
    utc_offset: str | None = None
    week_index: str | None = None


class KubernetesClusterMaintenanceWindowNodeOs(Block):
    """The block `maintenance_window_node_os`."""

    duration: float
    frequency: str
    interval: float
    day_of_month: float | None = None
    day_of_week: str | None = None
    not_allowed: Sequence[KubernetesClusterMaintenanceWindowNotAllowed] | None = None
    start_date: str | None = None
    start_time: str | None = None
    utc_offset: str | None = None
    week_index: str | None = None


class KubernetesClusterMicrosoftDefender(Block):
    """The block `microsoft_defender`."""

    log_analytics_workspace_id: str


class KubernetesClusterMonitorMetrics(Block):
    """The block `monitor_metrics`."""

    annotations_allowed: str | None = None
    labels_allowed: str | None = None


class KubernetesClusterNetworkProfileAdvancedNetworking(Block):
    """The block `network_profile.advanced_networking`."""

    observability_enabled: bool | Expression | None = None
    security_enabled: bool | Expression | None = None


class KubernetesClusterNetworkProfileLoadBalancerProfile(Block):
    """The block `network_profile.load_balancer_profile`."""

    backend_pool_type: str | None = None
    idle_timeout_in_minutes: float | None = None
    managed_outbound_ip_count: float | None = None
    managed_outbound_ipv6_count: float | None = None
    outbound_ip_address_ids: Sequence[str] | None = None
    outbound_ip_prefix_ids: Sequence[str] | None = None
    outbound_ports_allocated: float | None = None


class KubernetesClusterNetworkProfileNatGatewayProfile(Block):
    """The block `network_profile.nat_gateway_profile`."""

    idle_timeout_in_minutes: float | None = None
    managed_outbound_ip_count: float | None = None


class KubernetesClusterNetworkProfile(Block):
    """The block `network_profile`."""

    network_plugin: str
    advanced_networking: KubernetesClusterNetworkProfileAdvancedNetworking | None = None
    dns_service_ip: str | None = None
    ip_versions: Sequence[str] | None = None
    load_balancer_profile: KubernetesClusterNetworkProfileLoadBalancerProfile | None = None
    load_balancer_sku: str | None = None
    nat_gateway_profile: KubernetesClusterNetworkProfileNatGatewayProfile | None = None
    network_data_plane: str | None = None
    network_mode: str | None = None
    network_plugin_mode: str | None = None
    network_policy: str | None = None
    outbound_type: str | None = None
    pod_cidr: str | None = None
    pod_cidrs: Sequence[str] | None = None
    service_cidr: str | None = None
    service_cidrs: Sequence[str] | None = None


class KubernetesClusterOmsAgent(Block):
    """The block `oms_agent`."""

    log_analytics_workspace_id: str
    msi_auth_for_monitoring_enabled: bool | Expression | None = None
    retina_flow_logs_enabled: bool | Expression | None = None


class KubernetesClusterServiceMeshProfileCertificateAuthority(Block):
    """The block `service_mesh_profile.certificate_authority`."""

    cert_chain_object_name: str
    cert_object_name: str
    key_object_name: str
    key_vault_id: str
    root_cert_object_name: str


class KubernetesClusterServiceMeshProfile(Block):
    """The block `service_mesh_profile`."""

    mode: str
    revisions: Sequence[str]
    certificate_authority: KubernetesClusterServiceMeshProfileCertificateAuthority | None = None
    external_ingress_gateway_enabled: bool | Expression | None = None
    internal_ingress_gateway_enabled: bool | Expression | None = None


class KubernetesClusterServicePrincipal(Block):
    """The block `service_principal`."""

    client_id: str
    client_secret: str


class KubernetesClusterStorageProfile(Block):
    """The block `storage_profile`."""

    blob_driver_enabled: bool | Expression | None = None
    disk_driver_enabled: bool | Expression | None = None
    file_driver_enabled: bool | Expression | None = None
    snapshot_controller_enabled: bool | Expression | None = None


class KubernetesClusterTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class KubernetesClusterUpgradeOverride(Block):
    """The block `upgrade_override`."""

    force_upgrade_enabled: bool | Expression
    effective_until: str | None = None


class KubernetesClusterWebAppRouting(Block):
    """The block `web_app_routing`."""

    dns_zone_ids: Sequence[str]
    default_nginx_controller: str | None = None


class KubernetesClusterWindowsProfileGmsa(Block):
    """The block `windows_profile.gmsa`."""

    dns_server: str
    root_domain: str


class KubernetesClusterWindowsProfile(Block):
    """The block `windows_profile`."""

    admin_password: str
    admin_username: str
    gmsa: KubernetesClusterWindowsProfileGmsa | None = None
    license: str | None = None


class KubernetesClusterWorkloadAutoscalerProfile(Block):
    """The block `workload_autoscaler_profile`."""

    keda_enabled: bool | Expression | None = None
    vertical_pod_autoscaler_enabled: bool | Expression | None = None


class KubernetesClusterKubeAdminConfigRef(Ref):
    """What can be read of `kube_admin_config`."""

    client_certificate = StringAttribute()
    client_key = StringAttribute()
    cluster_ca_certificate = StringAttribute()
    host = StringAttribute()
    password = StringAttribute()
    username = StringAttribute()


class KubernetesClusterKubeConfigRef(Ref):
    """What can be read of `kube_config`."""

    client_certificate = StringAttribute()
    client_key = StringAttribute()
    cluster_ca_certificate = StringAttribute()
    host = StringAttribute()
    password = StringAttribute()
    username = StringAttribute()


class KubernetesClusterAciConnectorLinuxConnectorIdentityRef(Ref):
    """What can be read of `connector_identity`."""

    client_id = StringAttribute()
    object_id = StringAttribute()
    user_assigned_identity_id = StringAttribute()


class KubernetesClusterAciConnectorLinuxRef(Ref):
    """What can be read of `aci_connector_linux`."""

    connector_identity = BlocksAttribute(KubernetesClusterAciConnectorLinuxConnectorIdentityRef)
    subnet_name = StringAttribute()


class KubernetesClusterAutoScalerProfileRef(Ref):
    """What can be read of `auto_scaler_profile`."""

    balance_similar_node_groups = BooleanAttribute()
    daemonset_eviction_for_empty_nodes_enabled = BooleanAttribute()
    daemonset_eviction_for_occupied_nodes_enabled = BooleanAttribute()
    empty_bulk_delete_max = StringAttribute()
    expander = StringAttribute()
    ignore_daemonsets_utilization_enabled = BooleanAttribute()
    max_graceful_termination_sec = StringAttribute()
    max_node_provisioning_time = StringAttribute()
    max_unready_nodes = NumberAttribute()
    max_unready_percentage = NumberAttribute()
    new_pod_scale_up_delay = StringAttribute()
    scale_down_delay_after_add = StringAttribute()
    scale_down_delay_after_delete = StringAttribute()
    scale_down_delay_after_failure = StringAttribute()
    scale_down_unneeded = StringAttribute()
    scale_down_unready = StringAttribute()
    scale_down_utilization_threshold = StringAttribute()
    scan_interval = StringAttribute()
    skip_nodes_with_local_storage = BooleanAttribute()
    skip_nodes_with_system_pods = BooleanAttribute()


class KubernetesClusterAzureActiveDirectoryRoleBasedAccessControlRef(Ref):
    """What can be read of `azure_active_directory_role_based_access_control`."""

    admin_group_object_ids = ListAttribute()
    azure_rbac_enabled = BooleanAttribute()
    tenant_id = StringAttribute()


class KubernetesClusterDefaultNodePoolRef(Ref):
    """What can be read of `default_node_pool`."""

    auto_scaling_enabled = BooleanAttribute()
    capacity_reservation_group_id = StringAttribute()
    fips_enabled = BooleanAttribute()
    gpu_driver = StringAttribute()
    gpu_instance = StringAttribute()
    host_encryption_enabled = BooleanAttribute()
    host_group_id = StringAttribute()
    kubelet_disk_type = StringAttribute()
    max_count = NumberAttribute()
    max_pods = NumberAttribute()
    min_count = NumberAttribute()
    name = StringAttribute()
    node_count = NumberAttribute()
    node_labels = MapAttribute()
    node_public_ip_enabled = BooleanAttribute()
    node_public_ip_prefix_id = StringAttribute()
    only_critical_addons_enabled = BooleanAttribute()
    orchestrator_version = StringAttribute()
    os_disk_size_gb = NumberAttribute()
    os_disk_type = StringAttribute()
    os_sku = StringAttribute()
    pod_subnet_id = StringAttribute()
    proximity_placement_group_id = StringAttribute()
    scale_down_mode = StringAttribute()
    snapshot_id = StringAttribute()
    tags = MapAttribute()
    temporary_name_for_rotation = StringAttribute()
    type = StringAttribute()
    ultra_ssd_enabled = BooleanAttribute()
    vm_size = StringAttribute()
    vnet_subnet_id = StringAttribute()
    workload_runtime = StringAttribute()
    zones = SetAttribute()


class KubernetesClusterIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class KubernetesClusterIngressApplicationGatewayIngressApplicationGatewayIdentityRef(Ref):
    """What can be read of `ingress_application_gateway_identity`."""

    client_id = StringAttribute()
    object_id = StringAttribute()
    user_assigned_identity_id = StringAttribute()


class KubernetesClusterIngressApplicationGatewayRef(Ref):
    """What can be read of `ingress_application_gateway`."""

    effective_gateway_id = StringAttribute()
    gateway_id = StringAttribute()
    gateway_name = StringAttribute()
    ingress_application_gateway_identity = BlocksAttribute(KubernetesClusterIngressApplicationGatewayIngressApplicationGatewayIdentityRef)
    subnet_cidr = StringAttribute()
    subnet_id = StringAttribute()


class KubernetesClusterKeyVaultSecretsProviderSecretIdentityRef(Ref):
    """What can be read of `secret_identity`."""

    client_id = StringAttribute()
    object_id = StringAttribute()
    user_assigned_identity_id = StringAttribute()


class KubernetesClusterKeyVaultSecretsProviderRef(Ref):
    """What can be read of `key_vault_secrets_provider`."""

    secret_identity = BlocksAttribute(KubernetesClusterKeyVaultSecretsProviderSecretIdentityRef)
    secret_rotation_enabled = BooleanAttribute()
    secret_rotation_interval = StringAttribute()


class KubernetesClusterKubeletIdentityRef(Ref):
    """What can be read of `kubelet_identity`."""

    client_id = StringAttribute()
    object_id = StringAttribute()
    user_assigned_identity_id = StringAttribute()


class KubernetesClusterMaintenanceWindowAutoUpgradeRef(Ref):
    """What can be read of `maintenance_window_auto_upgrade`."""

    day_of_month = NumberAttribute()
    day_of_week = StringAttribute()
    duration = NumberAttribute()
    frequency = StringAttribute()
    interval = NumberAttribute()
    start_date = StringAttribute()
    start_time = StringAttribute()
    utc_offset = StringAttribute()
    week_index = StringAttribute()


class KubernetesClusterMaintenanceWindowNodeOsRef(Ref):
    """What can be read of `maintenance_window_node_os`."""

    day_of_month = NumberAttribute()
    day_of_week = StringAttribute()
    duration = NumberAttribute()
    frequency = StringAttribute()
    interval = NumberAttribute()
    start_date = StringAttribute()
    start_time = StringAttribute()
    utc_offset = StringAttribute()
    week_index = StringAttribute()


class KubernetesClusterNetworkProfileLoadBalancerProfileRef(Ref):
    """What can be read of `load_balancer_profile`."""

    backend_pool_type = StringAttribute()
    effective_outbound_ips = SetAttribute()
    idle_timeout_in_minutes = NumberAttribute()
    managed_outbound_ip_count = NumberAttribute()
    managed_outbound_ipv6_count = NumberAttribute()
    outbound_ip_address_ids = SetAttribute()
    outbound_ip_prefix_ids = SetAttribute()
    outbound_ports_allocated = NumberAttribute()


class KubernetesClusterNetworkProfileNatGatewayProfileRef(Ref):
    """What can be read of `nat_gateway_profile`."""

    effective_outbound_ips = SetAttribute()
    idle_timeout_in_minutes = NumberAttribute()
    managed_outbound_ip_count = NumberAttribute()


class KubernetesClusterNetworkProfileRef(Ref):
    """What can be read of `network_profile`."""

    dns_service_ip = StringAttribute()
    ip_versions = ListAttribute()
    load_balancer_profile = BlockAttribute(KubernetesClusterNetworkProfileLoadBalancerProfileRef)
    load_balancer_sku = StringAttribute()
    nat_gateway_profile = BlockAttribute(KubernetesClusterNetworkProfileNatGatewayProfileRef)
    network_data_plane = StringAttribute()
    network_mode = StringAttribute()
    network_plugin = StringAttribute()
    network_plugin_mode = StringAttribute()
    network_policy = StringAttribute()
    outbound_type = StringAttribute()
    pod_cidr = StringAttribute()
    pod_cidrs = ListAttribute()
    service_cidr = StringAttribute()
    service_cidrs = ListAttribute()


class KubernetesClusterOmsAgentOmsAgentIdentityRef(Ref):
    """What can be read of `oms_agent_identity`."""

    client_id = StringAttribute()
    object_id = StringAttribute()
    user_assigned_identity_id = StringAttribute()


class KubernetesClusterOmsAgentRef(Ref):
    """What can be read of `oms_agent`."""

    log_analytics_workspace_id = StringAttribute()
    msi_auth_for_monitoring_enabled = BooleanAttribute()
    oms_agent_identity = BlocksAttribute(KubernetesClusterOmsAgentOmsAgentIdentityRef)
    retina_flow_logs_enabled = BooleanAttribute()


class KubernetesClusterWebAppRoutingWebAppRoutingIdentityRef(Ref):
    """What can be read of `web_app_routing_identity`."""

    client_id = StringAttribute()
    object_id = StringAttribute()
    user_assigned_identity_id = StringAttribute()


class KubernetesClusterWebAppRoutingRef(Ref):
    """What can be read of `web_app_routing`."""

    default_nginx_controller = StringAttribute()
    dns_zone_ids = ListAttribute()
    web_app_routing_identity = BlocksAttribute(KubernetesClusterWebAppRoutingWebAppRoutingIdentityRef)


class KubernetesCluster(Resource):
    """`azurerm_kubernetes_cluster`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_kubernetes_cluster"

    aci_connector_linux = BlockAttribute(KubernetesClusterAciConnectorLinuxRef)
    ai_toolchain_operator_enabled = BooleanAttribute()
    auto_scaler_profile = BlockAttribute(KubernetesClusterAutoScalerProfileRef)
    automatic_upgrade_channel = StringAttribute()
    azure_active_directory_role_based_access_control = BlockAttribute(KubernetesClusterAzureActiveDirectoryRoleBasedAccessControlRef)
    azure_policy_enabled = BooleanAttribute()
    cost_analysis_enabled = BooleanAttribute()
    current_kubernetes_version = StringAttribute()
    custom_ca_trust_certificates_base64 = ListAttribute()
    default_node_pool = BlockAttribute(KubernetesClusterDefaultNodePoolRef)
    disk_encryption_set_id = StringAttribute()
    dns_prefix = StringAttribute()
    dns_prefix_private_cluster = StringAttribute()
    edge_zone = StringAttribute()
    fqdn = StringAttribute()
    http_application_routing_enabled = BooleanAttribute()
    http_application_routing_zone_name = StringAttribute()
    id = StringAttribute()
    identity = BlockAttribute(KubernetesClusterIdentityRef)
    image_cleaner_enabled = BooleanAttribute()
    image_cleaner_interval_hours = NumberAttribute()
    ingress_application_gateway = BlockAttribute(KubernetesClusterIngressApplicationGatewayRef)
    key_vault_secrets_provider = BlockAttribute(KubernetesClusterKeyVaultSecretsProviderRef)
    kube_admin_config = BlocksAttribute(KubernetesClusterKubeAdminConfigRef)
    kube_admin_config_raw = StringAttribute()
    kube_config = BlocksAttribute(KubernetesClusterKubeConfigRef)
    kube_config_raw = StringAttribute()
    kubelet_identity = BlockAttribute(KubernetesClusterKubeletIdentityRef)
    kubernetes_version = StringAttribute()
    local_account_disabled = BooleanAttribute()
    location = StringAttribute()
    maintenance_window_auto_upgrade = BlockAttribute(KubernetesClusterMaintenanceWindowAutoUpgradeRef)
    maintenance_window_node_os = BlockAttribute(KubernetesClusterMaintenanceWindowNodeOsRef)
    name = StringAttribute()
    network_profile = BlockAttribute(KubernetesClusterNetworkProfileRef)
    node_os_upgrade_channel = StringAttribute()
    node_resource_group = StringAttribute()
    node_resource_group_id = StringAttribute()
    oidc_issuer_enabled = BooleanAttribute()
    oidc_issuer_url = StringAttribute()
    oms_agent = BlockAttribute(KubernetesClusterOmsAgentRef)
    open_service_mesh_enabled = BooleanAttribute()
    portal_fqdn = StringAttribute()
    private_cluster_enabled = BooleanAttribute()
    private_cluster_public_fqdn_enabled = BooleanAttribute()
    private_dns_zone_id = StringAttribute()
    private_fqdn = StringAttribute()
    resource_group_name = StringAttribute()
    role_based_access_control_enabled = BooleanAttribute()
    run_command_enabled = BooleanAttribute()
    sku_tier = StringAttribute()
    support_plan = StringAttribute()
    tags = MapAttribute()
    web_app_routing = BlockAttribute(KubernetesClusterWebAppRoutingRef)
    workload_identity_enabled = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        default_node_pool: KubernetesClusterDefaultNodePool,
        location: str,
        name: str,
        node_provisioning_profile: KubernetesClusterNodeProvisioningProfile,
        resource_group_name: str,
        aci_connector_linux: KubernetesClusterAciConnectorLinux | None = None,
        ai_toolchain_operator_enabled: bool | Expression | None = None,
        api_server_access_profile: KubernetesClusterApiServerAccessProfile | None = None,
        auto_scaler_profile: KubernetesClusterAutoScalerProfile | None = None,
        automatic_upgrade_channel: str | None = None,
        azure_active_directory_role_based_access_control: KubernetesClusterAzureActiveDirectoryRoleBasedAccessControl | None = None,
        azure_policy_enabled: bool | Expression | None = None,
        bootstrap_profile: KubernetesClusterBootstrapProfile | None = None,
        confidential_computing: KubernetesClusterConfidentialComputing | None = None,
        cost_analysis_enabled: bool | Expression | None = None,
        custom_ca_trust_certificates_base64: Sequence[str] | None = None,
        disk_encryption_set_id: str | None = None,
        dns_prefix: str | None = None,
        dns_prefix_private_cluster: str | None = None,
        edge_zone: str | None = None,
        http_application_routing_enabled: bool | Expression | None = None,
        http_proxy_config: KubernetesClusterHttpProxyConfig | None = None,
        identity: KubernetesClusterIdentity | None = None,
        image_cleaner_enabled: bool | Expression | None = None,
        image_cleaner_interval_hours: float | None = None,
        ingress_application_gateway: KubernetesClusterIngressApplicationGateway | None = None,
        key_management_service: KubernetesClusterKeyManagementService | None = None,
        key_vault_secrets_provider: KubernetesClusterKeyVaultSecretsProvider | None = None,
        kubelet_identity: KubernetesClusterKubeletIdentity | None = None,
        kubernetes_version: str | None = None,
        linux_profile: KubernetesClusterLinuxProfile | None = None,
        local_account_disabled: bool | Expression | None = None,
        maintenance_window: KubernetesClusterMaintenanceWindow | None = None,
        maintenance_window_auto_upgrade: KubernetesClusterMaintenanceWindowAutoUpgrade | None = None,
        maintenance_window_node_os: KubernetesClusterMaintenanceWindowNodeOs | None = None,
        microsoft_defender: KubernetesClusterMicrosoftDefender | None = None,
        monitor_metrics: KubernetesClusterMonitorMetrics | None = None,
        network_profile: KubernetesClusterNetworkProfile | None = None,
        node_os_upgrade_channel: str | None = None,
        node_resource_group: str | None = None,
        oidc_issuer_enabled: bool | Expression | None = None,
        oms_agent: KubernetesClusterOmsAgent | None = None,
        open_service_mesh_enabled: bool | Expression | None = None,
        private_cluster_enabled: bool | Expression | None = None,
        private_cluster_public_fqdn_enabled: bool | Expression | None = None,
        private_dns_zone_id: str | None = None,
        role_based_access_control_enabled: bool | Expression | None = None,
        run_command_enabled: bool | Expression | None = None,
        service_mesh_profile: KubernetesClusterServiceMeshProfile | None = None,
        service_principal: KubernetesClusterServicePrincipal | None = None,
        sku_tier: str | None = None,
        storage_profile: KubernetesClusterStorageProfile | None = None,
        support_plan: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: KubernetesClusterTimeouts | None = None,
        upgrade_override: KubernetesClusterUpgradeOverride | None = None,
        web_app_routing: KubernetesClusterWebAppRouting | None = None,
        windows_profile: KubernetesClusterWindowsProfile | None = None,
        workload_autoscaler_profile: KubernetesClusterWorkloadAutoscalerProfile | None = None,
        workload_identity_enabled: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
