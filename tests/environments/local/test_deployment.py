from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from environments.local.deployment import Address, load_deployment
from environments.local.errors import LocalError
from tests.environments.local.stacks import write_stacks

if TYPE_CHECKING:
    from pathlib import Path

NETWORK = {
    "resource": {"net": {"a": {"//": {"metadata": {}}, "name": "n"}}},
    "output": {"out-net_a_id": {"value": "${net.a.id}", "sensitive": True}},
}
REMOTE = "${data.terraform_remote_state.cross-stack-reference-input-local.outputs.out-net_a_id}"


def test_blocks_come_after_what_they_need_across_stacks(tmp_path: Path) -> None:
    slice_stack = {
        "resource": {
            "a_first": {"one": {"net": REMOTE, "depends_on": ["z_last.two"]}},
            "z_last": {"two": {"text": "${b_mid.three.id}!"}},
            "b_mid": {"three": {"lifecycle": {"prevent_destroy": True}}},
        }
    }
    deployment = load_deployment(write_stacks(tmp_path, local=NETWORK, local_slice=slice_stack), environment="local")
    names = [block.address.name for block in deployment.blocks]
    assert names.index("three") < names.index("two") < names.index("one")
    assert names.index("a") < names.index("one")
    one = next(block for block in deployment.blocks if block.address.name == "one")
    assert one.needs == {Address("local", "net", "a"), Address("local-slice", "z_last", "two")}
    assert set(one.arguments) == {"net"}


def test_order_is_the_same_whatever_the_json_order(tmp_path: Path) -> None:
    one: dict[str, Any] = {"resource": {"t": {name: {} for name in "abcd"}}}
    two: dict[str, Any] = {"resource": {"t": {name: {} for name in "dcba"}}}
    orders = [
        [
            block.address
            for block in load_deployment(write_stacks(tmp_path / key, local=stack), environment="local").blocks
        ]
        for key, stack in (("1", one), ("2", two))
    ]
    assert orders[0] == orders[1]


def test_only_the_environments_own_stacks_are_read(tmp_path: Path) -> None:
    folder = write_stacks(tmp_path, local=NETWORK, local_x={}, prod=NETWORK, localhost=NETWORK)
    assert load_deployment(folder, environment="local").stacks == ["local", "local-x"]


def test_remote_output_leads_to_the_other_stack(tmp_path: Path) -> None:
    deployment = load_deployment(write_stacks(tmp_path, local=NETWORK), environment="local")
    steps = ("data", "terraform_remote_state", "cross-stack-reference-input-local", "outputs", "out-net_a_id", 0, "x")
    assert deployment.remote_output("local-slice", steps) == ("local", "${net.a.id}", (0, "x"))
    assert deployment.remote_output("local-slice", ("net", "a", "id")) is None


@pytest.mark.parametrize(
    ("stacks", "message"),
    [
        ({}, r"no synthesized stack of the environment 'local'"),
        (
            {"local": {"resource": {"t": {"a": {"x": "${t.b.id}"}, "b": {"x": "${t.a.id}"}}}}},
            r"run in a circle: local: t\.a needs local: t\.b needs local: t\.a|circle: local: t\.b",
        ),
        ({"local": {"resource": {"t": {"a": {"x": "${t.gone.id}"}}}}}, r"local: t\.a: refers to t\.gone"),
        ({"local": {"resource": {"t": {"a": {"depends_on": ["t.gone"]}}}}}, r"local: t\.a: refers to t\.gone"),
        (
            {"local": {"resource": {"t": {"a": {"for_each": "${toset([1])}"}}}}},
            r"local: t\.a: for_each is Terraform's own loop",
        ),
        (
            {"local": {"resource": {"t": {"a": {"x": "${upper(t.b.id)}"}}}}},
            r"local: t\.a: \$\{upper\(t\.b\.id\)\} is more",
        ),
        ({"local": {"resource": {"t": {"a": {"x": "${alone}"}}}}}, r"local: t\.a: \$\{alone\} is neither"),
        ({"local_x": {"resource": {"t": {"a": {"x": REMOTE}}}}}, r"reads the output out-net_a_id of the stack local"),
    ],
)
def test_stacks_that_cannot_be_realised_are_named(tmp_path: Path, stacks: dict[str, Any], message: str) -> None:
    with pytest.raises(LocalError, match=message):
        load_deployment(write_stacks(tmp_path, **stacks), environment="local")


def test_damaged_json_is_named(tmp_path: Path) -> None:
    folder = write_stacks(tmp_path, local=NETWORK)
    (folder / "stacks" / "local" / "cdk.tf.json").write_text('{"resource": ')
    with pytest.raises(LocalError, match=r"cdk\.tf\.json: not JSON"):
        load_deployment(folder, environment="local")
