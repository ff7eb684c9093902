"""Azure Container Registry: where the cluster's images come from.

Secure by default: Entra identities alone (no admin user, no anonymous pull), no public endpoint and no export of
artifacts, dedicated data endpoints, a private endpoint, untagged manifests that go by themselves, diagnostics. Only the
Premium tier has private endpoints, so there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.container_registry import (
    ContainerRegistry,
    ContainerRegistryEncryption,
    ContainerRegistryIdentity,
)
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import ALL_LOGS, diagnose
from modules.private_link import Subresource, private_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.customer_keys import EncryptionKey
    from modules.placement import Placement

__all__ = ["Registry"]


class Registry(Construct):
    """A container registry: `registry_id`, and `login_server` (`<name>.azurecr.io`).

    `encryption_key` asks for a vault with a public endpoint: a registry passes a vault's firewall by its own
    system-assigned identity alone, which it does not have yet when it is made.
    """

    registry_id: str
    login_server: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        zone_redundant: bool,
        untagged_retention_days: int,
        private_endpoint_subnet_id: str,
        zone_ids: Mapping[Subresource, str],
        prevent_destroy: bool,
        encryption_key: EncryptionKey | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        registry = ContainerRegistry(
            self,
            "registry",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            sku="Premium",
            admin_enabled=False,
            anonymous_pull_enabled=False,
            public_network_access_enabled=False,
            export_policy_enabled=False,
            data_endpoint_enabled=True,
            zone_redundancy_enabled=zone_redundant,
            retention_policy_in_days=untagged_retention_days,
            identity=ContainerRegistryIdentity(type="UserAssigned", identity_ids=[encryption_key.identity_id])
            if encryption_key
            else None,
            encryption=[
                ContainerRegistryEncryption(
                    key_vault_key_id=encryption_key.key_id, identity_client_id=encryption_key.identity_client_id
                )
            ]
            if encryption_key
            else None,
            tags=placement.tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
            depends_on=[encryption_key.granted] if encryption_key else None,
        )
        self.registry_id = registry.id
        self.login_server = registry.login_server
        private_endpoint(
            self,
            "endpoint",
            placement=placement,
            subnet_id=private_endpoint_subnet_id,
            target_name=name,
            target_resource_id=registry.id,
            subresource=Subresource.REGISTRY,
            zone_ids=zone_ids,
        )
        diagnose(
            self,
            "diagnostics",
            target_resource_id=registry.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            category_groups=ALL_LOGS,
        )

    def allow_pull(self, construct_id: str, *, principal_id: str) -> None:
        """Let a managed identity pull images, and do nothing else."""
        RoleAssignment(
            self,
            construct_id,
            scope=self.registry_id,
            role_definition_name="AcrPull",
            principal_id=principal_id,
            principal_type="ServicePrincipal",
        )
