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
from stacks.landing_zone_alerts import declare_alerts, declare_budget
from stacks.landing_zone_cluster import declare_cluster, declare_registry
from stacks.landing_zone_keys import declare_keys
from stacks.landing_zone_network import declare_network, declare_private_dns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.settings import Settings
    from modules.bindings.cdk import Construct
    from modules.private_link import Subresource

__all__ = ["LandingZone", "Outputs"]

SLICES = ("streaming",)


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
        logs = Logs(
            self,
            "logs",
            name=self.resource_name(ResourceKind.LOG_ANALYTICS_WORKSPACE),
            insights_name=self.resource_name(ResourceKind.APPLICATION_INSIGHTS),
            location=settings.location.value,
            resource_group_name=group.name,
            tags=settings.resource_tags(data_domain="platform"),
            retention_days=settings.log_analytics.retention_days,
            prevent_destroy=settings.protection.prevent_destroy,
        )
        place = self.placement(resource_group_name=group.name, log_analytics_workspace_id=logs.workspace_id)
        deployer = DataClientConfig(self, "deployer")
        network = declare_network(self, place)
        zone_ids = declare_private_dns(self, place, network.virtual_network_id)
        endpoints = network.subnets["private-endpoints"].id
        vault = Vault(
            self,
            "vault",
            placement=place,
            name=self.resource_name(ResourceKind.KEY_VAULT),
            tenant_id=deployer.tenant_id,
            sku=settings.key_vault.sku.value,
            soft_delete_days=settings.key_vault.soft_delete_retention_days,
            purge_protection=settings.key_vault.purge_protection,
            private_endpoint_subnet_id=endpoints,
            zone_ids=zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
        )
        keys = declare_keys(self, place, vault)
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
            zone_ids=zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
            encryption_key=keys.lake,
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
            zone_ids=zone_ids,
            prevent_destroy=settings.protection.prevent_destroy,
            encryption=keys.workspace,
        )
        registry = declare_registry(self, place, private_endpoint_subnet_id=endpoints, zone_ids=zone_ids)
        declare_cluster(
            self,
            place,
            subnet=network.subnets["aks"],
            registry=registry,
            tenant_id=deployer.tenant_id,
            disks=keys.nodes,
        )
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
        alerts = declare_alerts(
            self,
            place,
            subscription_id=f"/subscriptions/{deployer.subscription_id}",
            resource_group_id=group.id,
            lake_id=lake.account_id,
            vault_id=vault.vault_id,
        )
        declare_budget(
            self,
            subscription_id=f"/subscriptions/{deployer.subscription_id}",
            action_group_id=alerts.action_group_id,
        )
        if settings.protection.delete_locks:
            ManagementLock(
                self,
                "lock",
                name="lakeform",
                scope=group.id,
                lock_level="CanNotDelete",
                notes="Holds data. To delete something, lift protection.delete_locks in a commit of its own.",
            )
        self.outputs = Outputs(
            resource_group_name=group.name,
            log_analytics_workspace_id=logs.workspace_id,
            application_insights_connection_string=logs.connection_string,
            action_group_id=alerts.action_group_id,
            private_endpoint_subnet_id=endpoints,
            zone_ids=zone_ids,
            container_urls=lake.container_urls,
            vault_id=vault.vault_id,
            vault_uri=vault.vault_uri,
            workspace_host=workspace.host,
            workspace_resource_id=workspace.resource_id,
            workspace_id=workspace.workspace_id,
            lake_connector_id=connector.id,
            identity_client_ids={name: self._workload_identity(name, group.name) for name in SLICES},
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
