"""What every stack has: its name, its state, its providers, and names and tags from the environment's settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from environments.settings import AzurermState
from modules.bindings.azurerm.provider import (
    AzurermProvider,
    AzurermProviderFeatures,
    AzurermProviderFeaturesApplicationInsights,
    AzurermProviderFeaturesDatabricksWorkspace,
    AzurermProviderFeaturesKeyVault,
    AzurermProviderFeaturesLogAnalyticsWorkspace,
    AzurermProviderFeaturesResourceGroup,
)
from modules.bindings.cdk import AzurermBackend, LocalBackend, TerraformStack
from modules.bindings.databricks.provider import DatabricksProvider
from modules.bindings.expression import base64decode
from modules.bindings.helm.provider import HelmProvider, HelmProviderKubernetes, HelmProviderKubernetesExec
from modules.bindings.kubernetes.provider import KubernetesProvider, KubernetesProviderExec
from modules.placement import Placement

if TYPE_CHECKING:
    from environments.naming import ResourceKind
    from environments.settings import Settings
    from modules.aks import ClusterRef
    from modules.bindings.cdk import Construct

__all__ = ["JOBS", "EnvironmentStack"]

JOBS = Path(__file__).parents[1] / "jobs"
_ACCOUNTS = "https://accounts.azuredatabricks.net"
_NOT_CHOSEN = UUID(int=0)
# azure.github.io/kubelogin: it logs in by the method that AAD_LOGIN_METHOD names; the server is the same for every AKS.
_EXEC_API = "client.authentication.k8s.io/v1beta1"
_KUBELOGIN = "kubelogin"
_KUBELOGIN_ARGUMENTS = ("get-token", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630")


class EnvironmentStack(TerraformStack):
    """A deployable unit of one environment: `E` for the landing zone, `E-<slice>` for the others, a state for each."""

    def __init__(self, scope: Construct, *, settings: Settings, slice_name: str | None = None) -> None:
        self.settings = settings
        self.slice_name = slice_name
        stack_name = "-".join(filter(None, (settings.environment.value, slice_name)))
        super().__init__(scope, stack_name)
        self._keep_state(stack_name)
        AzurermProvider(
            self,
            "azurerm",
            features=[_features(settings)],
            subscription_id=_chosen(settings.azure.subscription_id),
            tenant_id=_chosen(settings.azure.tenant_id),
            # Shared keys are off on every storage account.
            storage_use_azuread=True,
        )

    def resource_name(self, kind: ResourceKind, part: str | None = None) -> str:
        """The Azure name of a resource of this stack."""
        return self.settings.name(kind, part=part)

    def placement(
        self, *, resource_group_name: str, log_analytics_workspace_id: str, data_domain: str = "platform"
    ) -> Placement:
        """Where the stack's resources go, with the tags of their data's domain."""
        return Placement(
            resource_group_name=resource_group_name,
            location=self.settings.location.value,
            tags=self.settings.resource_tags(data_domain=data_domain),
            log_analytics_workspace_id=log_analytics_workspace_id,
        )

    def use_workspace(self, *, host: str, resource_id: str) -> None:
        """Let the stack declare what lives inside a Databricks workspace that another stack made."""
        DatabricksProvider(self, "databricks", host=f"https://{host}", azure_workspace_resource_id=resource_id)

    def use_account(self, account_id: UUID) -> DatabricksProvider:
        """The Databricks account, for the few things that no workspace can declare."""
        return DatabricksProvider(
            self,
            "databricks-account",
            alias="account",
            host=_ACCOUNTS,
            account_id=str(account_id),
        )

    def use_cluster(self, cluster: ClusterRef) -> None:
        """Let the stack declare what runs on a cluster that another stack made, as the Entra identity that deploys."""
        certificate = base64decode(cluster.ca_certificate)
        KubernetesProvider(
            self,
            "kubernetes",
            host=cluster.host,
            cluster_ca_certificate=certificate,
            exec=[KubernetesProviderExec(api_version=_EXEC_API, command=_KUBELOGIN, args=_KUBELOGIN_ARGUMENTS)],
        )
        HelmProvider(
            self,
            "helm",
            kubernetes=HelmProviderKubernetes(
                host=cluster.host,
                cluster_ca_certificate=certificate,
                exec=HelmProviderKubernetesExec(api_version=_EXEC_API, command=_KUBELOGIN, args=_KUBELOGIN_ARGUMENTS),
            ),
        )

    def _keep_state(self, stack_name: str) -> None:
        state = self.settings.state
        if isinstance(state, AzurermState):
            AzurermBackend(
                self,
                resource_group_name=state.resource_group_name,
                storage_account_name=state.storage_account_name,
                container_name=state.container_name,
                key=f"{stack_name}.tfstate",
                use_azuread_auth=True,
            )
        else:
            # Terraform runs in cdktf.out/stacks/<name>: from each of them this is the same file in the project's root.
            LocalBackend(self, path=f"../../../terraform.{stack_name}.tfstate")


def _features(settings: Settings) -> AzurermProviderFeatures:
    """What the provider may do beyond the plan: as little as it can be told to."""
    purge = not settings.key_vault.purge_protection
    return AzurermProviderFeatures(
        resource_group=[AzurermProviderFeaturesResourceGroup(prevent_deletion_if_contains_resources=True)],
        log_analytics_workspace=[AzurermProviderFeaturesLogAnalyticsWorkspace(permanently_delete_on_destroy=False)],
        # What is deleted stays recoverable, except where an environment is unmade to be made again under its names.
        key_vault=[
            AzurermProviderFeaturesKeyVault(
                purge_soft_delete_on_destroy=purge,
                purge_soft_deleted_keys_on_destroy=purge,
                purge_soft_deleted_secrets_on_destroy=purge,
                recover_soft_deleted_key_vaults=True,
                recover_soft_deleted_keys=True,
                recover_soft_deleted_secrets=True,
            )
        ],
        # Tables that a destroyed workspace still holds are not deleted with it.
        databricks_workspace=[AzurermProviderFeaturesDatabricksWorkspace(force_delete=False)],
        # Azure would add an alert rule of its own, which no plan knows and which keeps the group from being deleted.
        application_insights=[AzurermProviderFeaturesApplicationInsights(disable_generated_rule=True)],
    )


def _chosen(identifier: UUID) -> str | None:
    # Zeros mean that the deployer's own environment (ARM_SUBSCRIPTION_ID, ARM_TENANT_ID, az login) decides.
    return None if identifier == _NOT_CHOSEN else str(identifier)
