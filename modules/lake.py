"""ADLS Gen2: the account that holds every table and file.

Secure by default: hierarchical namespace, TLS 1.2, no shared keys, no public endpoint, deny by default, soft delete of
blobs and containers, private endpoints for blob and dfs, diagnostics; encrypted with a key of ours where one is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.storage_account import (
    StorageAccount,
    StorageAccountBlobProperties,
    StorageAccountBlobPropertiesContainerDeleteRetentionPolicy,
    StorageAccountBlobPropertiesDeleteRetentionPolicy,
    StorageAccountCustomerManagedKey,
    StorageAccountIdentity,
    StorageAccountNetworkRules,
)
from modules.bindings.azurerm.storage_container import StorageContainer
from modules.bindings.azurerm.storage_management_policy import (
    StorageManagementPolicy,
    StorageManagementPolicyRule,
    StorageManagementPolicyRuleActions,
    StorageManagementPolicyRuleActionsBaseBlob,
    StorageManagementPolicyRuleFilters,
)
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct
from modules.diagnostics import ALL_LOGS, diagnose
from modules.private_link import Subresource, private_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.customer_keys import EncryptionKey
    from modules.placement import Placement

__all__ = ["Lake", "LifecycleRule"]

# Storage names its metrics itself; it has no "AllMetrics".
_METRICS = ("Transaction", "Capacity")


@dataclass(frozen=True, kw_only=True)
class LifecycleRule:
    """Days without a change until blobs under the prefixes cool, are archived, are deleted (None: never)."""

    name: str
    prefixes: Sequence[str]
    cool_after_days: int | None = None
    archive_after_days: int | None = None
    delete_after_days: int | None = None


class Lake(Construct):
    """A lake account with its containers (`container_urls`: the abfss URL by container name)."""

    account_id: str
    account_name: str
    container_urls: Mapping[str, str]

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        replication: str,
        containers: Sequence[str],
        soft_delete_days: int,
        lifecycle_rules: Sequence[LifecycleRule],
        private_endpoint_subnet_id: str,
        zone_ids: Mapping[Subresource, str],
        prevent_destroy: bool,
        encryption_key: EncryptionKey | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        account = StorageAccount(
            self,
            "account",
            name=name,
            location=placement.location,
            resource_group_name=placement.resource_group_name,
            account_kind="StorageV2",
            account_tier="Standard",
            account_replication_type=replication,
            is_hns_enabled=True,
            min_tls_version="TLS1_2",
            https_traffic_only_enabled=True,
            shared_access_key_enabled=False,
            default_to_oauth_authentication=True,
            local_user_enabled=False,
            allow_nested_items_to_be_public=False,
            cross_tenant_replication_enabled=False,
            public_network_access_enabled=False,
            infrastructure_encryption_enabled=True,
            identity=StorageAccountIdentity(type="UserAssigned", identity_ids=[encryption_key.identity_id])
            if encryption_key
            else None,
            customer_managed_key=StorageAccountCustomerManagedKey(
                key_vault_key_id=encryption_key.key_id, user_assigned_identity_id=encryption_key.identity_id
            )
            if encryption_key
            else None,
            network_rules=StorageAccountNetworkRules(default_action="Deny", bypass=["AzureServices"]),
            blob_properties=StorageAccountBlobProperties(
                delete_retention_policy=StorageAccountBlobPropertiesDeleteRetentionPolicy(days=soft_delete_days),
                container_delete_retention_policy=StorageAccountBlobPropertiesContainerDeleteRetentionPolicy(
                    days=soft_delete_days
                ),
            ),
            tags=placement.tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
            depends_on=[encryption_key.granted] if encryption_key else None,
        )
        self.account_id = account.id
        self.account_name = account.name
        self._lifecycle = Lifecycle(prevent_destroy=prevent_destroy)
        self.container_urls = {
            container: f"abfss://{self._container(container, account.id)}@{account.name}.dfs.core.windows.net"
            for container in containers
        }
        if lifecycle_rules:
            StorageManagementPolicy(
                self, "lifecycle", storage_account_id=account.id, rule=[_rule(rule) for rule in lifecycle_rules]
            )
        for subresource in (Subresource.BLOB, Subresource.DFS):
            private_endpoint(
                self,
                f"{subresource.value}-endpoint",
                placement=placement,
                subnet_id=private_endpoint_subnet_id,
                target_name=name,
                target_resource_id=account.id,
                subresource=subresource,
                zone_ids=zone_ids,
            )
        diagnose(
            self,
            "diagnostics",
            target_resource_id=account.id,
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            metrics=_METRICS,
        )
        diagnose(
            self,
            "blob-diagnostics",
            target_resource_id=f"{account.id}/blobServices/default",
            log_analytics_workspace_id=placement.log_analytics_workspace_id,
            category_groups=ALL_LOGS,
            metrics=_METRICS,
        )

    def _container(self, name: str, account_id: str) -> str:
        return StorageContainer(
            self,
            name,
            name=name,
            storage_account_id=account_id,
            container_access_type="private",
            lifecycle=self._lifecycle,
        ).name


def _rule(rule: LifecycleRule) -> StorageManagementPolicyRule:
    return StorageManagementPolicyRule(
        name=rule.name,
        enabled=True,
        filters=StorageManagementPolicyRuleFilters(blob_types=["blockBlob"], prefix_match=rule.prefixes),
        actions=StorageManagementPolicyRuleActions(
            base_blob=StorageManagementPolicyRuleActionsBaseBlob(
                tier_to_cool_after_days_since_modification_greater_than=rule.cool_after_days,
                tier_to_archive_after_days_since_modification_greater_than=rule.archive_after_days,
                delete_after_days_since_modification_greater_than=rule.delete_after_days,
            )
        ),
    )
