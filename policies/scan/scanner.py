"""Runs checkov in process over synthesized stacks, and treats what it did not look at as a failure.

checkov by itself exits 0 when a file does not parse or a resource is not recognised; a gate must not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from checkov.common.output.record import Record
    from checkov.common.output.report import Report as CheckovReport

    from policies.scan.waivers import Waiver

__all__ = ["Finding", "Report", "ScanError", "scan"]


class ScanError(ValueError):
    """The folder can't be scanned; the message names the file and the remedy."""


@dataclass(frozen=True, kw_only=True, order=True)
class Finding:
    """A check that a resource fails; `address` is `stack type.name`."""

    check: str
    address: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a scan found; `verdicts` counts the (check, resource) pairs that checkov judged."""

    stacks: int
    verdicts: int
    failures: Sequence[Finding]
    waived: Sequence[Finding]
    unused_waivers: Sequence[Waiver]

    @property
    def clean(self) -> bool:
        """Whether a pull request may pass."""
        return not (self.failures or self.unused_waivers)


def scan(folder: Path, *, waivers: Sequence[Waiver] = ()) -> Report:
    """Scan every `stacks/*/cdk.tf.json` under the folder.

    Raises:
        ScanError: there are none, one isn't a synthesized stack, or checkov judged nothing in one.
    """
    paths = sorted(folder.glob("stacks/*/cdk.tf.json"))
    if not paths:
        raise ScanError(
            f"{folder}: no stacks/*/cdk.tf.json in it; run `make synth` first, or name the folder it writes to"
        )
    verdicts, findings = 0, list[Finding]()
    for path in paths:
        declared = _declared(path)
        report = _run_checkov(path)
        judged = len(report.passed_checks) + len(report.failed_checks)
        if not judged and any(kind.startswith("azurerm_") for kind in declared):
            raise ScanError(f"{path}: checkov judged none of its Azure resources, so it says nothing about them")
        verdicts += judged
        findings += [
            Finding(
                check=record.check_id,
                address=f"{path.parent.name} {_address(record, declared)}",
                title=record.check_name,
            )
            for record in report.failed_checks
        ]
    used: set[Waiver] = set()
    failures, waived = list[Finding](), list[Finding]()
    for finding in sorted(findings):
        matching = {waiver for waiver in waivers if waiver.covers(finding.check, finding.address)}
        used |= matching
        (waived if matching else failures).append(finding)
    return Report(
        stacks=len(paths),
        verdicts=verdicts,
        failures=failures,
        waived=waived,
        unused_waivers=[waiver for waiver in waivers if waiver not in used],
    )


def _declared(path: Path) -> Mapping[str, Collection[str]]:
    """The logical names of a stack's resources by type."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ScanError(f"{path}: not JSON: {error}; run `make synth` again") from None
    if not isinstance(document, dict) or not isinstance(document.get("resource"), dict):
        raise ScanError(f"{path}: no synthesized stack: it has no resources; run `make synth` again")
    return {kind: set(resources) for kind, resources in document["resource"].items()}


def _address(record: Record, declared: Mapping[str, Collection[str]]) -> str:
    # For a JSON file checkov names a resource `resource.<name>` without its type; the check says which types it judges.
    kind, _, name = record.resource.partition(".")
    if kind != "resource":
        return str(record.resource)
    candidates = [kind for kind, names in declared.items() if name in names]
    judged = _judged_types(record.check_id)
    return f"{next((kind for kind in candidates if kind in judged), '/'.join(candidates))}.{name}"


def _judged_types(check_id: str) -> Collection[str]:
    from checkov.terraform.checks.resource.registry import resource_registry  # noqa: PLC0415 - as below

    check = resource_registry.get_check_by_id(check_id)
    return tuple(check.supported_entities) if check else ()


def _run_checkov(path: Path) -> CheckovReport:
    # Imported here: it takes seconds, which only a scan should pay.
    from checkov.runner_filter import RunnerFilter  # noqa: PLC0415
    from checkov.terraform_json.runner import TerraformJsonRunner  # noqa: PLC0415

    report = TerraformJsonRunner().run(
        root_folder=None, files=[str(path)], runner_filter=RunnerFilter(framework=["terraform_json"])
    )
    if isinstance(report, list) or report.parsing_errors:
        raise ScanError(f"{path}: checkov could not parse it; run `make synth` again")
    return report
