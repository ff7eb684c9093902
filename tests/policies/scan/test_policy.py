from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from policies.scan import rules
from policies.scan.judge import State, judge
from policies.scan.policy import PolicyError, load_policies, policy_from
from tests.policies.scan.samples import account_stack, environment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policies.scan.model import Environment, Resource

DOCSTRING = "Accounts are named well.\n\nWhy: names\nlast.\n\nRemedy: name them well."


def fail(resource: Resource, _environment: Environment) -> Iterator[str]:
    yield f"{resource.name} is no good name"


def break_down(_resource: Resource, _environment: Environment) -> Iterator[str]:
    yield "found something"
    raise RuntimeError("oh")


def need_the_id(resource: Resource, _environment: Environment) -> Iterator[str]:
    yield resource.value("group_id")


def module(**parts: Any) -> ModuleType:
    made = ModuleType("policies.scan.rules.good_names")
    made.__file__ = "good_names.py"
    complete = {"__doc__": DOCSTRING, "TYPES": ("azurerm_storage_account",), "judge": fail} | parts
    for name, value in complete.items():
        setattr(made, name, value)
    return made


def test_policy_is_what_its_module_says() -> None:
    policy = policy_from(module())
    assert (policy.id, policy.demand) == ("good-names", "Accounts are named well.")
    assert (policy.why, policy.remedy) == ("names last.", "name them well.")
    assert policy.fixtures.name == "good_names.yaml"


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({"__doc__": None}, "good_names: has no docstring"),
        ({"__doc__": "Demands.\n\nRemedy: x."}, "no paragraph `Why: …`"),
        ({"__doc__": "Demands.\n\nWhy: x."}, "no paragraph `Remedy: …`"),
        ({"TYPES": "azurerm_storage_account"}, "TYPES is 'azurerm_storage_account'"),
        ({"TYPES": ()}, "TYPES is ()"),
        ({"judge": None}, "judge(resource, environment) is not there"),
        ({"judge": lambda _resource, _environment: []}, "is no generator"),
    ],
)
def test_policy_that_lacks_a_part_is_refused(parts: dict[str, Any], complaint: str) -> None:
    with pytest.raises(PolicyError) as caught:
        policy_from(module(**parts))
    assert complaint in str(caught.value)


@pytest.mark.parametrize("source", ["syntax error here", "import nothing_of_that_name", "1 / 0"])
def test_policy_that_does_not_load_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    (tmp_path / "broken_one.py").write_text(source)
    monkeypatch.setattr(rules, "__path__", [str(tmp_path)])
    with pytest.raises(PolicyError, match="broken_one: can't be loaded"):
        load_policies()


@pytest.mark.parametrize(
    ("function", "state", "message"),
    [
        (fail, State.FAILED, "lake is no good name"),
        (break_down, State.BROKEN, "the policy broke: RuntimeError: oh"),
        (
            need_the_id,
            State.UNRESOLVED,
            "can't be judged: ${azurerm_x.y.id} is known after apply alone",
        ),
    ],
)
def test_policy_that_does_not_pass_says_why(function: Any, state: State, message: str) -> None:
    stack = account_stack(group_id="${azurerm_x.y.id}")
    stack["resource"]["azurerm_x"] = {"y": {"name": "rg"}}
    (verdict,) = judge(environment_of(dev=stack), [policy_from(module(judge=function))])
    assert (verdict.state, verdict.messages) == (state, (message,))


def test_policy_may_narrow_its_types() -> None:
    policy = policy_from(module(applies=lambda resource, _environment: resource.name != "lake"))
    assert list(judge(environment_of(dev=account_stack()), [policy])) == []


def test_policy_whose_narrowing_raises_is_no_pass() -> None:
    def broken(_resource: Resource, _environment: Environment) -> bool:
        raise RuntimeError("oh")

    (verdict,) = judge(environment_of(dev=account_stack()), [policy_from(module(applies=broken))])
    assert verdict.state is State.BROKEN
