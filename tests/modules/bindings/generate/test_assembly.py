from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

import pytest

from modules.bindings.generate.assembly import Assembly, fetch_wheel
from tests.modules.bindings.generate.acme import ACME, SCRIPTS, TYPES, write_wheel

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "acme_bindings-9.8.7-py3-none-any.whl"
    write_wheel(path)
    return path


def test_assembly_reads_types_and_scripts_out_of_a_wheel(wheel: Path) -> None:
    found = Assembly.from_wheel(wheel)
    assert found.types == TYPES
    assert found.script("@cdktn/provider-acme.lake.Lake") == SCRIPTS["lib/lake/index.js"]


def test_assembly_finds_constructs_by_terraform_type(wheel: Path) -> None:
    assert Assembly.from_wheel(wheel).constructs == {
        ("Provider", "acme"): "@cdktn/provider-acme.provider.AcmeProvider",
        ("Resource", "acme_lake"): "@cdktn/provider-acme.lake.Lake",
        ("DataSource", "acme_me"): "@cdktn/provider-acme.dataAcmeMe.DataAcmeMe",
    }


def test_fetch_wheel_takes_the_cached_file_of_the_pinned_digest(wheel: Path) -> None:
    pinned = dataclasses.replace(ACME, sha256=hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert fetch_wheel(pinned, wheel.parent) == wheel


def test_fetch_wheel_refuses_another_file_than_the_pinned(wheel: Path) -> None:
    with pytest.raises(SystemExit, match=r"types\.toml pins 0000"):
        fetch_wheel(dataclasses.replace(ACME, sha256="0000"), wheel.parent)


def test_fetch_wheel_says_when_pip_cannot_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SystemExit, match=r"acme-bindings==9\.8\.7: pip could not download it"):
        fetch_wheel(ACME, tmp_path)


def test_fetch_wheel_downloads_once(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    pinned = dataclasses.replace(ACME, sha256=hashlib.sha256(wheel.read_bytes()).hexdigest())
    cache = tmp_path / "cache"
    first = fetch_wheel(pinned, cache)
    assert "downloading acme-bindings==9.8.7" in capfd.readouterr().err
    assert fetch_wheel(pinned, cache) == first
    assert not capfd.readouterr().err
    assert first.read_bytes() == wheel.read_bytes()
