from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from environments.bootstrap.arm import ArmError
from environments.bootstrap.converge import Action, apply, compare
from environments.bootstrap.store import Wanted
from tests.environments.bootstrap.resource_manager import SUBSCRIPTION, Refusal

if TYPE_CHECKING:
    from environments.bootstrap.arm import Arm
    from tests.environments.bootstrap.resource_manager import ResourceManager

GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-unit"


def wanted(**body: Any) -> Wanted:
    return Wanted(what="group", path=GROUP, api_version="2024-03-01", body=body)


def test_missing_resource_is_made(arm: Arm, manager: ResourceManager) -> None:
    change = compare(arm, wanted(location="australiaeast"))
    assert change.action is Action.CREATE
    assert manager.writes() == []
    apply(arm, change)
    assert manager.only("rg-unit")["location"] == "australiaeast"


@pytest.mark.parametrize(
    "found",
    [
        {"properties": {"a": 1, "rules": [{"value": "x"}]}, "more": 2},
        {"properties": {"a": 1, "rules": [{"value": "X", "state": "Succeeded"}], "b": 3}},
    ],
    ids=["fields besides", "another case"],
)
def test_resource_in_order_is_left_alone(arm: Arm, manager: ResourceManager, found: dict[str, Any]) -> None:
    manager.resources[GROUP] = found
    change = compare(arm, wanted(properties={"a": 1, "rules": [{"value": "x"}]}))
    assert change.action is Action.KEEP
    apply(arm, change)
    assert manager.writes() == []


@pytest.mark.parametrize(
    ("properties", "field"),
    [
        ({"a": 2}, "properties.a"),
        ({}, "properties.a"),
        ({"a": 1, "rules": []}, "properties.rules"),
        ({"a": 1, "rules": [{"value": "y"}]}, "properties.rules[0].value"),
        ({"a": "1", "rules": [{"value": "x"}]}, "properties.a"),
    ],
)
def test_resource_that_drifted_is_put_right_and_its_field_told(
    arm: Arm, manager: ResourceManager, properties: dict[str, Any], field: str
) -> None:
    manager.resources[GROUP] = {"properties": properties}
    want = wanted(properties={"a": 1, "rules": [{"value": "x"}]})
    change = compare(arm, want)
    assert change.action is Action.UPDATE
    assert field in change.fields
    apply(arm, change)
    assert compare(arm, want).action is Action.KEEP


def test_tags_of_others_stay(arm: Arm, manager: ResourceManager) -> None:
    manager.resources[GROUP] = {"tags": {"ADDED_BY_POLICY": "yes", "ENVM": "old"}}
    apply(arm, compare(arm, wanted(tags={"ENVM": "prod"})))
    assert manager.only("rg-unit")["tags"] == {"ADDED_BY_POLICY": "yes", "ENVM": "prod"}


def test_role_that_was_granted_under_another_name_is_in_order(arm: Arm, manager: ResourceManager) -> None:
    manager.refusals.append(Refusal(method="PUT", ending="rg-unit", status=409, code="RoleAssignmentExists"))
    assert apply(arm, compare(arm, wanted())).action is Action.KEEP


def test_other_conflicts_are_told(arm: Arm, manager: ResourceManager) -> None:
    manager.refusals.append(Refusal(method="PUT", ending="rg-unit", status=409, code="ScopeLocked"))
    with pytest.raises(ArmError, match="whoever owns the lock"):
        apply(arm, compare(arm, wanted()))
