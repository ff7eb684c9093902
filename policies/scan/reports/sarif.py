"""The report as SARIF 2.1.0 (OASIS), which code-scanning services show beside a pull request."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from policies.scan.reports.text import waiver_problems

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policies.scan.gate import Finding, Report

__all__ = ["as_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(report: Report, *, folder: Path) -> str:
    """One result per failed finding, a waived one with its waiver as suppression. Paths are relative to the folder."""
    found = [*report.failures, *report.waived]
    identities = sorted({finding.verdict.policy for finding in found})
    lines = {stack: _lines(folder / _uri(stack)) for stack in {finding.verdict.resource.stack for finding in found}}
    run = {
        "tool": {"driver": {"name": "lakeform scan", "rules": [_rule(report, identity) for identity in identities]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": problem}} for problem in waiver_problems(report)
                ],
            }
        ],
        "results": [_result(finding, identities, lines) for finding in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(report: Report, identity: str) -> dict[str, Any]:
    description = report.descriptions[identity]
    return {
        "id": identity,
        "shortDescription": {"text": description.demand},
        "fullDescription": {"text": description.why},
        "help": {"text": description.remedy},
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding, identities: list[str], lines: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    verdict, resource = finding.verdict, finding.verdict.resource
    key = f"{verdict.policy} {resource.path}".encode()
    result: dict[str, Any] = {
        "ruleId": verdict.policy,
        "ruleIndex": identities.index(verdict.policy),
        "level": "error",
        "message": {"text": f"{resource.path}: {'; '.join(verdict.messages)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(resource.stack)},
                    "region": {"startLine": lines[resource.stack].get(resource.path, 1)},
                },
                "logicalLocations": [{"fullyQualifiedName": resource.path, "name": resource.name, "kind": "resource"}],
            }
        ],
        "partialFingerprints": {"policyAndPath/v1": hashlib.sha256(key).hexdigest()},
    }
    if finding.waiver is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.waiver.reason, "status": "accepted"}]
    return result


def _uri(stack: str) -> str:
    return f"stacks/{stack}/cdk.tf.json"


def _lines(path: Path) -> Mapping[str, int]:
    """The line on which cdktf notes each construct's path."""
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, colon, value = line.strip().rstrip(",").partition(": ")
        if colon and key == '"path"':
            found.setdefault(value.strip('"'), number)
    return found
