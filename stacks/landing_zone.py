"""The landing zone `E`: network, lake, secrets, logs and the Databricks workspace. It ships no code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import LakeContainer
from modules.aks import Access, ClusterNetwork, Kubernetes, NodePool, WeeklyWindow
from modules.bindings.azurerm.data_client_config import DataClientConfig
from modules.bindings.azurerm.log_analytics_workspace import LogAnalyticsWorkspace
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.azurerm.user_assigned_identity import UserAssignedIdentity
from modules.container_insights import ContainerInsights
from modules.lake import Lake, LifecycleRule
from modules.network import Egress, Network, SubnetPlan
from modules.private_link import PrivateDns
from modules.registry import Registry
from modules.vault import Vault
from modules.workspace import Workspace, access_connector
from stacks.base import EnvironmentStack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.settings import NodePool as NodePoolSettings
    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from modules.network import SubnetRef
    from modules.placement import Placement
    from modules.private_link import Subresource

__all__ = ["LandingZone", "Outputs"]

SLICES = ("streaming",)


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What the other stacks build on."""

    resource_group_name: str
    log_analytics_workspace_id: str
    private_endpoint_subnet_id: str
    zone_ids: Mapping[Subresource, str]
    container_urls: Mapping[str, str]
    vault_id: str
    vault_uri: str
    workspace_host: str
    workspace_resource_id: str
    lake_connector_id: str
    identity_client_ids: Mapping[str, str]


class LandingZone(EnvironmentStack):
    """Everything that has no workspace to live in, deployed first."""

    outputs: Outputs

    def __init__(self, scope: Construct, *, settings: Settings) -> None:
        super().__init__(scope, settings=settings)
        group = ResourceGroup(
            self,
            "group",
            name=self.resource_name(ResourceKind.RESOURCE_GROUP),
            location=settings.location.value,
            tags=settings.resource_tags(data_domain="platform"),
        )
        logs = LogAnalyticsWorkspace(
            self,
            "logs",
            name=self.resource_name(ResourceKind.LOG_ANALYTICS_WORKSPACE),
            location=settings.location.value,
            resource_group_name=group.name,
            sku="PerGB2018",
            retention_in_days=settings.log_analytics.retention_days,
            local_authentication_enabled=False,
            tags=settings.resource_tags(data_domain="platform"),
        )
        place = self.placement(resource_group_name=group.name, log_analytics_workspace_id=logs.id)
        network = Network(
            self,
            "network",
            placement=place,
            name=self.resource_name(ResourceKind.VIRTUAL_NETWORK),
            address_space=[settings.network.address_space],
            subnets={
                "databricks-host": self._subnet("dbw-host", settings.network.subnets.databricks_host, databricks=True),
                "databricks-container": self._subnet(
                    "dbw-container", settings.network.subnets.databricks_container, databricks=True
                ),
                "private-endpoints": self._subnet("pep", settings.network.subnets.private_endpoints),
                "aks": self._subnet("aks", settings.network.subnets.aks, egress=True),
            },
            egress=Egress(
                nat_gateway_name=self.resource_name(ResourceKind.NAT_GATEWAY),
                public_ip_name=self.resource_name(ResourceKind.PUBLIC_IP, "nat"),
            )
            if settings.network.nat_gateway
            else None,
        )
        dns = PrivateDns(
            self,
            "dns",
            placement=place,
            virtual_network_id=network.virtual_network_id,
            link_name=self.resource_name(ResourceKind.VIRTUAL_NETWORK),
        )
        endpoints = network.subnets["private-endpoints"].id
        lake = Lake(
            self,
            "lake",
            placement=place,
            name=self.resource_name(ResourceKind.STORAGE_ACCOUNT),
            replication=settings.lake.replication.value,
            containers=[container.value for container in settings.lake.containers],
            soft_delete_days=settings.lake.soft_delete_days,
            # Delta tables are never aged by file: only what landed may cool and go.
            lifecycle_rules=[
                LifecycleRule(
                    name="age-landing-files",
                    prefixes=[f"{LakeContainer.LANDING}/"],
                    cool_after_days=settings.lake.lifecycle.cool_after_days,
                    archive_after_days=settings.lake.lifecycle.archive_after_days,
                    delete_after_days=settings.lake.lifecycle.delete_after_days,
                )
            ],
            private_endpoint_subnet_id=endpoints,
            zone_ids=dns.zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
        )
        tenant_id = DataClientConfig(self, "deployer").tenant_id
        vault = Vault(
            self,
            "vault",
            placement=place,
            name=self.resource_name(ResourceKind.KEY_VAULT),
            tenant_id=tenant_id,
            sku=settings.key_vault.sku.value,
            soft_delete_days=settings.key_vault.soft_delete_retention_days,
            purge_protection=settings.key_vault.purge_protection,
            private_endpoint_subnet_id=endpoints,
            zone_ids=dns.zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
        )
        workspace = Workspace(
            self,
            "databricks",
            placement=place,
            name=self.resource_name(ResourceKind.DATABRICKS_WORKSPACE),
            managed_resource_group_name=self.resource_name(ResourceKind.RESOURCE_GROUP, "dbw-managed"),
            virtual_network_id=network.virtual_network_id,
            host_subnet=network.subnets["databricks-host"],
            container_subnet=network.subnets["databricks-container"],
            private_endpoint_subnet_id=endpoints,
            zone_ids=dns.zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
        )
        registry = Registry(
            self,
            "images",
            placement=place,
            name=self.resource_name(ResourceKind.CONTAINER_REGISTRY),
            zone_redundant=settings.container_registry.zone_redundant,
            untagged_retention_days=settings.container_registry.untagged_retention_days,
            private_endpoint_subnet_id=endpoints,
            zone_ids=dns.zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
        )
        cluster = self._cluster(place, network.subnets["aks"], tenant_id=tenant_id)
        registry.allow_pull("cluster-pull", principal_id=cluster.kubelet_principal_id)
        connector = access_connector(
            self,
            "lake-connector",
            placement=place,
            name=self.resource_name(ResourceKind.DATABRICKS_ACCESS_CONNECTOR, "lake"),
        )
        RoleAssignment(
            self,
            "lake-connector-role",
            scope=lake.account_id,
            role_definition_name="Storage Blob Data Contributor",
            principal_id=connector.identity.principal_id,
            principal_type="ServicePrincipal",
        )
        self.outputs = Outputs(
            resource_group_name=group.name,
            log_analytics_workspace_id=logs.id,
            private_endpoint_subnet_id=endpoints,
            zone_ids=dns.zone_ids,
            container_urls=lake.container_urls,
            vault_id=vault.vault_id,
            vault_uri=vault.vault_uri,
            workspace_host=workspace.host,
            workspace_resource_id=workspace.resource_id,
            lake_connector_id=connector.id,
            identity_client_ids={name: self._workload_identity(name, group.name) for name in SLICES},
        )

    def _subnet(self, part: str, cidr: str, *, databricks: bool = False, egress: bool = False) -> SubnetPlan:
        return SubnetPlan(
            name=self.resource_name(ResourceKind.SUBNET, part),
            security_group_name=self.resource_name(ResourceKind.NETWORK_SECURITY_GROUP, part),
            cidr=cidr,
            delegated_to_databricks=databricks,
            egress=databricks or egress,
        )

    def _cluster(self, place: Placement, subnet: SubnetRef, *, tenant_id: str) -> Kubernetes:
        settings = self.settings.kubernetes
        cluster = Kubernetes(
            self,
            "aks",
            placement=place,
            name=self.resource_name(ResourceKind.KUBERNETES_CLUSTER),
            node_resource_group_name=self.resource_name(ResourceKind.RESOURCE_GROUP, "aks-nodes"),
            identity_name=self.resource_name(ResourceKind.USER_ASSIGNED_IDENTITY, "aks"),
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
                outbound_type=settings.egress.value,
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
            prevent_destroy=self.settings.protection.prevent_destroy,
        )
        ContainerInsights(
            self,
            "aks-insights",
            placement=place,
            name=self.resource_name(ResourceKind.DATA_COLLECTION_RULE, "aks"),
            cluster_id=cluster.cluster_id,
        )
        return cluster

    def _workload_identity(self, slice_name: str, resource_group_name: str) -> str:
        """The identity that a slice's jobs run as; they never run as a person. Gives its client id."""
        return UserAssignedIdentity(
            self,
            f"{slice_name}-identity",
            name=self.resource_name(ResourceKind.USER_ASSIGNED_IDENTITY, slice_name),
            location=self.settings.location.value,
            resource_group_name=resource_group_name,
            tags=self.settings.resource_tags(data_domain=slice_name),
        ).client_id


def _node_pool(pool: NodePoolSettings) -> NodePool:
    return NodePool(vm_size=pool.vm_size, min_nodes=pool.min_nodes, max_nodes=pool.max_nodes, zones=pool.zones)
