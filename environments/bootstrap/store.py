"""What the state's store consists of, in the order in which it is made: pure, from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from environments.bootstrap.arm import Json
    from environments.settings import AzurermState

__all__ = ["Wanted", "state_store"]

_RESOURCES = "2024-03-01"
_STORAGE = "2023-05-01"
_ROLES = "2022-04-01"
_LOCKS = "2020-05-01"
# learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage
_BLOB_DATA_CONTRIBUTOR = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
_SINGLE = "/32"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One resource as it shall be: what people call it, its ARM path, and the body of its PUT."""

    what: str
    path: str
    api_version: str
    body: Json


def state_store(
    state: AzurermState, *, subscription_id: str, location: str, tags: Mapping[str, str], principals: Iterable[str]
) -> tuple[Wanted, ...]:
    """Resource group, storage account, blob service, container, roles of the principals (object ids), lock."""
    subscription = f"/subscriptions/{subscription_id}"
    group = f"{subscription}/resourceGroups/{state.resource_group_name}"
    account = f"{group}/providers/Microsoft.Storage/storageAccounts/{state.storage_account_name}"
    container = f"{account}/blobServices/default/containers/{state.container_name}"
    return (
        Wanted(
            what=f"resource group {state.resource_group_name}",
            path=group,
            api_version=_RESOURCES,
            body={"location": location, "tags": dict(tags)},
        ),
        Wanted(
            what=f"storage account {state.storage_account_name}",
            path=account,
            api_version=_STORAGE,
            body=_account(state, location=location, tags=tags),
        ),
        Wanted(
            what="versions, change feed and soft delete of its blobs",
            path=f"{account}/blobServices/default",
            api_version=_STORAGE,
            body={
                "properties": {
                    "isVersioningEnabled": True,
                    "changeFeed": {"enabled": True},
                    "deleteRetentionPolicy": {"enabled": True, "days": state.soft_delete_days},
                    "containerDeleteRetentionPolicy": {"enabled": True, "days": state.soft_delete_days},
                }
            },
        ),
        Wanted(
            what=f"container {state.container_name}",
            path=container,
            api_version=_STORAGE,
            body={"properties": {"publicAccess": "None"}},
        ),
        *(_role(principal, subscription=subscription, scope=container) for principal in principals),
        Wanted(
            what="lock against deletion",
            path=f"{group}/providers/Microsoft.Authorization/locks/terraform-state",
            api_version=_LOCKS,
            body={
                "properties": {"level": "CanNotDelete", "notes": "Terraform's state: without it nothing can be changed"}
            },
        ),
    )


def _account(state: AzurermState, *, location: str, tags: Mapping[str, str]) -> Json:
    rules = [{"value": network.removesuffix(_SINGLE), "action": "Allow"} for network in state.allowed_networks or ()]
    return {
        "location": location,
        "kind": "StorageV2",
        "sku": {"name": f"Standard_{state.replication}"},
        "tags": dict(tags),
        "properties": {
            "minimumTlsVersion": "TLS1_2",
            "supportsHttpsTrafficOnly": True,
            "allowSharedKeyAccess": False,
            "defaultToOAuthAuthentication": True,
            "allowBlobPublicAccess": False,
            "allowCrossTenantReplication": False,
            "publicNetworkAccess": "Enabled",
            "networkAcls": {"bypass": "AzureServices", "defaultAction": "Deny" if rules else "Allow", "ipRules": rules},
        },
    }


def _role(principal: str, *, subscription: str, scope: str) -> Wanted:
    # The name follows from who may do what where, so that a second run finds the first one's.
    name = uuid5(NAMESPACE_URL, f"{scope}/{principal}/{_BLOB_DATA_CONTRIBUTOR}".lower())
    return Wanted(
        what=f"role Storage Blob Data Contributor of {principal}",
        path=f"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}",
        api_version=_ROLES,
        body={
            "properties": {
                "roleDefinitionId": (
                    f"{subscription}/providers/Microsoft.Authorization/roleDefinitions/{_BLOB_DATA_CONTRIBUTOR}"
                ),
                "principalId": principal,
            }
        },
    )
