"""`azurerm_storage_account` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
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
    "StorageAccount",
    "StorageAccountAzureFilesAuthentication",
    "StorageAccountAzureFilesAuthenticationActiveDirectory",
    "StorageAccountBlobProperties",
    "StorageAccountBlobPropertiesContainerDeleteRetentionPolicy",
    "StorageAccountBlobPropertiesCorsRule",
    "StorageAccountBlobPropertiesDeleteRetentionPolicy",
    "StorageAccountBlobPropertiesRestorePolicy",
    "StorageAccountCustomDomain",
    "StorageAccountCustomerManagedKey",
    "StorageAccountIdentity",
    "StorageAccountImmutabilityPolicy",
    "StorageAccountNetworkRules",
    "StorageAccountNetworkRulesPrivateLinkAccess",
    "StorageAccountRouting",
    "StorageAccountSasPolicy",
    "StorageAccountShareProperties",
    "StorageAccountSharePropertiesRetentionPolicy",
    "StorageAccountSharePropertiesSmb",
    "StorageAccountTimeouts",
]


class StorageAccountAzureFilesAuthenticationActiveDirectory(Block):
    """The block `azure_files_authentication.active_directory`."""

    domain_guid: str
    domain_name: str
    domain_sid: str | None = None
    forest_name: str | None = None
    netbios_domain_name: str | None = None
    storage_sid: str | None = None


class StorageAccountAzureFilesAuthentication(Block):
    """The block `azure_files_authentication`."""

    directory_type: str
    active_directory: StorageAccountAzureFilesAuthenticationActiveDirectory | None = None
    default_share_level_permission: str | None = None


class StorageAccountBlobPropertiesContainerDeleteRetentionPolicy(Block):
    """The block `blob_properties.container_delete_retention_policy`."""

    days: float | None = None


class StorageAccountBlobPropertiesCorsRule(Block):
    """The block `blob_properties.cors_rule`, `share_properties.cors_rule`."""

    allowed_headers: Sequence[str]
    allowed_methods: Sequence[str]
    allowed_origins: Sequence[str]
    exposed_headers: Sequence[str]
    max_age_in_seconds: float


class StorageAccountBlobPropertiesDeleteRetentionPolicy(Block):
    """The block `blob_properties.delete_retention_policy`."""

    days: float | None = None
    permanent_delete_enabled: bool | Expression | None = None


class StorageAccountBlobPropertiesRestorePolicy(Block):
    """The block `blob_properties.restore_policy`."""

    days: float


class StorageAccountBlobProperties(Block):
    """The block `blob_properties`."""

    change_feed_enabled: bool | Expression | None = None
    change_feed_retention_in_days: float | None = None
    container_delete_retention_policy: StorageAccountBlobPropertiesContainerDeleteRetentionPolicy | None = None
    cors_rule: Sequence[StorageAccountBlobPropertiesCorsRule] | None = None
    default_service_version: str | None = None
    delete_retention_policy: StorageAccountBlobPropertiesDeleteRetentionPolicy | None = None
    last_access_time_enabled: bool | Expression | None = None
    restore_policy: StorageAccountBlobPropertiesRestorePolicy | None = None
    versioning_enabled: bool | Expression | None = None


class StorageAccountCustomDomain(Block):
    """The block `custom_domain`."""

    name: str
    use_subdomain: bool | Expression | None = None


class StorageAccountCustomerManagedKey(Block):
    """The block `customer_managed_key`."""

    key_vault_key_id: str
    user_assigned_identity_id: str


class StorageAccountIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class StorageAccountImmutabilityPolicy(Block):
    """The block `immutability_policy`."""

    allow_protected_append_writes: bool | Expression
    period_since_creation_in_days: float
    state: str


class StorageAccountNetworkRulesPrivateLinkAccess(Block):
    """The block `network_rules.private_link_access`."""

    endpoint_resource_id: str
    endpoint_tenant_id: str | None = None


class StorageAccountNetworkRules(Block):
    """The block `network_rules`."""

    default_action: str
    bypass: Sequence[str] | None = None
    ip_rules: Sequence[str] | None = None
    private_link_access: Sequence[StorageAccountNetworkRulesPrivateLinkAccess] | None = None
    virtual_network_subnet_ids: Sequence[str] | None = None


class StorageAccountRouting(Block):
    """The block `routing`."""

    choice: str | None = None
    publish_internet_endpoints: bool | Expression | None = None
    publish_microsoft_endpoints: bool | Expression | None = None


class StorageAccountSasPolicy(Block):
    """The block `sas_policy`."""

    expiration_period: str
    expiration_action: str | None = None


class StorageAccountSharePropertiesRetentionPolicy(Block):
    """The block `share_properties.retention_policy`."""

    days: float | None = None


class StorageAccountSharePropertiesSmb(Block):
    """The block `share_properties.smb`."""

    authentication_types: Sequence[str] | None = None
    channel_encryption_type: Sequence[str] | None = None
    kerberos_ticket_encryption_type: Sequence[str] | None = None
    multichannel_enabled: bool | Expression | None = None
    versions: Sequence[str] | None = None


class StorageAccountShareProperties(Block):
    """The block `share_properties`."""

    cors_rule: Sequence[StorageAccountBlobPropertiesCorsRule] | None = None
    retention_policy: StorageAccountSharePropertiesRetentionPolicy | None = None
    smb: StorageAccountSharePropertiesSmb | None = None


class StorageAccountTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class StorageAccountBlobPropertiesRef(Ref):
    """What can be read of `blob_properties`."""

    change_feed_enabled = BooleanAttribute()
    change_feed_retention_in_days = NumberAttribute()
    default_service_version = StringAttribute()
    last_access_time_enabled = BooleanAttribute()
    versioning_enabled = BooleanAttribute()


class StorageAccountIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class StorageAccountNetworkRulesPrivateLinkAccessRef(Ref):
    """What can be read of `private_link_access`."""

    endpoint_resource_id = StringAttribute()
    endpoint_tenant_id = StringAttribute()


class StorageAccountNetworkRulesRef(Ref):
    """What can be read of `network_rules`."""

    bypass = SetAttribute()
    default_action = StringAttribute()
    ip_rules = SetAttribute()
    private_link_access = BlocksAttribute(StorageAccountNetworkRulesPrivateLinkAccessRef)
    virtual_network_subnet_ids = SetAttribute()


class StorageAccount(Resource):
    """`azurerm_storage_account`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_storage_account"

    access_tier = StringAttribute()
    account_kind = StringAttribute()
    account_replication_type = StringAttribute()
    account_replication_type_migrating_to = StringAttribute()
    account_replication_type_migration_in_progress = BooleanAttribute()
    account_tier = StringAttribute()
    allow_nested_items_to_be_public = BooleanAttribute()
    allowed_copy_scope = StringAttribute()
    blob_properties = BlockAttribute(StorageAccountBlobPropertiesRef)
    cross_tenant_replication_enabled = BooleanAttribute()
    default_to_oauth_authentication = BooleanAttribute()
    dns_endpoint_type = StringAttribute()
    edge_zone = StringAttribute()
    https_traffic_only_enabled = BooleanAttribute()
    id = StringAttribute()
    identity = BlockAttribute(StorageAccountIdentityRef)
    infrastructure_encryption_enabled = BooleanAttribute()
    is_hns_enabled = BooleanAttribute()
    large_file_share_enabled = BooleanAttribute()
    local_user_enabled = BooleanAttribute()
    location = StringAttribute()
    min_tls_version = StringAttribute()
    name = StringAttribute()
    network_rules = BlockAttribute(StorageAccountNetworkRulesRef)
    nfsv3_enabled = BooleanAttribute()
    primary_access_key = StringAttribute()
    primary_blob_connection_string = StringAttribute()
    primary_blob_endpoint = StringAttribute()
    primary_blob_host = StringAttribute()
    primary_blob_internet_endpoint = StringAttribute()
    primary_blob_internet_host = StringAttribute()
    primary_blob_microsoft_endpoint = StringAttribute()
    primary_blob_microsoft_host = StringAttribute()
    primary_connection_string = StringAttribute()
    primary_dfs_endpoint = StringAttribute()
    primary_dfs_host = StringAttribute()
    primary_dfs_internet_endpoint = StringAttribute()
    primary_dfs_internet_host = StringAttribute()
    primary_dfs_microsoft_endpoint = StringAttribute()
    primary_dfs_microsoft_host = StringAttribute()
    primary_file_endpoint = StringAttribute()
    primary_file_host = StringAttribute()
    primary_file_internet_endpoint = StringAttribute()
    primary_file_internet_host = StringAttribute()
    primary_file_microsoft_endpoint = StringAttribute()
    primary_file_microsoft_host = StringAttribute()
    primary_location = StringAttribute()
    primary_queue_endpoint = StringAttribute()
    primary_queue_host = StringAttribute()
    primary_queue_microsoft_endpoint = StringAttribute()
    primary_queue_microsoft_host = StringAttribute()
    primary_table_endpoint = StringAttribute()
    primary_table_host = StringAttribute()
    primary_table_microsoft_endpoint = StringAttribute()
    primary_table_microsoft_host = StringAttribute()
    primary_web_endpoint = StringAttribute()
    primary_web_host = StringAttribute()
    primary_web_internet_endpoint = StringAttribute()
    primary_web_internet_host = StringAttribute()
    primary_web_microsoft_endpoint = StringAttribute()
    primary_web_microsoft_host = StringAttribute()
    provisioned_billing_model_version = StringAttribute()
    public_network_access = StringAttribute()
    public_network_access_enabled = BooleanAttribute()
    queue_encryption_key_type = StringAttribute()
    resource_group_name = StringAttribute()
    secondary_access_key = StringAttribute()
    secondary_blob_connection_string = StringAttribute()
    secondary_blob_endpoint = StringAttribute()
    secondary_blob_host = StringAttribute()
    secondary_blob_internet_endpoint = StringAttribute()
    secondary_blob_internet_host = StringAttribute()
    secondary_blob_microsoft_endpoint = StringAttribute()
    secondary_blob_microsoft_host = StringAttribute()
    secondary_connection_string = StringAttribute()
    secondary_dfs_endpoint = StringAttribute()
    secondary_dfs_host = StringAttribute()
    secondary_dfs_internet_endpoint = StringAttribute()
    secondary_dfs_internet_host = StringAttribute()
    secondary_dfs_microsoft_endpoint = StringAttribute()
    secondary_dfs_microsoft_host = StringAttribute()
    secondary_file_endpoint = StringAttribute()
    secondary_file_host = StringAttribute()
    secondary_file_internet_endpoint = StringAttribute()
    secondary_file_internet_host = StringAttribute()
    secondary_file_microsoft_endpoint = StringAttribute()
    secondary_file_microsoft_host = StringAttribute()
    secondary_location = StringAttribute()
    secondary_queue_endpoint = StringAttribute()
    secondary_queue_host = StringAttribute()
    secondary_queue_microsoft_endpoint = StringAttribute()
    secondary_queue_microsoft_host = StringAttribute()
    secondary_table_endpoint = StringAttribute()
    secondary_table_host = StringAttribute()
    secondary_table_microsoft_endpoint = StringAttribute()
    secondary_table_microsoft_host = StringAttribute()
    secondary_web_endpoint = StringAttribute()
    secondary_web_host = StringAttribute()
    secondary_web_internet_endpoint = StringAttribute()
    secondary_web_internet_host = StringAttribute()
    secondary_web_microsoft_endpoint = StringAttribute()
    secondary_web_microsoft_host = StringAttribute()
    sftp_enabled = BooleanAttribute()
    shared_access_key_enabled = BooleanAttribute()
    table_encryption_key_type = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        account_replication_type: str,
        account_tier: str,
        location: str,
        name: str,
        resource_group_name: str,
        access_tier: str | None = None,
        account_kind: str | None = None,
        allow_nested_items_to_be_public: bool | Expression | None = None,
        allowed_copy_scope: str | None = None,
        azure_files_authentication: StorageAccountAzureFilesAuthentication | None = None,
        blob_properties: StorageAccountBlobProperties | None = None,
        cross_tenant_replication_enabled: bool | Expression | None = None,
        custom_domain: StorageAccountCustomDomain | None = None,
        customer_managed_key: StorageAccountCustomerManagedKey | None = None,
        default_to_oauth_authentication: bool | Expression | None = None,
        dns_endpoint_type: str | None = None,
        edge_zone: str | None = None,
        https_traffic_only_enabled: bool | Expression | None = None,
        identity: StorageAccountIdentity | None = None,
        immutability_policy: StorageAccountImmutabilityPolicy | None = None,
        infrastructure_encryption_enabled: bool | Expression | None = None,
        is_hns_enabled: bool | Expression | None = None,
        large_file_share_enabled: bool | Expression | None = None,
        local_user_enabled: bool | Expression | None = None,
        min_tls_version: str | None = None,
        network_rules: StorageAccountNetworkRules | None = None,
        nfsv3_enabled: bool | Expression | None = None,
        provisioned_billing_model_version: str | None = None,
        public_network_access: str | None = None,
        public_network_access_enabled: bool | Expression | None = None,
        queue_encryption_key_type: str | None = None,
        routing: StorageAccountRouting | None = None,
        sas_policy: StorageAccountSasPolicy | None = None,
        sftp_enabled: bool | Expression | None = None,
        share_properties: StorageAccountShareProperties | None = None,
        shared_access_key_enabled: bool | Expression | None = None,
        table_encryption_key_type: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: StorageAccountTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
