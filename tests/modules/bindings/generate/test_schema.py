from __future__ import annotations

import re

import pytest

from modules.bindings.generate.schema import Argument, Attribute, Definition, read_definition
from tests.modules.bindings.generate.acme import SCRIPTS, TYPES, assembly


@pytest.fixture(scope="module")
def lake() -> Definition:
    return read_definition(assembly(), "Resource", "acme_lake")


def by_name(arguments: tuple[Argument, ...]) -> dict[str, str]:
    return {argument.name: argument.annotation for argument in arguments}


def test_arguments_map_terraform_types_to_python_types(lake: Definition) -> None:
    assert by_name(lake.arguments) == {
        "name": "str",
        "access_mode": "bool | Expression",
        "archive": "LakeArchive",
        "from": "str",
        "identity": "LakeIdentity",
        "mirror": "LakeMirror",
        "ranges": "Sequence[Sequence[float]]",
        "rule": "Sequence[LakeRule]",
        "size": "float",
        "tags": "Mapping[str, str]",
        "zones": "Sequence[str]",
    }


def test_arguments_put_the_required_ones_first_and_leave_out_an_optional_id(lake: Definition) -> None:
    assert [argument.name for argument in lake.arguments if argument.required] == ["name"]
    assert lake.arguments[0].name == "name"
    assert "id" not in by_name(lake.arguments)


def test_blocks_alike_in_name_and_structure_share_one_class(lake: Definition) -> None:
    (retention,) = (block for block in lake.blocks if block.name.endswith("Retention"))
    assert retention.paths == ("archive.retention", "mirror.retention")
    users = [block.name for block in lake.blocks if by_name(block.arguments).get("retention") == retention.name]
    assert users == ["LakeArchive", "LakeMirror"]


def test_blocks_come_before_what_mentions_them(lake: Definition) -> None:
    names = [block.name for block in lake.blocks]
    for place, block in enumerate(lake.blocks):
        words = {word for each in block.arguments for word in re.findall(r"\w+", each.annotation)}
        mentioned = [name for name in names if name in words]
        assert all(names.index(name) < place for name in mentioned)


def test_blocks_that_are_attributes_want_nulls(lake: Definition) -> None:
    assert [block.name for block in lake.blocks if block.nulls] == ["LakeRule"]


def test_attributes_take_names_and_kinds_from_the_javascript(lake: Definition) -> None:
    assert {attribute.name: attribute.descriptor for attribute in lake.attributes} == {
        "access_mode": "BooleanAttribute",
        "aliases": "ListAttribute",
        "endpoint": "BlocksAttribute",
        "fqn": "StringAttribute",
        "from": "StringAttribute",
        "id": "StringAttribute",
        "identity": "BlockAttribute",
        "labels": "MapAttribute",
        "name": "StringAttribute",
        "peer": "AnyAttribute",
        "scope": "ObjectAttribute",
        "size": "NumberAttribute",
        "tags": "MapAttribute",
        "zones": "SetAttribute",
    }


def test_attributes_leave_out_blocks_in_which_nothing_is_computed(lake: Definition) -> None:
    assert not {"archive", "mirror", "rule"} & {attribute.name for attribute in lake.attributes}


def test_refs_hold_computed_and_given_attributes(lake: Definition) -> None:
    identity = next(ref for ref in lake.refs if ref.name == "LakeIdentityRef")
    assert identity.attributes == (
        Attribute(name="principal_id", descriptor="StringAttribute"),
        Attribute(name="type", descriptor="StringAttribute"),
    )


def test_data_source_is_named_for_what_it_is() -> None:
    definition = read_definition(assembly(), "DataSource", "acme_me")
    assert (definition.name, definition.terraform_type) == ("DataMe", "acme_me")


def test_javascript_that_does_not_name_an_attribute_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = SCRIPTS["lib/lake/index.js"].replace("getNumberAttribute('size')", "getNumberAttribute('sizes')")
    monkeypatch.setitem(SCRIPTS, "lib/lake/index.js", changed)
    with pytest.raises(ValueError, match="Lake: the JavaScript does not say how size is read"):
        read_definition(assembly(), "Resource", "acme_lake")


def test_javascript_that_reads_an_attribute_in_an_unknown_way_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = SCRIPTS["lib/lake/index.js"].replace("this.getNumberAttribute('size')", "this.size")
    monkeypatch.setitem(SCRIPTS, "lib/lake/index.js", changed)
    with pytest.raises(ValueError, match="Lake: the JavaScript does not say how size is read"):
        read_definition(assembly(), "Resource", "acme_lake")


def test_argument_of_an_unknown_type_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    struct = TYPES["@cdktn/provider-acme.lake.LakeIdentity"]
    monkeypatch.setitem(struct["properties"][0], "type", {"intersection": []})
    with pytest.raises(ValueError, match="a type that the generator does not know"):
        read_definition(assembly(), "Resource", "acme_lake")


def test_argument_without_a_documentation_link_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    struct = TYPES["@cdktn/provider-acme.lake.LakeIdentity"]
    monkeypatch.setitem(struct["properties"][0], "docs", {"summary": "No link."})
    with pytest.raises(ValueError, match=r"LakeIdentity\.type: no Terraform name in its documentation link"):
        read_definition(assembly(), "Resource", "acme_lake")
