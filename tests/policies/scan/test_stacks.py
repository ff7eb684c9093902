from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.scan.stacks import StackError, load_environments, parts_of
from tests.policies.scan.samples import account_stack, write_stacks

if TYPE_CHECKING:
    from pathlib import Path

KEYS = st.sampled_from(
    ["resource", "provider", "terraform", "backend", "output", "data", "alias", "//", "x", "metadata", "path"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just("${x.y.z}"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
RESOURCE = {"azurerm_resource_group": {"group": {"name": "rg"}}}


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("{", "not JSON"),
        ("[]", "no synthesized stack: it is no object"),
        ("{}", "it has no resources"),
        ({"output": {}}, "it has no resources"),
        ({"resource": {}}, "it has no resources"),
        ({"resource": 7}, "resource: is 7, where Terraform has blocks"),
        ({"resource": {"azurerm_resource_group": "x"}}, 'azurerm_resource_group: is "x"'),
        ({"resource": {"azurerm_resource_group": {"group": [{}, {}]}}}, "group: declared 2 times"),
        ({"resource": [RESOURCE, RESOURCE]}, "resource.azurerm_resource_group: declared twice"),
        ({"resource": RESOURCE, "module": {"m": {}}}, "module: what a module declares is not in the file"),
        ({"resource": RESOURCE, "locals": {"m": 1}}, "locals: "),
        ({"resource": RESOURCE, "resorce": {"m": {}}}, "resorce: no block of Terraform's"),
    ],
)
def test_what_is_no_stack_is_refused(tmp_path: Path, document: Any, complaint: str) -> None:
    write_stacks(tmp_path, dev=document, test=account_stack())
    with pytest.raises(StackError) as caught:
        load_environments(tmp_path)
    assert complaint in str(caught.value)
    assert str(tmp_path / "stacks" / "dev" / "cdk.tf.json") in str(caught.value)


def test_every_bad_stack_is_named(tmp_path: Path) -> None:
    write_stacks(tmp_path, dev="{", test="{")
    with pytest.raises(StackError) as caught:
        load_environments(tmp_path)
    assert len(str(caught.value).splitlines()) == 2


def test_folder_without_stacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StackError, match="make synth"):
        load_environments(tmp_path)


def test_stacks_are_grouped_by_environment(tmp_path: Path) -> None:
    write_stacks(tmp_path, dev=account_stack(), dev_lakehouse=account_stack(), prod=account_stack())
    found = {each.name: each.stacks for each in load_environments(tmp_path)}
    assert found == {"dev": ("dev", "dev-lakehouse"), "prod": ("prod",)}


def test_terraforms_own_parts_are_parts() -> None:
    document = {
        "terraform": {"backend": {"azurerm": {"key": "k"}}, "required_providers": {"azurerm": {"version": "5.10.0"}}},
        "provider": {"azurerm": [{"features": [{}]}, {"alias": "hub", "features": [{}]}]},
        "data": {"azurerm_client_config": {"deployer": {}}},
        "output": {"o": {"value": 1}},
        "variable": {"v": {"type": "string"}},
        "resource": RESOURCE,
    }
    assert {(part.type, part.name) for part in parts_of("dev", document)} == {
        ("terraform.backend", "azurerm"),
        ("terraform.required_providers", "required_providers"),
        ("provider.azurerm", "azurerm"),
        ("provider.azurerm", "azurerm.hub"),
        ("data.azurerm_client_config", "deployer"),
        ("output", "o"),
        ("variable", "v"),
        ("azurerm_resource_group", "group"),
    }


def test_path_is_cdktfs_or_the_address() -> None:
    paths = {part.type: part.path for part in parts_of("dev", account_stack())}
    assert paths["azurerm_storage_account"] == "dev/lake"
    assert paths["terraform.backend"] == "dev/terraform.backend.none"


def test_note_of_cdktf_is_no_argument() -> None:
    (part,) = [part for part in parts_of("dev", account_stack()) if part.type == "azurerm_storage_account"]
    assert "//" not in part.body


@given(st.dictionaries(KEYS, JSON, max_size=4), JSON)
def test_any_json_is_a_stack_or_is_refused(document: dict[str, Any], body: Any) -> None:
    for stack in (document, {**document, "resource": {"azurerm_storage_account": {"lake": body}}}):
        try:
            parts = parts_of("dev", stack)
        except StackError:
            continue
        assert all(isinstance(part.body, dict) for part in parts)


def test_address_declared_twice_is_refused(tmp_path: Path) -> None:
    write_stacks(tmp_path, dev={"resource": RESOURCE, "provider": {"azurerm": [{}, {}]}})
    with pytest.raises(StackError, match=r"provider\.azurerm\.azurerm: declared twice"):
        load_environments(tmp_path)
