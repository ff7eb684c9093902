from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from environments.cli import main
from policies.scan.command import CLEAN, FAILED, UNUSABLE
from tests.policies.scan.samples import NO_WAIVERS, account_stack, write_stacks

if TYPE_CHECKING:
    from pathlib import Path

TLS = "CKV_AZURE_44"
WAIVER = "- {{policy: {policy}, path: '{path}', reason: an old client needs it still, owner: us, expires: {expires}}}\n"


@pytest.fixture
def waivers(tmp_path: Path) -> Path:
    path = tmp_path / "waivers.yaml"
    path.write_text(NO_WAIVERS)
    return path


def scan(folder: Path, waivers: Path, *more: str) -> int:
    return main(["scan", str(folder), "--waivers", str(waivers), *more])


def waive(waivers: Path, *, policy: str = TLS, path: str = "dev/lake", expires: str = "2999-01-01") -> None:
    waivers.write_text(WAIVER.format(policy=policy, path=path, expires=expires))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return write_stacks(tmp_path / "out", dev=account_stack(min_tls_version="TLS1_0"))


def test_failing_policy_exits_with_one_and_tells_construct_and_remedy(
    bad: Path, waivers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scan(bad, waivers, "--only", TLS) == FAILED
    shown = capsys.readouterr().out
    for part in (TLS, "dev/lake", "azurerm_storage_account.lake", "min_tls_version", "1 failed"):
        assert part in shown


def test_waived_policy_exits_with_zero(bad: Path, waivers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waive(waivers)
    assert scan(bad, waivers, "--only", TLS) == CLEAN
    assert "0 failed, 1 waived" in capsys.readouterr().out


def test_expired_waiver_fails_and_waives_nothing(bad: Path, waivers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waive(waivers, expires="2020-01-01")
    assert scan(bad, waivers, "--only", TLS) == FAILED
    shown = capsys.readouterr().out
    assert "expired on 2020-01-01" in shown
    assert "1 failed, 0 waived" in shown


def test_unused_waiver_fails(bad: Path, waivers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waive(waivers, policy="CKV_AZURE_190")
    assert scan(bad, waivers, "--only", "CKV_AZURE_190") == FAILED
    assert "waives nothing; remove it" in capsys.readouterr().out


def test_waiver_of_a_policy_not_asked_for_is_left_alone(bad: Path, waivers: Path) -> None:
    waive(waivers)
    assert scan(bad, waivers, "--only", "CKV_AZURE_190") == CLEAN


def test_unknown_policy_is_refused(bad: Path, waivers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scan(bad, waivers, "--only", "CKV_AZURE_44x") == UNUSABLE
    assert "did you mean CKV_AZURE_44" in capsys.readouterr().err


def test_folder_that_holds_no_stack_is_refused(
    tmp_path: Path, waivers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scan(tmp_path, waivers) == UNUSABLE
    told = capsys.readouterr()
    assert "make synth" in told.err
    assert told.out == ""


def test_bad_waiver_is_refused(bad: Path, waivers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waive(waivers, policy="no-such-policy")
    assert scan(bad, waivers) == UNUSABLE
    assert "waivers.yaml: waiver 1: policy: 'no-such-policy' is no policy" in capsys.readouterr().err


def test_reports_are_written(bad: Path, waivers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sarif, junit, markdown = (tmp_path / "reports" / name for name in ("scan.sarif", "scan.xml", "scan.md"))
    code = scan(
        bad, waivers, "--only", TLS, "--json", "--sarif", str(sarif), "--junit", str(junit), "--markdown", str(markdown)
    )
    assert code == FAILED
    assert json.loads(capsys.readouterr().out)["failures"][0]["path"] == "dev/lake"
    assert json.loads(sarif.read_text())["version"] == "2.1.0"
    assert ET.fromstring(junit.read_text()).find("testsuite") is not None  # noqa: S314 - written just now
    assert markdown.read_text().startswith("### The policy gate fails")


def test_help_documents_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["scan", "--help"])
    shown = capsys.readouterr().out
    assert "exit codes:" in shown
    assert all(f"  {code}  " in shown for code in (CLEAN, FAILED, UNUSABLE))


def test_synthesized_environments_scan_clean(synthesized_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["scan", str(synthesized_folder)])
    assert code == CLEAN, capsys.readouterr().out
