"""Customer-managed keys: what a service encrypts with keys of its own, it wraps with ours, which we may take back.

Secure by default: a key that only wraps and unwraps, in hardware where the vault has it, rotated by the vault, and
usable by the named identities alone. It never expires by itself: on that day nothing that it wraps could be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.bindings.azurerm.disk_encryption_set import DiskEncryptionSet, DiskEncryptionSetIdentity
from modules.bindings.azurerm.key_vault_key import (
    KeyVaultKey,
    KeyVaultKeyRotationPolicy,
    KeyVaultKeyRotationPolicyAutomatic,
)
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.azurerm.user_assigned_identity import UserAssignedIdentity
from modules.bindings.block import Lifecycle
from modules.bindings.cdk import Construct

if TYPE_CHECKING:
    from modules.placement import Placement
    from modules.vault import Vault

__all__ = ["CustomerKey", "DiskEncryption", "EncryptionKey"]

# The largest that storage, managed disks and Databricks all take.
_RSA_BITS = 4096


@dataclass(frozen=True, kw_only=True)
class EncryptionKey:
    """A key for one resource, and the user-assigned identity through which it uses it.

    `key_id` has no version, so that a rotated key is taken up by itself. `granted` must exist before the resource.
    """

    key_id: str
    identity_id: str
    identity_client_id: str
    granted: RoleAssignment


@dataclass(frozen=True, kw_only=True)
class DiskEncryption:
    """A disk encryption set, for machines that are made after `granted`: before it, their disks could not be read."""

    set_id: str
    granted: RoleAssignment


class CustomerKey(Construct):
    """A key in a vault with purge protection. `versioned_id` is for services that take no rotated key by themselves."""

    key_id: str
    versioned_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        vault: Vault,
        name: str,
        rotate_after_days: int,
        prevent_destroy: bool,
    ) -> None:
        super().__init__(scope, construct_id)
        self._placement = placement
        self._key = KeyVaultKey(
            self,
            "key",
            name=name,
            key_vault_id=vault.vault_id,
            key_type="RSA-HSM" if vault.has_hardware_keys else "RSA",
            key_size=_RSA_BITS,
            key_opts=["wrapKey", "unwrapKey"],
            rotation_policy=KeyVaultKeyRotationPolicy(
                automatic=KeyVaultKeyRotationPolicyAutomatic(time_after_creation=f"P{rotate_after_days}D")
            ),
            tags=placement.tags,
            lifecycle=Lifecycle(prevent_destroy=prevent_destroy),
            # Keys are made in the vault itself, which has no public endpoint.
            depends_on=[vault.endpoint],
        )
        self.key_id = self._key.versionless_id
        self.versioned_id = self._key.id

    def allow(self, construct_id: str, *, principal_id: str) -> RoleAssignment:
        """Let an identity wrap and unwrap with this key, and with no other of the vault."""
        return RoleAssignment(
            self,
            construct_id,
            scope=self._key.resource_versionless_id,
            role_definition_name="Key Vault Crypto Service Encryption User",
            principal_id=principal_id,
            principal_type="ServicePrincipal",
        )

    def lend(self, construct_id: str, *, identity_name: str) -> EncryptionKey:
        """An identity that may use the key, for one resource to bear from its creation on."""
        identity = UserAssignedIdentity(
            self,
            construct_id,
            name=identity_name,
            location=self._placement.location,
            resource_group_name=self._placement.resource_group_name,
            tags=self._placement.tags,
        )
        return EncryptionKey(
            key_id=self.key_id,
            identity_id=identity.id,
            identity_client_id=identity.client_id,
            granted=self.allow(f"{construct_id}-role", principal_id=identity.principal_id),
        )

    def encrypt_disks(self, construct_id: str, *, name: str) -> DiskEncryption:
        """A disk encryption set that uses the key by an identity of its own and takes a rotated key by itself."""
        disks = DiskEncryptionSet(
            self,
            construct_id,
            name=name,
            location=self._placement.location,
            resource_group_name=self._placement.resource_group_name,
            key_vault_key_id=self.key_id,
            auto_key_rotation_enabled=True,
            # A vault's firewall lets trusted services in by the identity that Azure gives them, and by no other.
            identity=DiskEncryptionSetIdentity(type="SystemAssigned"),
            tags=self._placement.tags,
        )
        return DiskEncryption(
            set_id=disks.id,
            granted=self.allow(f"{construct_id}-role", principal_id=disks.identity.principal_id),
        )
