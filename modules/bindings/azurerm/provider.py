"""`azurerm` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.block import Block
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression
from modules.bindings.resource import Provider

__all__ = [
    "AzurermProvider",
    "AzurermProviderFeatures",
    "AzurermProviderFeaturesApiManagement",
    "AzurermProviderFeaturesAppConfiguration",
    "AzurermProviderFeaturesApplicationInsights",
    "AzurermProviderFeaturesCognitiveAccount",
    "AzurermProviderFeaturesDatabricksWorkspace",
    "AzurermProviderFeaturesEnhancedValidation",
    "AzurermProviderFeaturesKeyVault",
    "AzurermProviderFeaturesLogAnalyticsWorkspace",
    "AzurermProviderFeaturesMachineLearning",
    "AzurermProviderFeaturesManagedDisk",
    "AzurermProviderFeaturesNetapp",
    "AzurermProviderFeaturesPostgresqlFlexibleServer",
    "AzurermProviderFeaturesRecoveryService",
    "AzurermProviderFeaturesRecoveryServicesVaults",
    "AzurermProviderFeaturesResourceGroup",
    "AzurermProviderFeaturesServicebus",
    "AzurermProviderFeaturesStorage",
    "AzurermProviderFeaturesSubscription",
    "AzurermProviderFeaturesTemplateDeployment",
    "AzurermProviderFeaturesVirtualMachine",
    "AzurermProviderFeaturesVirtualMachineScaleSet",
]


class AzurermProviderFeaturesApiManagement(Block):
    """The block `features.api_management`."""

    purge_soft_delete_on_destroy: bool | Expression | None = None
    recover_soft_deleted: bool | Expression | None = None


class AzurermProviderFeaturesAppConfiguration(Block):
    """The block `features.app_configuration`."""

    purge_soft_delete_on_destroy: bool | Expression | None = None
    recover_soft_deleted: bool | Expression | None = None


class AzurermProviderFeaturesApplicationInsights(Block):
    """The block `features.application_insights`."""

    disable_generated_rule: bool | Expression | None = None


class AzurermProviderFeaturesCognitiveAccount(Block):
    """The block `features.cognitive_account`."""

    purge_soft_delete_on_destroy: bool | Expression | None = None


class AzurermProviderFeaturesDatabricksWorkspace(Block):
    """The block `features.databricks_workspace`."""

    force_delete: bool | Expression | None = None


class AzurermProviderFeaturesEnhancedValidation(Block):
    """The block `features.enhanced_validation`."""

    locations: bool | Expression | None = None
    preflight_enabled: bool | Expression | None = None
    preflight_location_fallback: str | None = None
    resource_providers: bool | Expression | None = None


class AzurermProviderFeaturesKeyVault(Block):
    """The block `features.key_vault`."""

    purge_soft_delete_on_destroy: bool | Expression | None = None
    purge_soft_deleted_certificates_on_destroy: bool | Expression | None = None
    purge_soft_deleted_hardware_security_module_keys_on_destroy: bool | Expression | None = None
    purge_soft_deleted_hardware_security_modules_on_destroy: bool | Expression | None = None
    purge_soft_deleted_keys_on_destroy: bool | Expression | None = None
    purge_soft_deleted_secrets_on_destroy: bool | Expression | None = None
    recover_soft_deleted_certificates: bool | Expression | None = None
    recover_soft_deleted_hardware_security_module_keys: bool | Expression | None = None
    recover_soft_deleted_key_vaults: bool | Expression | None = None
    recover_soft_deleted_keys: bool | Expression | None = None
    recover_soft_deleted_secrets: bool | Expression | None = None


class AzurermProviderFeaturesLogAnalyticsWorkspace(Block):
    """The block `features.log_analytics_workspace`."""

    permanently_delete_on_destroy: bool | Expression | None = None


class AzurermProviderFeaturesMachineLearning(Block):
    """The block `features.machine_learning`."""

    purge_soft_deleted_workspace_on_destroy: bool | Expression | None = None


class AzurermProviderFeaturesManagedDisk(Block):
    """The block `features.managed_disk`."""

    expand_without_downtime: bool | Expression | None = None


class AzurermProviderFeaturesNetapp(Block):
    """The block `features.netapp`."""

    delete_backups_on_backup_vault_destroy: bool | Expression | None = None
    prevent_volume_destruction: bool | Expression | None = None


class AzurermProviderFeaturesPostgresqlFlexibleServer(Block):
    """The block `features.postgresql_flexible_server`."""

    restart_server_on_configuration_value_change: bool | Expression | None = None


class AzurermProviderFeaturesRecoveryService(Block):
    """The block `features.recovery_service`."""

    purge_protected_items_from_vault_on_destroy: bool | Expression | None = None
    vm_backup_stop_protection_and_retain_data_on_destroy: bool | Expression | None = None
    vm_backup_suspend_protection_and_retain_data_on_destroy: bool | Expression | None = None


class AzurermProviderFeaturesRecoveryServicesVaults(Block):
    """The block `features.recovery_services_vaults`."""

    recover_soft_deleted_backup_protected_vm: bool | Expression | None = None


class AzurermProviderFeaturesResourceGroup(Block):
    """The block `features.resource_group`."""

    prevent_deletion_if_contains_resources: bool | Expression | None = None


class AzurermProviderFeaturesServicebus(Block):
    """The block `features.servicebus`."""

    auto_delete_subscription_default_rule: bool | Expression | None = None


class AzurermProviderFeaturesStorage(Block):
    """The block `features.storage`."""

    data_plane_available: bool | Expression | None = None


class AzurermProviderFeaturesSubscription(Block):
    """The block `features.subscription`."""

    prevent_cancellation_on_destroy: bool | Expression | None = None


class AzurermProviderFeaturesTemplateDeployment(Block):
    """The block `features.template_deployment`."""

    delete_nested_items_during_deletion: bool | Expression


class AzurermProviderFeaturesVirtualMachine(Block):
    """The block `features.virtual_machine`."""

    delete_os_disk_on_deletion: bool | Expression | None = None
    detach_implicit_data_disk_on_deletion: bool | Expression | None = None
    skip_shutdown_and_force_delete: bool | Expression | None = None


class AzurermProviderFeaturesVirtualMachineScaleSet(Block):
    """The block `features.virtual_machine_scale_set`."""

    force_delete: bool | Expression | None = None
    reimage_on_manual_upgrade: bool | Expression | None = None
    roll_instances_when_required: bool | Expression | None = None
    scale_to_zero_before_deletion: bool | Expression | None = None


class AzurermProviderFeatures(Block):
    """The block `features`."""

    api_management: Sequence[AzurermProviderFeaturesApiManagement] | None = None
    app_configuration: Sequence[AzurermProviderFeaturesAppConfiguration] | None = None
    application_insights: Sequence[AzurermProviderFeaturesApplicationInsights] | None = None
    cognitive_account: Sequence[AzurermProviderFeaturesCognitiveAccount] | None = None
    databricks_workspace: Sequence[AzurermProviderFeaturesDatabricksWorkspace] | None = None
    enhanced_validation: Sequence[AzurermProviderFeaturesEnhancedValidation] | None = None
    key_vault: Sequence[AzurermProviderFeaturesKeyVault] | None = None
    log_analytics_workspace: Sequence[AzurermProviderFeaturesLogAnalyticsWorkspace] | None = None
    machine_learning: Sequence[AzurermProviderFeaturesMachineLearning] | None = None
    managed_disk: Sequence[AzurermProviderFeaturesManagedDisk] | None = None
    netapp: Sequence[AzurermProviderFeaturesNetapp] | None = None
    persist_id_on_create_before_polling_for_completion: bool | Expression | None = None
    postgresql_flexible_server: Sequence[AzurermProviderFeaturesPostgresqlFlexibleServer] | None = None
    recovery_service: Sequence[AzurermProviderFeaturesRecoveryService] | None = None
    recovery_services_vaults: Sequence[AzurermProviderFeaturesRecoveryServicesVaults] | None = None
    resource_group: Sequence[AzurermProviderFeaturesResourceGroup] | None = None
    servicebus: Sequence[AzurermProviderFeaturesServicebus] | None = None
    skip_import_check_on_create_and_allow_overwriting_existing_resources: bool | Expression | None = None
    storage: Sequence[AzurermProviderFeaturesStorage] | None = None
    subscription: Sequence[AzurermProviderFeaturesSubscription] | None = None
    template_deployment: Sequence[AzurermProviderFeaturesTemplateDeployment] | None = None
    virtual_machine: Sequence[AzurermProviderFeaturesVirtualMachine] | None = None
    virtual_machine_scale_set: Sequence[AzurermProviderFeaturesVirtualMachineScaleSet] | None = None


class AzurermProvider(Provider):
    """`azurerm`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm"
    SOURCE: ClassVar[str] = "hashicorp/azurerm"
    VERSION: ClassVar[str] = "5.10.0"

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        ado_pipeline_service_connection_id: str | None = None,
        alias: str | None = None,
        auxiliary_tenant_ids: Sequence[str] | None = None,
        client_certificate: str | None = None,
        client_certificate_password: str | None = None,
        client_certificate_path: str | None = None,
        client_id: str | None = None,
        client_id_file_path: str | None = None,
        client_secret: str | None = None,
        client_secret_file_path: str | None = None,
        disable_correlation_request_id: bool | Expression | None = None,
        disable_terraform_partner_id: bool | Expression | None = None,
        environment: str | None = None,
        features: Sequence[AzurermProviderFeatures] | None = None,
        metadata_host: str | None = None,
        msi_api_version: str | None = None,
        msi_endpoint: str | None = None,
        oidc_request_token: str | None = None,
        oidc_request_url: str | None = None,
        oidc_token: str | None = None,
        oidc_token_file_path: str | None = None,
        partner_id: str | None = None,
        resource_provider_registrations: str | None = None,
        resource_providers_to_register: Sequence[str] | None = None,
        storage_use_azuread: bool | Expression | None = None,
        subscription_id: str | None = None,
        tenant_id: str | None = None,
        use_aks_workload_identity: bool | Expression | None = None,
        use_cli: bool | Expression | None = None,
        use_msi: bool | Expression | None = None,
        use_oidc: bool | Expression | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
