from __future__ import annotations

import pytest

from environments.bootstrap.arm import Arm, ArmError
from tests.environments.bootstrap.resource_manager import SUBSCRIPTION, TOKEN, Refusal, ResourceManager

GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-unit"
ACCOUNT = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/stunit"
VERSION = "2024-03-01"


def test_get_of_nothing_is_none_and_put_makes_it(arm: Arm) -> None:
    assert arm.get(GROUP, api_version=VERSION) is None
    arm.put(GROUP, {"location": "australiaeast"}, api_version=VERSION)
    found = arm.get(GROUP, api_version=VERSION)
    assert found is not None
    assert found["location"] == "australiaeast"


def test_put_waits_until_azure_has_done_it(arm: Arm, manager: ResourceManager) -> None:
    manager.polls = 3
    arm.put(GROUP, {}, api_version=VERSION)
    arm.put(ACCOUNT, {}, api_version=VERSION)
    assert [path for _, path in manager.requests].count("/operations/1") == 3


def test_put_that_fails_in_the_background_tells_why(arm: Arm, manager: ResourceManager) -> None:
    manager.outcome = "Failed"
    arm.put(GROUP, {}, api_version=VERSION)
    with pytest.raises(ArmError, match=r"stunit: The region is full \(Conflict\)"):
        arm.put(ACCOUNT, {}, api_version=VERSION)


def test_put_into_nothing_is_refused(arm: Arm) -> None:
    with pytest.raises(ArmError, match="ParentResourceNotFound"):
        arm.put(ACCOUNT, {}, api_version=VERSION)


def test_busy_azure_is_asked_again(arm: Arm, manager: ResourceManager) -> None:
    manager.busy = 3
    arm.put(GROUP, {}, api_version=VERSION)
    assert manager.writes() == ["rg-unit"] * 4


def test_azure_that_stays_busy_is_told(arm: Arm, manager: ResourceManager) -> None:
    manager.busy = 99
    with pytest.raises(ArmError, match="TooManyRequests"):
        arm.get(GROUP, api_version=VERSION)
    assert len(manager.requests) == 5


@pytest.mark.parametrize(
    ("status", "code", "remedy"),
    [
        (403, "AuthorizationFailed", "needs Owner on the subscription"),
        (401, "ExpiredAuthenticationToken", "az login"),
        (409, "StorageAccountAlreadyTaken", "choose another state.storage_account_name"),
        (409, "MissingSubscriptionRegistration", "az provider register --namespace Microsoft.Storage"),
        (404, "SubscriptionNotFound", "ARM_SUBSCRIPTION_ID"),
    ],
)
def test_refusal_names_resource_reason_and_remedy(
    arm: Arm, manager: ResourceManager, status: int, code: str, remedy: str
) -> None:
    manager.refusals.append(Refusal(method="PUT", ending="/rg-unit", status=status, code=code))
    with pytest.raises(ArmError) as told:
        arm.put(GROUP, {}, api_version=VERSION)
    assert str(told.value).startswith(f"{GROUP}: It is so ({code}); ")
    assert remedy in str(told.value)
    assert told.value.code == code


def test_unreachable_azure_is_told_with_its_host(manager: ResourceManager) -> None:
    gone = Arm(token=lambda: TOKEN, endpoint="http://127.0.0.1:9")
    with pytest.raises(ArmError, match=r"127\.0\.0\.1:9 can't be reached: .*check the network"):
        gone.get(GROUP, api_version=VERSION)
    assert manager.requests == []


def test_token_goes_to_the_endpoint_alone(arm: Arm, manager: ResourceManager) -> None:
    arm.put(GROUP, {}, api_version=VERSION)
    manager.endpoint = "http://elsewhere.example.com"
    with pytest.raises(ArmError, match=r"elsewhere\.example\.com/operations/1: not at .*; no token is sent there"):
        arm.put(ACCOUNT, {}, api_version=VERSION)
