"""The landing zone `E`: network, lake, secrets, logs, alerts, Databricks workspace and cluster. It ships no code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import LakeContainer
from modules.bindings.azurerm.data_client_config import DataClientConfig
from modules.bindings.azurerm.management_lock import ManagementLock
from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.azurerm.user_assigned_identity import UserAssignedIdentity
from modules.lake import Lake, LifecycleRule
from modules.logs import Logs
from modules.vault import Vault
from modules.workspace import Workspace, access_connector
from stacks.base import EnvironmentStack
from stacks.parts.landing_zone.alerts import declare_alerts, declare_budget
from stacks.parts.landing_zone.cluster import declare_cluster, declare_registry
from stacks.parts.landing_zone.keys import declare_keys
from stacks.parts.landing_zone.network import declare_network, declare_private_dns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.settings import Settings
    from modules.aks import ClusterRef
    from modules.bindings.azurerm.databricks_access_connector import DatabricksAccessConnector
    from modules.bindings.cdk import Construct
    from modules.customer_keys import EncryptionKey
    from modules.network import ExistingNetwork, Network
    from modules.private_link import Subresource
    from modules.workspace import WorkspaceEncryption

__all__ = ["LandingZone", "Outputs"]

SLICES = ("governance", "lakehouse", "streaming")


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What the other stacks build on."""

    resource_group_name: str
    log_analytics_workspace_id: str
    application_insights_connection_string: str
    action_group_id: str
    private_endpoint_subnet_id: str
    zone_ids: Mapping[Subresource, str]
    container_urls: Mapping[str, str]
    vault_id: str
    vault_uri: str
    workspace_host: str
    workspace_resource_id: str
    workspace_id: str
    lake_connector_id: str
    identity_client_ids: Mapping[str, str]
    cluster: ClusterRef
    registry_login_server: str


class LandingZone(EnvironmentStack):
    """Everything that has no workspace to live in, deployed first."""

    outputs: Outputs

    def __init__(self, scope: Construct, *, settings: Settings) -> None:
        super().__init__(scope, settings=settings)
        self._platform_tags = settings.resource_tags(data_domain="platform")
        self._prevent_destroy = settings.protection.prevent_destroy
        deployer = DataClientConfig(self, "deployer")
        subscription_id = f"/subscriptions/{deployer.subscription_id}"

        group = self._resource_group()
        logs = self._logs(group)
        self._place = self.placement(resource_group_name=group.name, log_analytics_workspace_id=logs.workspace_id)
        network = declare_network(self, self._place)
        self._zone_ids = declare_private_dns(self, self._place, network.virtual_network_id)
        self._endpoints = network.subnets["private-endpoints"].id
        vault = self._vault(deployer.tenant_id)
        keys = declare_keys(self, self._place, vault)
        lake = self._lake(keys.lake)
        workspace = self._workspace(network, keys.workspace)
        connector = self._lake_connector(lake)
        registry = declare_registry(
            self, self._place, private_endpoint_subnet_id=self._endpoints, zone_ids=self._zone_ids
        )
        cluster = declare_cluster(
            self,
            self._place,
            subnet=network.subnets["aks"],
            registry=registry,
            tenant_id=deployer.tenant_id,
            disks=keys.nodes,
        )
        alerts = declare_alerts(
            self,
            self._place,
            subscription_id=subscription_id,
            resource_group_id=group.id,
            lake_id=lake.account_id,
            vault_id=vault.vault_id,
        )
        declare_budget(self, subscription_id=subscription_id, action_group_id=alerts.action_group_id)
        if settings.protection.delete_locks:
            self._lock(group)
        self.outputs = Outputs(
            resource_group_name=group.name,
            log_analytics_workspace_id=logs.workspace_id,
            application_insights_connection_string=logs.connection_string,
            action_group_id=alerts.action_group_id,
            private_endpoint_subnet_id=self._endpoints,
            zone_ids=self._zone_ids,
            container_urls=lake.container_urls,
            vault_id=vault.vault_id,
            vault_uri=vault.vault_uri,
            workspace_host=workspace.host,
            workspace_resource_id=workspace.resource_id,
            workspace_id=workspace.workspace_id,
            lake_connector_id=connector.id,
            identity_client_ids={name: self._workload_identity(name, group.name) for name in SLICES},
            cluster=cluster.ref,
            registry_login_server=registry.login_server,
        )

    def _resource_group(self) -> ResourceGroup:
        return ResourceGroup(
            self,
            "group",
            name=self.resource_name(ResourceKind.RESOURCE_GROUP),
            location=self.settings.location.value,
            tags=self._platform_tags,
        )

    def _logs(self, group: ResourceGroup) -> Logs:
        return Logs(
            self,
            "logs",
            name=self.resource_name(ResourceKind.LOG_ANALYTICS_WORKSPACE),
            insights_name=self.resource_name(ResourceKind.APPLICATION_INSIGHTS),
            location=self.settings.location.value,
            resource_group_name=group.name,
            tags=self._platform_tags,
            retention_days=self.settings.log_analytics.retention_days,
            prevent_destroy=self._prevent_destroy,
        )

    def _vault(self, tenant_id: str) -> Vault:
        vault = self.settings.key_vault
        return Vault(
            self,
            "vault",
            placement=self._place,
            name=self.resource_name(ResourceKind.KEY_VAULT),
            tenant_id=tenant_id,
            sku=vault.sku.value,
            soft_delete_days=vault.soft_delete_retention_days,
            purge_protection=vault.purge_protection,
            private_endpoint_subnet_id=self._endpoints,
            zone_ids=self._zone_ids,
            prevent_destroy=self._prevent_destroy,
        )

    def _lake(self, encryption_key: EncryptionKey | None) -> Lake:
        lake = self.settings.lake
        return Lake(
            self,
            "lake",
            placement=self._place,
            name=self.resource_name(ResourceKind.STORAGE_ACCOUNT),
            replication=lake.replication.value,
            containers=[container.value for container in lake.containers],
            soft_delete_days=lake.soft_delete_days,
            # Delta tables are never aged by file: only what landed may cool and go.
            lifecycle_rules=[
                LifecycleRule(
                    name="age-landing-files",
                    prefixes=[f"{LakeContainer.LANDING}/"],
                    cool_after_days=lake.lifecycle.cool_after_days,
                    archive_after_days=lake.lifecycle.archive_after_days,
                    delete_after_days=lake.lifecycle.delete_after_days,
                )
            ],
            private_endpoint_subnet_id=self._endpoints,
            zone_ids=self._zone_ids,
            prevent_destroy=self._prevent_destroy,
            encryption_key=encryption_key,
        )

    def _workspace(self, network: Network | ExistingNetwork, encryption: WorkspaceEncryption | None) -> Workspace:
        return Workspace(
            self,
            "databricks",
            placement=self._place,
            name=self.resource_name(ResourceKind.DATABRICKS_WORKSPACE),
            managed_resource_group_name=self.resource_name(ResourceKind.RESOURCE_GROUP, "dbw-managed"),
            virtual_network_id=network.virtual_network_id,
            host_subnet=network.subnets["databricks-host"],
            container_subnet=network.subnets["databricks-container"],
            private_endpoint_subnet_id=self._endpoints,
            zone_ids=self._zone_ids,
            prevent_destroy=self._prevent_destroy,
            encryption=encryption,
        )

    def _lake_connector(self, lake: Lake) -> DatabricksAccessConnector:
        """The identity through which Unity Catalog, and nobody else, reads and writes the lake."""
        connector = access_connector(
            self,
            "lake-connector",
            placement=self._place,
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
        return connector

    def _lock(self, group: ResourceGroup) -> None:
        ManagementLock(
            self,
            "lock",
            name="lakeform",
            scope=group.id,
            lock_level="CanNotDelete",
            notes="Holds data. To delete something, lift protection.delete_locks in a commit of its own.",
        )

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
