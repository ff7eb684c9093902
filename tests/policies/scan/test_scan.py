from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from policies.scan import ScanError, Waiver, load_waivers, scan
from policies.scan.command import CLEAN, FAILED, UNUSABLE, WAIVERS, run
from policies.scan.waivers import WaiverError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"min_tls_version": "TLS1_2", "https_traffic_only_enabled": True, "allow_nested_items_to_be_public": False}


def stack(folder: Path, account: dict[str, Any], name: str = "dev") -> Path:
    path = folder / "stacks" / name / "cdk.tf.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"resource": {"azurerm_storage_account": {"lake": {"name": "stlake", **account}}}}))
    return path


def checks(folder: Path) -> set[str]:
    return {finding.check for finding in scan(folder).failures}


def waivers_file(folder: Path, text: str) -> Path:
    path = folder / "waivers.yaml"
    path.write_text(text)
    return path


def told(folder: Path, waivers: Path = WAIVERS) -> tuple[int, str]:
    out = StringIO()
    code = run(folder, waivers=waivers, console=Console(file=out, width=300))
    return code, out.getvalue()


def test_old_tls_fails_and_new_tls_passes(tmp_path: Path) -> None:
    stack(tmp_path, {**GOOD, "min_tls_version": "TLS1_0"})
    assert "CKV_AZURE_44" in checks(tmp_path)
    stack(tmp_path, GOOD)
    assert "CKV_AZURE_44" not in checks(tmp_path)


def test_finding_names_stack_type_and_resource(tmp_path: Path) -> None:
    stack(tmp_path, {**GOOD, "min_tls_version": "TLS1_0"})
    addresses = {finding.address for finding in scan(tmp_path).failures if finding.check == "CKV_AZURE_44"}
    assert addresses == {"dev azurerm_storage_account.lake"}


def test_waiver_covers_its_check_on_its_resources_alone(tmp_path: Path) -> None:
    stack(tmp_path, {**GOOD, "min_tls_version": "TLS1_0"}, "dev")
    stack(tmp_path, {**GOOD, "min_tls_version": "TLS1_0"}, "prod")
    waiver = Waiver(check="CKV_AZURE_44", resource="dev azurerm_storage_account.*", reason="an old client needs it")
    report = scan(tmp_path, waivers=[waiver])
    assert {f.address for f in report.waived} == {"dev azurerm_storage_account.lake"}
    assert "prod azurerm_storage_account.lake" in {f.address for f in report.failures if f.check == "CKV_AZURE_44"}


def test_file_that_checkov_drops_silently_fails_the_scan(tmp_path: Path) -> None:
    path = stack(tmp_path, GOOD)
    document = json.loads(path.read_text())
    # checkov drops a whole JSON file that carries it, and exits 0.
    path.write_text(json.dumps({"terraform": {"required_version": ">= 1.8"}, **document}))
    with pytest.raises(ScanError, match=r"checkov (could not parse|judged none)"):
        scan(tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"), [("{", "not JSON"), ("[]", "no synthesized stack"), ('{"output": {}}', "no resources")]
)
def test_file_that_is_no_stack_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    stack(tmp_path, GOOD).write_text(text)
    code, output = told(tmp_path)
    assert code == UNUSABLE
    assert complaint in output
    assert "cdk.tf.json" in output


def test_folder_without_stacks_is_refused(tmp_path: Path) -> None:
    code, output = told(tmp_path)
    assert code == UNUSABLE
    assert "make synth" in output


def test_failing_check_exits_with_one_and_is_listed(tmp_path: Path) -> None:
    stack(tmp_path, {**GOOD, "min_tls_version": "TLS1_0"})
    code, output = told(tmp_path, waivers_file(tmp_path, "[]"))
    assert code == FAILED
    assert "CKV_AZURE_44" in output


def test_unused_waiver_fails_the_scan(tmp_path: Path) -> None:
    stack(tmp_path, GOOD)
    unused = "- {check: CKV_AZURE_44, resource: 'dev *', reason: nothing fails it any more}\n"
    code, output = told(tmp_path, waivers_file(tmp_path, unused))
    assert code == FAILED
    assert "waives nothing" in output


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not YAML"),
        ("check: CKV_AZURE_44", "expected a list"),
        ("- {check: nonsense, resource: '*', reason: long enough to be a reason}", "check"),
        ("- {check: CKV_AZURE_44, resource: '*', reason: short}", "reason"),
        ("- {check: CKV_AZURE_44, resource: '*', reason: long enough to be a reason, until: never}", "until"),
    ],
)
def test_malformed_waivers_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(WaiverError, match=complaint):
        load_waivers(waivers_file(tmp_path, text))
    stack(tmp_path, GOOD)
    assert told(tmp_path, tmp_path / "waivers.yaml")[0] == UNUSABLE


def test_synthesized_environments_scan_clean(synthesized_folder: Path) -> None:
    code, output = told(synthesized_folder)
    assert (code, output.splitlines()[-1].endswith("waived")) == (CLEAN, True), output
