from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from environments.settings import AzurermState, load
from tests.environments.settings.files import only_problem, set_field

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("network", "message"),
    [
        ("10.0.0.0/8", "private; write the public addresses that it leaves by"),
        ("8.8.8.8/31", "Azure takes no /31; write two addresses, each with /32"),
    ],
)
def test_state_store_refuses_networks_that_azure_would(root: Path, network: str, message: str) -> None:
    set_field(root, "prod", ("state", "allowed_networks"), ["9.9.9.9/32", network])
    problem = only_problem(root, "prod")
    assert (problem.field, problem.message) == ("state.allowed_networks[1]", message)


def test_state_store_opens_to_the_networks_that_are_named(root: Path) -> None:
    set_field(root, "prod", ("state", "allowed_networks"), ["9.9.9.9/32", "8.8.8.0/24"])
    state = load("prod", root).state
    assert isinstance(state, AzurermState)
    assert state.allowed_networks == ("9.9.9.9/32", "8.8.8.0/24")


def test_state_store_that_nobody_may_reach_is_refused(root: Path) -> None:
    set_field(root, "prod", ("state", "allowed_networks"), [])
    assert only_problem(root, "prod").field == "state.allowed_networks"
