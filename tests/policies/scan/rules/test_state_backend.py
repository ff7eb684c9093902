from __future__ import annotations

import pytest

from policies.scan.model import Environment, Part
from policies.scan.rules.state_backend import judge

PLACE = {"storage_account_name": "stprodstate", "container_name": "tfstate", "use_azuread_auth": True}


def backend(stack: str, key: str) -> Part:
    return Part(
        stack=stack, type="terraform.backend", name="azurerm", path=f"{stack}/backend", body={**PLACE, "key": key}
    )


def complaints(*parts: Part) -> list[list[str]]:
    environment = Environment("prod", parts)
    return [list(judge(part, environment)) for part in environment.resources]


def test_stacks_with_keys_of_their_own_pass() -> None:
    assert complaints(backend("prod", "prod.tfstate"), backend("prod-rag", "prod-rag.tfstate")) == [[], []]


@pytest.mark.parametrize("shared", ["prod.tfstate", "prod-rag.tfstate"])
def test_stacks_that_share_a_key_both_fail(shared: str) -> None:
    one, other = complaints(backend("prod", shared), backend("prod-rag", shared))
    assert "prod-rag keeps its state in the same place" in one
    assert "prod keeps its state in the same place" in other
