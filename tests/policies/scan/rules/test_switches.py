from __future__ import annotations

from typing import Any

import pytest

from policies.scan.model import Environment, Part, Resource, UnresolvedError
from policies.scan.rules._switches import Off, On, OneOf, is_on, truth, wrong_switches


def resource(**body: Any) -> Resource:
    part = Part(stack="prod", type="azurerm_thing", name="it", path="prod/it", body=body)
    return Environment("prod", [part]).resources[0]


@pytest.mark.parametrize(
    ("value", "expected"), [(True, True), ("true", True), ("1", True), (1, True), (False, False), ("false", False)]
)
def test_boolean_is_read_as_terraform_converts_it(value: object, expected: object) -> None:
    assert truth(value) is expected


@pytest.mark.parametrize("value", ["True", "yes", "off", "", 2, []])
def test_what_terraform_would_refuse_says_nothing(value: object) -> None:
    with pytest.raises(UnresolvedError, match="no boolean"):
        truth(value)


def test_switch_that_stands_right_has_no_message() -> None:
    it = resource(a=True, b={"c": "false"}, d="deny")
    assert list(wrong_switches(it, On("a"), Off("b.c"), OneOf("d", ("Deny",)))) == []


def test_message_names_the_argument_its_value_and_what_it_must_be() -> None:
    assert list(wrong_switches(resource(a=True), Off("a"))) == ["a is True, not false"]
    assert list(wrong_switches(resource(a="x"), OneOf("a", ("y", "z")))) == ["a is 'x', not y or z"]


@pytest.mark.parametrize("passes", [True, False])
def test_absent_argument_counts_as_the_providers_default(passes: bool) -> None:  # noqa: FBT001 - a parameter
    switches = (
        On("a", absent_passes=passes),
        Off("b.c", absent_passes=passes),
        OneOf("d", ("x",), absent_passes=passes),
    )
    assert len(list(wrong_switches(resource(), *switches))) == (0 if passes else 3)


def test_value_known_after_apply_alone_is_not_judged() -> None:
    with pytest.raises(UnresolvedError):
        list(wrong_switches(resource(a="${azurerm_other.it.enabled}"), On("a", absent_passes=True)))


def test_default_stands_in_for_what_is_left_out() -> None:
    assert is_on(resource(), "a", default=True)
    assert not is_on(resource(a=False), "a", default=True)
