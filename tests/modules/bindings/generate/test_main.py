from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest

from modules.bindings.generate.__main__ import BINDINGS, CACHE, main
from modules.bindings.generate.assembly import wheel_path
from modules.bindings.generate.types import ProviderTypes, read_types
from tests.modules.bindings.generate.acme import write_wheel

if TYPE_CHECKING:
    from pathlib import Path

PROVIDERS = read_types(BINDINGS / "types.toml")
LIST = """
[acme]
source = "acme/acme"
version = "1.2.3"
wheel = "acme-bindings==9.8.7"
sha256 = "{sha256}"
resources = [
  "lake",
]
data_sources = []
"""


def test_adding_a_type_is_one_line_and_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wheel = tmp_path / "acme_bindings-9.8.7-py3-none-any.whl"
    write_wheel(wheel)
    before = LIST.format(sha256=hashlib.sha256(wheel.read_bytes()).hexdigest())
    bindings = tmp_path / "bindings"
    bindings.mkdir()
    (bindings / "types.toml").write_text(before)
    main(bindings, tmp_path)
    assert not (bindings / "acme" / "data_me.py").exists()
    (bindings / "types.toml").write_text(before.replace("data_sources = []", 'data_sources = ["me"]'))
    main(bindings, tmp_path)
    assert "class DataMe(DataSource):" in (bindings / "acme" / "data_me.py").read_text()
    assert capsys.readouterr().out == "acme 1.2.3: 2 types\nacme 1.2.3: 3 types\n"


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_committed_modules_are_those_of_the_list(provider: ProviderTypes) -> None:
    expected = {"__init__", "provider", *provider.resources, *(f"data_{name}" for name in provider.data_sources)}
    assert {path.stem for path in (BINDINGS / provider.name).glob("*.py")} == expected


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_committed_list_is_sorted(provider: ProviderTypes) -> None:
    assert list(provider.resources) == sorted(set(provider.resources))
    assert list(provider.data_sources) == sorted(set(provider.data_sources))


def test_regenerating_gives_the_committed_bytes(tmp_path: Path) -> None:
    if missing := [provider.wheel for provider in PROVIDERS if not wheel_path(provider, CACHE).exists()]:
        pytest.skip(f"not downloaded: {', '.join(missing)}; `make bindings` downloads it")
    shutil.copy(BINDINGS / "types.toml", tmp_path)
    main(tmp_path, CACHE)
    for provider in PROVIDERS:
        for path in (tmp_path / provider.name).iterdir():
            assert path.read_bytes() == (BINDINGS / provider.name / path.name).read_bytes(), path.name
