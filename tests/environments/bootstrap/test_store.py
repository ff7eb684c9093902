from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from environments.bootstrap.store import Wanted, state_store
from environments.settings import AzurermState, load

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBSCRIPTION = "11111111-1111-1111-1111-111111111111"
ALICE = "22222222-2222-2222-2222-222222222222"
BOB = "33333333-3333-3333-3333-333333333333"


def store(*principals: str, state: AzurermState | None = None) -> Sequence[Wanted]:
    given = state or load("prod").state
    assert isinstance(given, AzurermState)
    return state_store(
        given,
        subscription_id=SUBSCRIPTION,
        location="australiaeast",
        tags={"ENVM": "prod"},
        principals=principals or (ALICE,),
    )


def only(wanted: Sequence[Wanted], part: str) -> Wanted:
    (found,) = (each for each in wanted if part in each.what)
    return found


def test_account_opens_to_entra_identities_alone() -> None:
    properties = only(store(), "storage account").body["properties"]
    assert properties["allowSharedKeyAccess"] is False
    assert properties["allowBlobPublicAccess"] is False
    assert properties["minimumTlsVersion"] == "TLS1_2"
    assert only(store(), "container").body == {"properties": {"publicAccess": "None"}}


def test_account_is_the_one_that_terraforms_backend_names() -> None:
    state = load("prod").state
    assert isinstance(state, AzurermState)
    container = only(store(), "container").path
    assert container == (
        f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{state.resource_group_name}/providers/Microsoft.Storage/"
        f"storageAccounts/{state.storage_account_name}/blobServices/default/containers/{state.container_name}"
    )
    assert only(store(), "storage account").body["sku"] == {"name": f"Standard_{state.replication}"}


def test_states_that_were_overwritten_or_deleted_are_kept() -> None:
    properties = only(store(), "versions").body["properties"]
    assert properties["isVersioningEnabled"] is True
    assert properties["changeFeed"] == {"enabled": True}
    for policy in ("deleteRetentionPolicy", "containerDeleteRetentionPolicy"):
        assert properties[policy] == {"enabled": True, "days": 90}


@pytest.mark.parametrize(
    ("allowed", "action", "addresses"),
    [
        (None, "Allow", []),
        (("8.8.8.0/24", "9.9.9.9/32"), "Deny", ["8.8.8.0/24", "9.9.9.9"]),
    ],
)
def test_network_is_open_unless_addresses_are_named(
    allowed: tuple[str, ...] | None, action: str, addresses: list[str]
) -> None:
    state = load("prod").state
    assert isinstance(state, AzurermState)
    wanted = store(state=state.model_copy(update={"allowed_networks": allowed}))
    rules = only(wanted, "storage account").body["properties"]["networkAcls"]
    assert rules["defaultAction"] == action
    assert [rule["value"] for rule in rules["ipRules"]] == addresses


def test_each_principal_gets_a_role_on_the_container_whose_name_never_changes() -> None:
    roles = [each for each in store(ALICE, BOB) if "role" in each.what]
    assert [role.body["properties"]["principalId"] for role in roles] == [ALICE, BOB]
    assert len({role.path for role in roles}) == 2
    assert all("/containers/tfstate/providers/Microsoft.Authorization/" in role.path for role in roles)
    assert [role.path for role in store(BOB) if "role" in role.what] == [roles[1].path]


def test_lock_is_made_last() -> None:
    *_, last = store()
    assert last.body["properties"]["level"] == "CanNotDelete"
    assert last.path.startswith(store()[0].path)
