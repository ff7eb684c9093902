from __future__ import annotations

import errno

import pytest

from environments.local.errors import explain_os_error


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


def test_error_that_is_no_disks_is_not_explained() -> None:
    assert explain_os_error(OSError(errno.ECONNREFUSED, "")) is None
