"""The landing zone's customer-managed keys, where the settings want them: for the lake, Databricks and Kubernetes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from modules.customer_keys import CustomerKey, DiskEncryption, EncryptionKey
from modules.workspace import WorkspaceEncryption

if TYPE_CHECKING:
    from modules.placement import Placement
    from modules.vault import Vault
    from stacks.base import EnvironmentStack

__all__ = ["Keys", "declare_keys"]


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What each resource is encrypted with; None: with Microsoft's keys."""

    lake: EncryptionKey | None = None
    workspace: WorkspaceEncryption | None = None
    nodes: DiskEncryption | None = None


def declare_keys(stack: EnvironmentStack, place: Placement, vault: Vault) -> Keys:
    """The keys, and the identities that may use them before the resources exist that they encrypt."""
    wanted = stack.settings.key_vault.customer_managed_keys
    if wanted is None:
        return Keys()
    lake, databricks, kubernetes = (
        CustomerKey(
            stack,
            f"{purpose}-key",
            placement=place,
            vault=vault,
            name=f"{purpose}-encryption",
            rotate_after_days=wanted.rotate_after_days,
            prevent_destroy=stack.settings.protection.prevent_destroy,
        )
        for purpose in ("lake", "databricks", "aks")
    )
    # Databricks' own application keeps notebooks, queries and secrets outside of the subscription.
    application = stack.settings.databricks.azure_databricks_object_id
    return Keys(
        lake=lake.lend(
            "account",
            identity_name=stack.resource_name(ResourceKind.USER_ASSIGNED_IDENTITY, "lake-encryption"),
        ),
        workspace=WorkspaceEncryption(
            key=databricks,
            granted=[databricks.allow("managed-services", principal_id=str(application))] if application else [],
        ),
        nodes=kubernetes.encrypt_disks("disks", name=stack.resource_name(ResourceKind.DISK_ENCRYPTION_SET, "aks")),
    )
