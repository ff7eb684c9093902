from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from environments.local.errors import LocalError
from environments.local.files import read_json, write_json, write_text

if TYPE_CHECKING:
    from pathlib import Path


def test_write_json_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x.json"
    write_json(path, {"a": 1})
    assert read_json(path) == {"a": 1}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "new \ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("damage", ["", "{", "[]", '"x"', "\x00\x00"])
def test_read_json_names_a_damaged_file_and_the_remedy(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(damage)
    with pytest.raises(LocalError, match=rf"{path}: the state file can't be read .* lakeform reset"):
        read_json(path)


def test_read_json_of_no_file_is_none(tmp_path: Path) -> None:
    assert read_json(tmp_path / "none.json") is None
