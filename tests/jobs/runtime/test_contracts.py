from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from jobs.runtime.contracts import Contract, ContractError

if TYPE_CHECKING:
    from pathlib import Path

GOOD: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["event_id"],
    "properties": {
        "event_id": {"type": "string", "format": "uuid"},
        "amount": {"type": "number", "multipleOf": 0.01, "minimum": 0, "maximum": 100000},
        "happened_at": {"type": ["string", "null"], "format": "date-time"},
        "count": {"type": "integer"},
    },
}


def contract(folder: Path, text: str, name: str = "events.v1.schema.json") -> Contract:
    file = folder / name
    file.write_text(text)
    return Contract.read(file)


def changed(**properties: Any) -> str:
    return json.dumps({**GOOD, "properties": {**GOOD["properties"], **properties}})


def test_contract_gives_names_types_and_bounds(tmp_path: Path) -> None:
    read = contract(tmp_path, json.dumps(GOOD))
    assert (read.name, read.version) == ("events", "v1")
    fields = {field.name: field for field in read.fields}
    assert {name: field.column_type for name, field in fields.items()} == {
        "event_id": "string",
        "amount": "decimal(8,2)",
        "happened_at": "timestamp",
        "count": "bigint",
    }
    assert [name for name, field in fields.items() if field.required] == ["event_id"]
    assert [name for name, field in fields.items() if field.nullable] == ["happened_at"]


def test_contract_that_allows_unknown_keys_says_its_minor_version(tmp_path: Path) -> None:
    read = contract(tmp_path, json.dumps({**GOOD, "additionalProperties": True, "x-version": "1.4"}))
    assert (read.additional, read.version, read.revision) == (True, "v1", "1.4")
    plain = contract(tmp_path, json.dumps(GOOD))
    assert (plain.additional, plain.revision) == (False, None)


def test_columns_derive_from_the_contract(tmp_path: Path) -> None:
    read = contract(tmp_path, json.dumps(GOOD))
    assert read.ddl == "event_id string, amount decimal(8,2), happened_at timestamp, count bigint"


def test_null_is_no_text_of_a_nullable_enum(tmp_path: Path) -> None:
    read = contract(tmp_path, changed(word={"type": ["string", "null"], "enum": ["a", "b", None]}))
    assert read.fields[-1].enum == ("a", "b")


@pytest.mark.parametrize("name", ["crm_events", "billing_events", "network_log_events"])
def test_contracts_of_the_streaming_slice_can_be_read(name: str) -> None:
    read = Contract.read(files("jobs.streaming").joinpath(f"contracts/{name}.v1.schema.json"))
    assert read.name == name
    assert {"event_id", "occurred_at", "customer_id"} <= {field.name for field in read.fields}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "the root: expected an object schema with properties"),
        (json.dumps({**GOOD, "$schema": "draft-04"}), r"\$schema: expected"),
        (json.dumps({**GOOD, "additionalProperties": {}}), "additionalProperties: expected false"),
        (
            json.dumps({**GOOD, "x-version": "2.0"}),
            "x-version: '2.0': expected a text MAJOR.MINOR whose MAJOR is the file's v1",
        ),
        (json.dumps({**GOOD, "x-version": "1"}), "x-version: '1': expected"),
        (changed(word={"type": "string", "enum": []}), "properties.word: enum: expected a list of texts"),
        (changed(word={"type": "string", "enum": ["a", 1]}), "properties.word: enum: expected a list of texts"),
        (changed(word={"type": ["string", "null"], "enum": ["a"]}), "properties.word: enum: .* null among them"),
        (changed(word={"type": "string", "enum": ["a", None]}), "properties.word: enum: .* null among them"),
        (json.dumps({**GOOD, "oneOf": []}), "oneOf: not supported"),
        (json.dumps({**GOOD, "required": ["ghost"]}), "required: ghost is not a property"),
        (changed(Name={"type": "string"}), "properties.Name: a field's name is a column's name"),
        (changed(items={"type": "array"}), "properties.items: type: expected one of"),
        (
            changed(word={"type": "string", "contentEncoding": "base64"}),
            "properties.word: contentEncoding: not supported",
        ),
        (changed(word={"type": "string", "format": "iri"}), "properties.word: format: expected one of"),
        (changed(word={"type": "string", "pattern": "("}), "properties.word: pattern: "),
        (changed(share={"type": "number", "multipleOf": 0.5}), "properties.share: multipleOf: expected 0.1"),
        (
            changed(share={"type": "number", "multipleOf": 0.1}),
            "properties.share: multipleOf: give minimum and maximum",
        ),
    ],
)
def test_contract_that_says_more_than_is_checked_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ContractError, match=message) as caught:
        contract(tmp_path, text)
    assert "events.v1.schema.json" in str(caught.value)


def test_contract_of_another_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"named <name>\.<version>\.schema\.json"):
        contract(tmp_path, json.dumps(GOOD), "events.json")


def test_all_mistakes_of_a_contract_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContractError) as caught:
        contract(tmp_path, changed(Name={"type": "string"}, items={"type": "array"}))
    assert len(str(caught.value).splitlines()) == 3
