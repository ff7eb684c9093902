from __future__ import annotations

from typing import Any

import pytest

from environments.synthesized.expressions import ExpressionError, references, resolve, walk


def _show(steps: tuple[str | int, ...]) -> Any:
    return {"azurerm_x.y.id": "the-id", "x.count": 4, "x.list": ["a", "b"], "x.on": True}.get(
        ".".join(str(step) for step in steps), f"<{'/'.join(str(step) for step in steps)}>"
    )


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("plain", "plain"),
        ("", ""),
        (7, 7),
        (None, None),
        ("${azurerm_x.y.id}", "the-id"),
        ("${ azurerm_x.y.id }", "the-id"),
        ("${x.count}", 4),
        ("${x.list}", ["a", "b"]),
        ("${x.count} of ${azurerm_x.y.id}!", "4 of the-id!"),
        ("it is ${x.on}", "it is true"),
        ("${azurerm_x.y.identity[0].principal_id}", "<azurerm_x/y/identity/0/principal_id>"),
        ('${x.y["a key"].z}', "<x/y/a key/z>"),
        (
            "${data.terraform_remote_state.in-local.outputs.out-x_id}",
            "<data/terraform_remote_state/in-local/outputs/out-x_id>",
        ),
        ("a $${literal} b", "a ${literal} b"),
        ("$${a}${x.count}", "${a}4"),
        ({"k": ["${x.count}", {"deep": "-${x.count}-"}]}, {"k": [4, {"deep": "-4-"}]}),
    ],
)
def test_resolve_replaces_references(template: Any, value: Any) -> None:
    assert resolve(template, _show) == value


@pytest.mark.parametrize(
    "template",
    ["${jsonencode(x.y)}", "${x.y + 1}", "${x.y ? 1 : 2}", "${}", "${x.y", "${[for a in x.y : a]}", "${x.*.id}"],
)
def test_expression_beyond_a_reference_is_refused(template: str) -> None:
    with pytest.raises(ExpressionError):
        resolve(template, _show)
    with pytest.raises(ExpressionError):
        list(references(template))


def test_list_inside_text_is_refused() -> None:
    with pytest.raises(ExpressionError, match="a list can't stand inside text"):
        resolve("all: ${x.list}", _show)


def test_references_finds_every_one() -> None:
    value = {"a": "${x.y.id}-${z.w.id}", "b": [{"c": "${x.y.name}"}], "d": 3, "e": "$${not.one}"}
    assert list(references(value)) == [("x", "y", "id"), ("z", "w", "id"), ("x", "y", "name")]


@pytest.mark.parametrize(
    ("value", "steps", "found"),
    [
        ({"a": {"b": 1}}, ("a", "b"), 1),
        ({"a": [{"b": 1}]}, ("a", 0, "b"), 1),
        ({"a": {"b": 1}}, ("a", 0, "b"), 1),
        ({"a": [1]}, ("a", 1), None),
        ({"a": 1}, ("a", "b"), None),
        ({}, ("a",), None),
    ],
)
def test_walk_treats_a_single_block_as_a_list_of_one(value: Any, steps: tuple[str | int, ...], found: Any) -> None:
    assert walk(value, steps) == found
