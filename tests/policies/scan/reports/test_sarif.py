from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from policies.scan.reports import as_sarif

if TYPE_CHECKING:
    from pathlib import Path

    from policies.scan import Report

# What the SARIF 2.1.0 schema (OASIS) requires of the objects that a report uses, and the values that it allows.
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {"properties": {"level": {"enum": ["none", "note", "warning", "error"]}}},
    },
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation", "logicalLocations"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {"required": ["uri"], "properties": {"uri": {"type": "string", "format": "uri"}}},
                "region": {"required": ["startLine"], "properties": {"startLine": {"type": "integer", "minimum": 1}}},
            },
        },
        "logicalLocations": {"type": "array", "minItems": 1, "items": {"required": ["fullyQualifiedName"]}},
    },
}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "ruleIndex", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {
            "type": "array",
            "items": {
                "required": ["kind"],
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "tool": {
            "required": ["driver"],
            "properties": {
                "driver": {"required": ["name"], "properties": {"name": {}, "rules": {"type": "array", "items": RULE}}}
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {"type": "array", "items": {"required": ["executionSuccessful"]}},
        "results": {"type": "array", "items": RESULT},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"items": RUN}},
    "additionalProperties": False,
}


@pytest.fixture
def run(report: Report, folder: Path) -> dict[str, Any]:
    document = json.loads(as_sarif(report, folder=folder))
    Draft7Validator(SCHEMA).validate(document)
    (only,) = document["runs"]
    return dict(only)


def test_result_leads_to_the_construct_in_its_file(run: dict[str, Any], folder: Path) -> None:
    found = {result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]: result for result in run["results"]}
    assert found.keys() == {"dev/lake", "test/lake", "prod/lake"}
    for path, result in found.items():
        place = result["locations"][0]["physicalLocation"]
        lines = (folder / place["artifactLocation"]["uri"]).read_text().splitlines()
        assert f'"path": "{path}"' in lines[place["region"]["startLine"] - 1]


def test_result_names_its_rule_which_says_the_remedy(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert "min_tls_version" in rules[0]["help"]["text"]


def test_waived_result_alone_is_suppressed_with_its_reason(run: dict[str, Any]) -> None:
    suppressed = {result["message"]["text"].split(":")[0]: result.get("suppressions") for result in run["results"]}
    assert suppressed["dev/lake"] is None
    assert suppressed["test/lake"] is None
    assert suppressed["prod/lake"][0]["justification"] == "an old | <client> needs it still"


def test_fingerprints_tell_results_apart(run: dict[str, Any]) -> None:
    prints = [result["partialFingerprints"]["policyAndPath/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_bad_waivers_are_notified(run: dict[str, Any]) -> None:
    told = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert len(told) == 2
    assert "expired on 2020-01-01" in told[0]
    assert "waives nothing" in told[1]
