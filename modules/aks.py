"""Azure Kubernetes Service: the cluster that runs what Databricks does not.

Secure by default: a private API server, Entra identities and Azure roles alone (no local account, no run command),
Azure CNI overlay with Calico policies, no address of its own towards the internet, hosts that encrypt their disks,
workload identity, Defender, Azure Policy, rotated secrets of the Key Vault, audit logs. Patches install themselves in
the weekly window; a minor version is an edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.kubernetes_cluster import (
    KubernetesCluster,
    KubernetesClusterAutoScalerProfile,
    KubernetesClusterAzureActiveDirectoryRoleBasedAccessControl,
    KubernetesClusterDefaultNodePool,
    KubernetesClusterDefaultNodePoolUpgradeSettings,
    KubernetesClusterIdentity,
    KubernetesClusterKeyVaultSecretsProvider,
    KubernetesClusterMaintenanceWindowAutoUpgrade,
    KubernetesClusterMaintenanceWindowNodeOs,
    KubernetesClusterMicrosoftDefender,
    KubernetesClusterNetworkProfile,
    KubernetesClusterNodeProvisioningProfile,
    KubernetesClusterOmsAgent,
)
from modules.bindings.azurerm.kubernetes_cluster_node_pool import (
    KubernetesClusterNodePool,
    KubernetesClusterNodePoolUpgradeSettings,
)
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.azurerm.user_assigned_identity import UserAssignedIdentity
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import diagnose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.bindings.resource import Element
    from modules.customer_keys import DiskEncryption
    from modules.placement import Placement

__all__ = ["GPU_TAINT", "Access", "ClusterNetwork", "ClusterRef", "Kubernetes", "NodePool", "WeeklyWindow"]

GPU_TAINT = "nvidia.com/gpu=present:NoSchedule"
"""Keeps pods without a GPU's toleration off GPU nodes; NVIDIA's device plugin tolerates this key by itself."""

# `kube-audit-admin` is the audit log without reads, which are most of its volume and none of its changes.
_AUDIT_CATEGORIES = ("kube-audit-admin", "kube-apiserver", "guard", "cluster-autoscaler", "kube-controller-manager")
_PODS_PER_NODE = 110
_SYSTEM_DISK_GIB = 64
# Model servers' images are large, and GPU sizes have too little local disk for them.
_GPU_DISK_GIB = 256
_DRAIN_MINUTES = 30
_UNUSED_IMAGES_HOURS = 168


@dataclass(frozen=True, kw_only=True)
class NodePool:
    """Nodes of one size, autoscaled from `min_nodes` to `max_nodes` over the zones."""

    vm_size: str
    min_nodes: int
    max_nodes: int
    zones: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ClusterNetwork:
    """Where nodes, pods and services have their addresses, and how they leave.

    Attributes:
        subnet_id: the nodes' subnet.
        pods: address range of the overlay.
        services: address range inside the cluster.
        dns_service_address: an address of `services`.
        outbound_type: `userAssignedNATGateway` or `userDefinedRouting`, which the subnet must provide.
        private_dns_zone_id: the zone of the API server's name; None: one that Azure keeps among the nodes.
        in_place: what must be there before the first node: the subnet's NAT gateway or routes, its security group.
    """

    subnet_id: str
    pods: str
    services: str
    dns_service_address: str
    outbound_type: str
    private_dns_zone_id: str | None = None
    in_place: Sequence[Element] = ()


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may use the API server: the tenant's identities by Azure roles, and the groups' members as administrators."""

    tenant_id: str
    admin_group_object_ids: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ClusterRef:
    """A cluster that exists, for those who deploy into it.

    Attributes:
        host: the API server's address, `https://…`, reached from inside the network alone.
        ca_certificate: what the API server's certificate is signed with, in base64.
        oidc_issuer_url: who signs the tokens of workloads.
    """

    host: str
    ca_certificate: str
    oidc_issuer_url: str


@dataclass(frozen=True, kw_only=True)
class WeeklyWindow:
    """When upgrades may happen each week: from `start_time` (`HH:MM` at `utc_offset`, `+HH:MM`) on, for some hours."""

    day: str
    start_time: str
    utc_offset: str
    hours: int


class Kubernetes(Construct):
    """A cluster with a system, a user and perhaps a GPU pool.

    `cluster_id`; `kubelet_principal_id`: the identity that pulls images; `ref`: for those who deploy into it.
    """

    cluster_id: str
    kubelet_principal_id: str
    ref: ClusterRef

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        node_resource_group_name: str,
        identity_name: str,
        version: str,
        tier: str,
        access: Access,
        network: ClusterNetwork,
        system_pool: NodePool,
        user_pool: NodePool,
        gpu_pool: NodePool | None,
        upgrades: WeeklyWindow,
        prevent_destroy: bool,
        disks: DiskEncryption | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        self._placement = placement
        identity, roles = self._control_plane_identity(identity_name, network, disks)
        cluster = KubernetesCluster(
            self,
            "cluster",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            node_resource_group=node_resource_group_name,
            sku_tier=tier,
            kubernetes_version=version,
            automatic_upgrade_channel="patch",
            node_os_upgrade_channel="NodeImage",
            maintenance_window_auto_upgrade=KubernetesClusterMaintenanceWindowAutoUpgrade(
                frequency="Weekly",
                interval=1,
                day_of_week=upgrades.day,
                start_time=upgrades.start_time,
                utc_offset=upgrades.utc_offset,
                duration=upgrades.hours,
            ),
            maintenance_window_node_os=KubernetesClusterMaintenanceWindowNodeOs(
                frequency="Weekly",
                interval=1,
                day_of_week=upgrades.day,
                start_time=upgrades.start_time,
                utc_offset=upgrades.utc_offset,
                duration=upgrades.hours,
            ),
            dns_prefix=None if network.private_dns_zone_id else name,
            dns_prefix_private_cluster=name if network.private_dns_zone_id else None,
            private_cluster_enabled=True,
            private_cluster_public_fqdn_enabled=False,
            private_dns_zone_id=network.private_dns_zone_id or "System",
            network_profile=KubernetesClusterNetworkProfile(
                network_plugin="azure",
                network_plugin_mode="overlay",
                network_policy="calico",
                outbound_type=network.outbound_type,
                pod_cidr=network.pods,
                service_cidr=network.services,
                dns_service_ip=network.dns_service_address,
            ),
            identity=KubernetesClusterIdentity(type="UserAssigned", identity_ids=[identity.id]),
            role_based_access_control_enabled=True,
            azure_active_directory_role_based_access_control=(
                KubernetesClusterAzureActiveDirectoryRoleBasedAccessControl(
                    tenant_id=access.tenant_id,
                    azure_rbac_enabled=True,
                    admin_group_object_ids=access.admin_group_object_ids or None,
                )
            ),
            local_account_disabled=True,
            run_command_enabled=False,
            oidc_issuer_enabled=True,
            workload_identity_enabled=True,
            azure_policy_enabled=True,
            microsoft_defender=KubernetesClusterMicrosoftDefender(
                log_analytics_workspace_id=placement.log_analytics_workspace_id
            ),
            oms_agent=KubernetesClusterOmsAgent(
                log_analytics_workspace_id=placement.log_analytics_workspace_id, msi_auth_for_monitoring_enabled=True
            ),
            key_vault_secrets_provider=KubernetesClusterKeyVaultSecretsProvider(secret_rotation_enabled=True),
            image_cleaner_enabled=True,
            image_cleaner_interval_hours=_UNUSED_IMAGES_HOURS,
            node_provisioning_profile=KubernetesClusterNodeProvisioningProfile(mode="Manual"),
            auto_scaler_profile=KubernetesClusterAutoScalerProfile(
                expander="least-waste", balance_similar_node_groups=True
            ),
            default_node_pool=KubernetesClusterDefaultNodePool(
                name="system",
                temporary_name_for_rotation="systemtmp",
                only_critical_addons_enabled=True,
                vm_size=system_pool.vm_size,
                auto_scaling_enabled=True,
                min_count=system_pool.min_nodes,
                max_count=system_pool.max_nodes,
                zones=system_pool.zones or None,
                vnet_subnet_id=network.subnet_id,
                orchestrator_version=version,
                max_pods=_PODS_PER_NODE,
                os_disk_type="Ephemeral",
                os_disk_size_gb=_SYSTEM_DISK_GIB,
                host_encryption_enabled=True,
                node_public_ip_enabled=False,
                upgrade_settings=KubernetesClusterDefaultNodePoolUpgradeSettings(
                    max_surge="33%", drain_timeout_in_minutes=_DRAIN_MINUTES
                ),
                tags=placement.tags,
            ),
            disk_encryption_set_id=disks.set_id if disks else None,
            tags=placement.tags,
            depends_on=[*roles, *network.in_place, *([disks.granted] if disks else [])],
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
        )
        self.cluster_id = cluster.id
        self.kubelet_principal_id = cluster.kubelet_identity.object_id
        self.ref = ClusterRef(
            host=cluster.kube_config[0].host,
            ca_certificate=cluster.kube_config[0].cluster_ca_certificate,
            oidc_issuer_url=cluster.oidc_issuer_url,
        )
        self._pool("user", user_pool, version=version, subnet_id=network.subnet_id)
        if gpu_pool:
            self._pool("gpu", gpu_pool, version=version, subnet_id=network.subnet_id, gpu=True)
        diagnose(
            self,
            "diagnostics",
            target_resource_id=cluster.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            categories=_AUDIT_CATEGORIES,
        )

    def _control_plane_identity(
        self, name: str, network: ClusterNetwork, disks: DiskEncryption | None
    ) -> tuple[UserAssignedIdentity, list[RoleAssignment]]:
        """The identity that AKS manages nodes and load balancers with; it may use what it is given and no more."""
        identity = UserAssignedIdentity(
            self,
            "identity",
            name=name,
            location=self._placement.location,
            resource_group_name=self._placement.resource_group_name,
            tags=self._placement.tags,
        )
        granted = {"subnet-role": ("Network Contributor", network.subnet_id)}
        if network.private_dns_zone_id:
            granted["dns-role"] = ("Private DNS Zone Contributor", network.private_dns_zone_id)
        if disks:
            granted["disks-role"] = ("Reader", disks.set_id)
        return identity, [
            RoleAssignment(
                self,
                construct_id,
                scope=scope,
                role_definition_name=role,
                principal_id=identity.principal_id,
                principal_type="ServicePrincipal",
            )
            for construct_id, (role, scope) in granted.items()
        ]

    def _pool(self, name: str, pool: NodePool, *, version: str, subnet_id: str, gpu: bool = False) -> None:
        KubernetesClusterNodePool(
            self,
            f"{name}-pool",
            name=name,
            temporary_name_for_rotation=f"{name}tmp",
            kubernetes_cluster_id=self.cluster_id,
            mode="User",
            vm_size=pool.vm_size,
            auto_scaling_enabled=True,
            min_count=pool.min_nodes,
            max_count=pool.max_nodes,
            zones=pool.zones or None,
            vnet_subnet_id=subnet_id,
            orchestrator_version=version,
            max_pods=_PODS_PER_NODE,
            os_disk_type="Managed" if gpu else "Ephemeral",
            os_disk_size_gb=_GPU_DISK_GIB if gpu else _SYSTEM_DISK_GIB,
            host_encryption_enabled=True,
            node_public_ip_enabled=False,
            gpu_driver="Install" if gpu else None,
            node_labels={"pool": name},
            node_taints=[GPU_TAINT] if gpu else None,
            # GPUs beyond a pool's number are rarely to be had: its nodes are upgraded in place, one by one.
            upgrade_settings=KubernetesClusterNodePoolUpgradeSettings(
                max_surge="0" if gpu else "33%",
                max_unavailable="1" if gpu else None,
                drain_timeout_in_minutes=_DRAIN_MINUTES,
            ),
            tags=self._placement.tags,
        )
