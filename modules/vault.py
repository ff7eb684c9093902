"""Key Vault. Secure by default: RBAC only, purge protection, no public endpoint, a private endpoint, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.key_vault import KeyVault, KeyVaultNetworkAcls
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import ALL_LOGS, diagnose
from modules.private_link import Subresource, private_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.bindings.azurerm.private_endpoint import PrivateEndpoint
    from modules.placement import Placement

__all__ = ["Vault"]

_WITH_HARDWARE_KEYS = "premium"


class Vault(Construct):
    """A key vault: `vault_id`, and `vault_uri` (`https://<name>.vault.azure.net/`).

    What is put into the vault depends on `endpoint`, without which nobody reaches it.
    """

    vault_id: str
    vault_uri: str
    endpoint: PrivateEndpoint
    has_hardware_keys: bool

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        tenant_id: str,
        sku: str,
        soft_delete_days: int,
        purge_protection: bool,
        private_endpoint_subnet_id: str,
        zone_ids: Mapping[Subresource, str],
        prevent_destroy: bool,
    ) -> None:
        super().__init__(scope, construct_id)
        vault = KeyVault(
            self,
            "vault",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            tenant_id=tenant_id,
            sku_name=sku,
            rbac_authorization_enabled=True,
            purge_protection_enabled=purge_protection,
            soft_delete_retention_days=soft_delete_days,
            public_network_access_enabled=False,
            # Databricks reads a Key-Vault-backed scope from its control plane, as a trusted service.
            network_acls=KeyVaultNetworkAcls(default_action="Deny", bypass="AzureServices"),
            tags=placement.tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
        )
        self.vault_id = vault.id
        self.vault_uri = vault.vault_uri
        self.has_hardware_keys = sku == _WITH_HARDWARE_KEYS
        self.endpoint = private_endpoint(
            self,
            "endpoint",
            placement=placement,
            subnet_id=private_endpoint_subnet_id,
            target_name=name,
            target_resource_id=vault.id,
            subresource=Subresource.VAULT,
            zone_ids=zone_ids,
        )
        diagnose(
            self,
            "diagnostics",
            target_resource_id=vault.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            category_groups=ALL_LOGS,
        )
