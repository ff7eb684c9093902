from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modules.bindings.azurerm.resource_group import ResourceGroup
from modules.bindings.cdk import App, Construct, TerraformStack

if TYPE_CHECKING:
    from tests.modules.bindings.conftest import Synthesized


@pytest.mark.parametrize("construct_id", ["lake", "a.b c", "raw/2024"])
def test_scope_knows_the_path_that_constructs_gives_it(app: App, stack: TerraformStack, construct_id: str) -> None:
    inner = Construct(Construct(stack, "outer"), construct_id)
    for scope in (app, stack, inner):
        assert scope.construct_path == scope.node.path


def test_scope_knows_its_app_and_its_stack(app: App, stack: TerraformStack) -> None:
    inner = Construct(Construct(stack, "outer"), "inner")
    assert inner.app is stack.app is app.app is app
    assert inner.stack is stack.stack is stack
    assert app.stack is None
    assert app.stacks == {"dev": stack}


def test_resource_is_named_after_its_path_without_a_hash(stack: TerraformStack, synthesized: Synthesized) -> None:
    ResourceGroup(Construct(Construct(stack, "a.b"), "raw/2024"), "group", name="rg", location="australiaeast")
    (found,) = synthesized("dev")["resource"]["azurerm_resource_group"].items()
    assert found[0] == "a_b_raw--2024_group"
    assert found[1]["//"]["metadata"] == {"path": "dev/a.b/raw--2024/group", "uniqueId": "a_b_raw--2024_group"}
