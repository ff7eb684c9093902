"""Settings of the landing zone: identity, state, storage, secrets, logs, protection."""

# ruff: noqa: TC003 - pydantic resolves the annotations when it builds the classes

from __future__ import annotations

from ipaddress import IPv4Network
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from environments.settings.base import Cidr, Fault, Section, refuse
from environments.settings.vocabulary import KeyVaultSku, LakeContainer, Replication

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Azure",
    "AzurermState",
    "CustomerManagedKeys",
    "KeyVault",
    "Lake",
    "Lifecycle",
    "LocalState",
    "LogAnalytics",
    "Protection",
    "State",
]


class Azure(Section):
    """The tenant and the subscription that the environment is deployed into."""

    tenant_id: UUID
    """Entra tenant. Zeros stand for "the deployer's": ARM_TENANT_ID or `az login`."""
    subscription_id: UUID
    """Subscription. Zeros stand for "the deployer's": ARM_SUBSCRIPTION_ID or `az login`."""


class LocalState(Section):
    """Terraform's state in a file beside the synthesized stack."""

    backend: Literal["local"]
    """Where the state lies: `local`, a file of this machine; `azurerm`, a blob in Azure."""


class AzurermState(Section):
    """Terraform's state in a versioned blob container that Entra identities alone may open; one key per stack."""

    backend: Literal["azurerm"]
    """Where the state lies: `local`, a file of this machine; `azurerm`, a blob in Azure."""
    resource_group_name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$")]
    """Resource group of the state's storage account."""
    storage_account_name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{3,24}$")]
    """Storage account of the state; a globally unique name."""
    container_name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9](-?[a-z0-9]){2,62}$")]
    """Blob container of the state."""
    replication: Replication
    """How the state is copied, within the region and to the paired one."""
    soft_delete_days: Annotated[int, Field(ge=7, le=365)]
    """Days in which a deleted or overwritten state can be restored."""
    allowed_networks: Annotated[tuple[Cidr, ...], Field(min_length=1)] | None
    """Public addresses that reach the store, such as `8.8.8.0/24`; null: all do, and Entra alone decides."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        for index, cidr in enumerate(self.allowed_networks or ()):
            network = IPv4Network(cidr)
            if network.is_private:
                yield Fault(("allowed_networks", index), cidr, "private; write the public addresses that it leaves by")
            if network.prefixlen == 31:  # noqa: PLR2004 - Azure's rule, written out in the message
                yield Fault(("allowed_networks", index), cidr, "Azure takes no /31; write two addresses, each with /32")


State = Annotated[LocalState | AzurermState, Field(discriminator="backend")]


class Lifecycle(Section):
    """When the files of the container `landing` move and go; the other containers hold Delta tables, which must not."""

    cool_after_days: Annotated[int, Field(ge=1, le=3650)]
    """Days after the last change until a file moves to the cool tier."""
    archive_after_days: Annotated[int, Field(ge=1, le=3650)] | None
    """Days until a file moves to the archive tier; null: never."""
    delete_after_days: Annotated[int, Field(ge=1, le=3650)] | None
    """Days until a file is deleted; null: never."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        steps = [(name, days) for name, days in self if days is not None]
        for (earlier, first), (later, second) in pairwise(steps):
            if second <= first:
                yield Fault((later,), second, f"not after {earlier} ({first}); choose a larger number of days")


class Lake(Section):
    """The lake's storage account (ADLS Gen2)."""

    replication: Replication
    """How the account is copied, within the region and to the paired one."""
    containers: tuple[LakeContainer, ...]
    """The account's containers; each catalog keeps its tables in the one of its name."""
    soft_delete_days: Annotated[int, Field(ge=1, le=365)]
    """Days in which a deleted file or container can be restored."""
    lifecycle: Lifecycle
    """When files of the container `landing` move to cheaper tiers and are deleted."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        for missing in (container for container in LakeContainer if container not in self.containers):
            yield Fault(("containers",), list(self.containers), f"{missing} is missing; add it")
        for index, container in enumerate(self.containers):
            if container in self.containers[:index]:
                yield Fault(("containers", index), container, "named twice; remove one")
        if self.replication.zone_redundant and self.lifecycle.archive_after_days is not None:
            yield Fault(
                ("lifecycle", "archive_after_days"),
                self.lifecycle.archive_after_days,
                f"{self.replication} has no archive tier; write null, or choose LRS, GRS or RAGRS",
            )


class CustomerManagedKeys(Section):
    """Keys of one's own that the lake, the workspace and nodes' disks are encrypted with; revoked, they close all."""

    rotate_after_days: Annotated[int, Field(ge=30, le=730)]
    """Days until the vault makes a new version of a key; the lake takes it in a day, the workspace at a deploy."""


class KeyVault(Section):
    """The environment's Key Vault."""

    sku: KeyVaultSku
    """Tier."""
    soft_delete_retention_days: Annotated[int, Field(ge=7, le=90)]
    """Days in which a deleted secret or vault can be recovered; Azure never lets it be changed afterwards."""
    purge_protection: bool
    """Whether nobody can purge a deleted secret before that; once on, it can't be turned off."""
    customer_managed_keys: CustomerManagedKeys | None
    """Encryption of what holds data with keys in this vault; null: with Microsoft's keys."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if self.customer_managed_keys and not self.purge_protection:
            yield Fault(
                ("customer_managed_keys",),
                self.customer_managed_keys.model_dump(),
                "a purged key is data lost for good; write purge_protection: true, or customer_managed_keys: null",
            )


class LogAnalytics(Section):
    """The workspace that takes all diagnostics."""

    retention_days: Annotated[int, Field(ge=30, le=730)]
    """Days that logs can be queried."""


class Protection(Section):
    """What stands between a mistake and lost data."""

    delete_locks: bool
    """Whether a CanNotDelete lock lies on the resource groups that hold data."""
    prevent_destroy: bool
    """Whether Terraform refuses a plan that destroys storage, Key Vault, Event Hubs or a catalog."""
