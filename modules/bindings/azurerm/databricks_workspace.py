"""`azurerm_databricks_workspace` of hashicorp/azurerm 5.10.0.

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
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "DatabricksWorkspace",
    "DatabricksWorkspaceCustomParameters",
    "DatabricksWorkspaceEnhancedSecurityCompliance",
    "DatabricksWorkspaceTimeouts",
]


class DatabricksWorkspaceCustomParameters(Block):
    """The block `custom_parameters`."""

    machine_learning_workspace_id: str | None = None
    nat_gateway_name: str | None = None
    no_public_ip: bool | Expression | None = None
    private_subnet_name: str | None = None
    private_subnet_network_security_group_association_id: str | None = None
    public_ip_name: str | None = None
    public_subnet_name: str | None = None
    public_subnet_network_security_group_association_id: str | None = None
    storage_account_name: str | None = None
    storage_account_sku_name: str | None = None
    virtual_network_id: str | None = None
    vnet_address_prefix: str | None = None


class DatabricksWorkspaceEnhancedSecurityCompliance(Block):
    """The block `enhanced_security_compliance`."""

    automatic_cluster_update_enabled: bool | Expression | None = None
    compliance_security_profile_enabled: bool | Expression | None = None
    compliance_security_profile_standards: Sequence[str] | None = None
    enhanced_security_monitoring_enabled: bool | Expression | None = None


class DatabricksWorkspaceTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class DatabricksWorkspaceManagedDiskIdentityRef(Ref):
    """What can be read of `managed_disk_identity`."""

    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class DatabricksWorkspaceStorageAccountIdentityRef(Ref):
    """What can be read of `storage_account_identity`."""

    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class DatabricksWorkspaceCustomParametersRef(Ref):
    """What can be read of `custom_parameters`."""

    machine_learning_workspace_id = StringAttribute()
    nat_gateway_name = StringAttribute()
    no_public_ip = BooleanAttribute()
    private_subnet_name = StringAttribute()
    private_subnet_network_security_group_association_id = StringAttribute()
    public_ip_name = StringAttribute()
    public_subnet_name = StringAttribute()
    public_subnet_network_security_group_association_id = StringAttribute()
    storage_account_name = StringAttribute()
    storage_account_sku_name = StringAttribute()
    virtual_network_id = StringAttribute()
    vnet_address_prefix = StringAttribute()


class DatabricksWorkspace(Resource):
    """`azurerm_databricks_workspace`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_databricks_workspace"

    access_connector_id = StringAttribute()
    custom_parameters = BlockAttribute(DatabricksWorkspaceCustomParametersRef)
    customer_managed_key_enabled = BooleanAttribute()
    default_storage_firewall_enabled = BooleanAttribute()
    disk_encryption_set_id = StringAttribute()
    id = StringAttribute()
    infrastructure_encryption_enabled = BooleanAttribute()
    load_balancer_backend_address_pool_id = StringAttribute()
    location = StringAttribute()
    managed_disk_cmk_key_vault_id = StringAttribute()
    managed_disk_cmk_key_vault_key_id = StringAttribute()
    managed_disk_cmk_rotation_to_latest_version_enabled = BooleanAttribute()
    managed_disk_identity = BlocksAttribute(DatabricksWorkspaceManagedDiskIdentityRef)
    managed_resource_group_id = StringAttribute()
    managed_resource_group_name = StringAttribute()
    managed_services_cmk_key_vault_id = StringAttribute()
    managed_services_cmk_key_vault_key_id = StringAttribute()
    name = StringAttribute()
    network_security_group_rules_required = StringAttribute()
    public_network_access_enabled = BooleanAttribute()
    resource_group_name = StringAttribute()
    sku = StringAttribute()
    storage_account_identity = BlocksAttribute(DatabricksWorkspaceStorageAccountIdentityRef)
    tags = MapAttribute()
    workspace_id = StringAttribute()
    workspace_url = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        resource_group_name: str,
        sku: str,
        access_connector_id: str | None = None,
        custom_parameters: DatabricksWorkspaceCustomParameters | None = None,
        customer_managed_key_enabled: bool | Expression | None = None,
        default_storage_firewall_enabled: bool | Expression | None = None,
        enhanced_security_compliance: DatabricksWorkspaceEnhancedSecurityCompliance | None = None,
        infrastructure_encryption_enabled: bool | Expression | None = None,
        load_balancer_backend_address_pool_id: str | None = None,
        managed_disk_cmk_key_vault_id: str | None = None,
        managed_disk_cmk_key_vault_key_id: str | None = None,
        managed_disk_cmk_rotation_to_latest_version_enabled: bool | Expression | None = None,
        managed_resource_group_name: str | None = None,
        managed_services_cmk_key_vault_id: str | None = None,
        managed_services_cmk_key_vault_key_id: str | None = None,
        network_security_group_rules_required: str | None = None,
        public_network_access_enabled: bool | Expression | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: DatabricksWorkspaceTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
