from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

import pytest

from environments.local.errors import explain_full_disk, explain_os_error

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "/x/y: the disk is full"),
        (errno.EDQUOT, "/x/y: your disk quota is used up"),
        (errno.EROFS, "/x/y: the file system is read-only"),
        (errno.EACCES, "/x/y: you may not write there"),
    ],
)
def test_disk_error_is_explained_with_its_file(number: int, words: str) -> None:
    assert (explain_os_error(OSError(number, "", "/x/y")) or "").startswith(words)


def test_full_disk_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert explain_full_disk(tmp_path) is None
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(100, 99, 1))
    assert explain_full_disk(tmp_path) == (
        f"{tmp_path}: the disk is full; free some space and run the same command again"
    )


def test_error_that_is_no_disks_is_not_explained() -> None:
    assert explain_os_error(OSError(errno.ECONNREFUSED, "")) is None
