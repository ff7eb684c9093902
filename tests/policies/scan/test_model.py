from __future__ import annotations

from typing import Any

import pytest

from policies.scan.model import Environment, Part, Resource, UnresolvedError
from policies.scan.stacks import parts_of

REMOTE = "data.terraform_remote_state.cross-stack-reference-input-prod.outputs"
LANDING_ZONE = {
    "resource": {
        "azurerm_storage_account": {
            "lake": {"name": "stlake", "resource_group_name": "${azurerm_resource_group.group.name}"},
        },
        "azurerm_resource_group": {"group": {"name": "rg-prod", "//": {"metadata": {"path": "prod/group"}}}},
    },
    "data": {"azurerm_client_config": {"deployer": {}}},
    "output": {
        "lake-id": {"value": "${azurerm_storage_account.lake.id}"},
        "group": {"value": "${azurerm_storage_account.lake.resource_group_name}"},
        "url": {"value": "https://${azurerm_storage_account.lake.name}.dfs.core.windows.net"},
    },
}


def environment(body: dict[str, Any], name: str = "prod") -> Environment:
    slice_stack = {"resource": {"azurerm_eventhub": {"hub": body}}}
    return Environment(name, [*parts_of(name, LANDING_ZONE), *parts_of(f"{name}-streaming", slice_stack)])


def hub(**body: Any) -> Resource:
    return environment(body).of("azurerm_eventhub")[0]


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("plain", "plain"),
        (7, 7),
        (False, False),
        (f"${{{REMOTE}.group}}", "rg-prod"),
        (f"in ${{{REMOTE}.group}}", "in rg-prod"),
        (f"${{{REMOTE}.url}}", "https://stlake.dfs.core.windows.net"),
        ([{"deep": f"${{{REMOTE}.group}}"}], [{"deep": "rg-prod"}]),
        (None, None),
    ],
)
def test_value_is_resolved_across_stacks(argument: Any, value: Any) -> None:
    assert hub(x=argument).value("x") == value


def test_value_of_an_absent_argument_is_none() -> None:
    assert hub().value("x") is None
    assert hub().value("x.y") is None
    assert hub(x=[]).value("x.y") is None


@pytest.mark.parametrize(
    "argument",
    [
        f"${{{REMOTE}.lake-id}}",
        f"x/${{{REMOTE}.lake-id}}",
        f"${{{REMOTE}.missing}}",
        "${azurerm_eventhub.other.name}",
        "${terraform.workspace}",
        "${azurerm_eventhub.hub.x}",
        '${join("", [1])}',
        "${data.azurerm_client_config.deployer.tenant_id}",
    ],
)
def test_value_that_stays_a_token_is_refused(argument: str) -> None:
    with pytest.raises(UnresolvedError):
        hub(x=argument).value("x")


@pytest.mark.parametrize("block", [{"y": 1}, [{"y": 1}]])
def test_block_is_entered_be_it_one_or_a_list_of_one(block: Any) -> None:
    assert hub(x=block).value("x.y") == 1
    assert [each["y"] for each in hub(x=block).blocks("x")] == [1]


def test_path_through_several_blocks_is_refused() -> None:
    with pytest.raises(ValueError, match="2 blocks 'x'"):
        hub(x=[{"y": 1}, {"y": 2}]).value("x.y")


def test_path_through_a_plain_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no block"):
        hub(x=["a"]).value("x.y")
    with pytest.raises(ValueError, match="no block"):
        hub(x=["a"]).blocks("x")


def test_blocks_are_found_through_several() -> None:
    found = hub(task=[{"new": {"n": 1}}, {"new": [{"n": 2}, {"n": 3}]}, {}]).blocks("task.new")
    assert [block["n"] for block in found] == [1, 2, 3]


def test_block_resolves_what_it_gives() -> None:
    (block,) = hub(x={"group": f"${{{REMOTE}.group}}", "lake": f"${{{REMOTE}.lake-id}}"}).blocks("x")
    assert block["group"] == "rg-prod"
    assert block.get("absent") is None
    with pytest.raises(UnresolvedError):
        block.get("lake")
    assert block.target("lake") is not None


def test_target_leads_across_stacks() -> None:
    resource = hub(x=f"${{{REMOTE}.lake-id}}").target("x")
    assert resource is not None
    assert resource.address == "prod azurerm_storage_account.lake"
    assert hub().target("x") is None


def test_target_may_be_a_data_source() -> None:
    lake = environment({}).of("azurerm_storage_account")[0]
    found = lake._environment.target("${data.azurerm_client_config.deployer.tenant_id}", stack="prod")
    assert found.type == "data.azurerm_client_config"


@pytest.mark.parametrize(
    "argument", ["/subscriptions/0", f"${{{REMOTE}.lake-id}}/blobServices/default", "${terraform.workspace}", 7]
)
def test_target_of_what_is_no_whole_reference_is_refused(argument: Any) -> None:
    with pytest.raises(UnresolvedError):
        hub(x=argument).target("x")


def test_targets_are_all_that_is_referred_to_beneath() -> None:
    found = hub(x={"a": [f"${{{REMOTE}.lake-id}}/blob"], "b": f"${{{REMOTE}.url}} ${{terraform.workspace}}"}).targets(
        "x"
    )
    assert [resource.address for resource in found] == ["prod azurerm_storage_account.lake"]


def test_environment_of_an_unknown_name_is_held_to_production() -> None:
    assert environment({}, "dev").kind == "dev"
    assert environment({}, "prod").kind == "prod"
    assert environment({}, "sandbox").kind == "prod"


def test_path_is_the_construct_path() -> None:
    group = environment({}).of("azurerm_resource_group")[0]
    assert (group.path, group.address) == ("prod/group", "prod azurerm_resource_group.group")


def test_what_terraform_is_told_is_a_resource_even_where_left_out() -> None:
    found = {(each.type, each.name): each.body for each in environment({}).of("terraform.backend")}
    assert found == {("terraform.backend", "none"): {}}
    assert [each.body for each in environment({}).of("terraform.required_providers")] == [{}, {}]


def test_address_declared_twice_is_refused() -> None:
    part = Part(stack="prod", type="x", name="y", path="prod/y", body={})
    with pytest.raises(ValueError, match="declared twice"):
        Environment("prod", [part, part])
