"""The Databricks workspace and the identity through which Unity Catalog reads the lake.

Secure by default: premium, injected into the VNet, no public address on any node, front end and back end by private
link, infrastructure encryption, diagnostics; with a key of ours, notebooks and secrets, disks and root storage alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.databricks_access_connector import (
    DatabricksAccessConnector,
    DatabricksAccessConnectorIdentity,
)
from modules.bindings.azurerm.databricks_workspace import DatabricksWorkspace, DatabricksWorkspaceCustomParameters
from modules.bindings.azurerm.databricks_workspace_root_dbfs_customer_managed_key import (
    DatabricksWorkspaceRootDbfsCustomerManagedKey,
)
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import diagnose
from modules.private_link import Subresource, private_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.azurerm.role_assignment import RoleAssignment
    from modules.customer_keys import CustomerKey
    from modules.network import SubnetRef
    from modules.placement import Placement

__all__ = ["Workspace", "WorkspaceEncryption", "access_connector"]

# Databricks offers no category group; these are the categories an audit needs.
_AUDIT_CATEGORIES = (
    "accounts",
    "clusters",
    "clusterPolicies",
    "databrickssql",
    "dbfs",
    "iamRole",
    "jobs",
    "notebook",
    "secrets",
    "sqlPermissions",
    "unityCatalog",
    "workspace",
)


@dataclass(frozen=True, kw_only=True)
class WorkspaceEncryption:
    """Our key, and the roles of Databricks' own application on it, which must be there when a workspace is made."""

    key: CustomerKey
    granted: Sequence[RoleAssignment]


class Workspace(Construct):
    """A workspace: its ARM id, its host name and its numeric id."""

    resource_id: str
    host: str
    workspace_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        managed_resource_group_name: str,
        virtual_network_id: str,
        host_subnet: SubnetRef,
        container_subnet: SubnetRef,
        private_endpoint_subnet_id: str,
        zone_ids: Mapping[Subresource, str],
        prevent_destroy: bool,
        encryption: WorkspaceEncryption | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        key_id = encryption.key.versioned_id if encryption else None
        workspace = DatabricksWorkspace(
            self,
            "workspace",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            managed_resource_group_name=managed_resource_group_name,
            sku="premium",
            public_network_access_enabled=False,
            network_security_group_rules_required="NoAzureDatabricksRules",
            infrastructure_encryption_enabled=True,
            customer_managed_key_enabled=encryption is not None,
            managed_services_cmk_key_vault_key_id=key_id,
            managed_disk_cmk_key_vault_key_id=key_id,
            managed_disk_cmk_rotation_to_latest_version_enabled=True if encryption else None,
            custom_parameters=DatabricksWorkspaceCustomParameters(
                no_public_ip=True,
                virtual_network_id=virtual_network_id,
                public_subnet_name=host_subnet.name,
                public_subnet_network_security_group_association_id=host_subnet.security_group_association_id,
                private_subnet_name=container_subnet.name,
                private_subnet_network_security_group_association_id=container_subnet.security_group_association_id,
            ),
            tags=placement.tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
            depends_on=(encryption.granted or None) if encryption else None,
        )
        if encryption:
            self._encrypt(workspace, encryption.key)
        self.resource_id = workspace.id
        self.host = workspace.workspace_url
        self.workspace_id = workspace.workspace_id
        ui_api = private_endpoint(
            self,
            "ui-api-endpoint",
            placement=placement,
            subnet_id=private_endpoint_subnet_id,
            target_name=name,
            target_resource_id=workspace.id,
            subresource=Subresource.DATABRICKS_UI_API,
            zone_ids=zone_ids,
        )
        private_endpoint(
            self,
            "browser-authentication-endpoint",
            placement=placement,
            subnet_id=private_endpoint_subnet_id,
            target_name=name,
            target_resource_id=workspace.id,
            subresource=Subresource.BROWSER_AUTHENTICATION,
            zone_ids=zone_ids,
            depends_on=[ui_api],
        )
        diagnose(
            self,
            "diagnostics",
            target_resource_id=workspace.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            categories=_AUDIT_CATEGORIES,
            metrics=(),
        )

    def _encrypt(self, workspace: DatabricksWorkspace, key: CustomerKey) -> None:
        """Let the identities that only a workspace brings along use the key: its disks', then its root storage's."""
        key.allow("workspace-disks", principal_id=workspace.managed_disk_identity[0].principal_id)
        root = key.allow("workspace-root", principal_id=workspace.storage_account_identity[0].principal_id)
        DatabricksWorkspaceRootDbfsCustomerManagedKey(
            self, "dbfs-key", workspace_id=workspace.id, key_vault_key_id=key.versioned_id, depends_on=[root]
        )


def access_connector(
    scope: Construct, construct_id: str, *, placement: Placement, name: str
) -> DatabricksAccessConnector:
    """An identity that Databricks uses on Azure resources, without a secret; give it roles, no more than it needs."""
    return DatabricksAccessConnector(
        scope,
        construct_id,
        name=name,
        location=placement.location,
        resource_group_name=placement.resource_group_name,
        identity=DatabricksAccessConnectorIdentity(type="SystemAssigned"),
        tags=placement.tags,
    )
