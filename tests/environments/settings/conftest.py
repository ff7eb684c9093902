"""A copy of the committed settings, to be spoilt."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from environments.settings import (
    ENVIRONMENTS,
)
from tests.environments.settings.files import FILES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the committed files, to be spoilt."""
    for environment in ENVIRONMENTS:
        shutil.copy(FILES / f"{environment}.yaml", tmp_path)
    return tmp_path
