"""The Databricks workspace and the identity through which Unity Catalog reads the lake.

Secure by default: premium, injected into the VNet, no public address on any node, front end and back end by private
link, infrastructure encryption, diagnostics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.databricks_access_connector import (
    DatabricksAccessConnector,
    DatabricksAccessConnectorIdentity,
)
from modules.bindings.azurerm.databricks_workspace import DatabricksWorkspace, DatabricksWorkspaceCustomParameters
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import diagnose
from modules.private_link import Subresource, private_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.network import SubnetRef
    from modules.placement import Placement

__all__ = ["Workspace", "access_connector"]

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
    ) -> None:
        super().__init__(scope, construct_id)
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
        )
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
