from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from modules.bindings.generate.write import write_provider
from tests.modules.bindings.generate.acme import ACME, assembly

if TYPE_CHECKING:
    from pathlib import Path


def sources(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_write_provider_gives_one_module_for_each_type(tmp_path: Path) -> None:
    assert write_provider(assembly(), ACME, tmp_path) == 3
    assert sources(tmp_path).keys() == {"__init__.py", "provider.py", "lake.py", "data_me.py"}


def test_write_provider_twice_gives_identical_bytes(tmp_path: Path) -> None:
    write_provider(assembly(), ACME, tmp_path)
    first = sources(tmp_path)
    write_provider(assembly(), ACME, tmp_path)
    assert sources(tmp_path) == first


def test_write_provider_with_one_more_line_in_the_list_adds_one_module(tmp_path: Path) -> None:
    write_provider(assembly(), dataclasses.replace(ACME, data_sources=()), tmp_path)
    before = sources(tmp_path)
    write_provider(assembly(), ACME, tmp_path)
    after = sources(tmp_path)
    assert after.keys() - before.keys() == {"data_me.py"}
    assert {name: after[name] for name in before} == before


def test_write_provider_removes_the_module_of_a_type_no_longer_listed(tmp_path: Path) -> None:
    write_provider(assembly(), ACME, tmp_path)
    write_provider(assembly(), dataclasses.replace(ACME, resources=()), tmp_path)
    assert not (tmp_path / "lake.py").exists()


def test_write_provider_refuses_a_type_that_the_provider_lacks(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"acme/acme 1\.2\.3 has no Resource acme_lak; near it: acme_lake"):
        write_provider(assembly(), dataclasses.replace(ACME, resources=("lak",)), tmp_path)
    assert not list(tmp_path.iterdir())
