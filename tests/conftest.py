"""Every environment, synthesized once for all tests, and its settings to be spoilt."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from environments.settings import ENVIRONMENTS, load_all
from modules.bindings.cdk import App
from stacks.__main__ import synthesize
from tests.environments.settings.files import FILES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def synthesized_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `cdktf synth` writes for all environments."""
    out = tmp_path_factory.mktemp("cdktf.out")
    app = App(outdir=str(out))
    for settings in load_all():
        synthesize(app, settings)
    app.synth()
    return out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the committed settings, to be spoilt."""
    for environment in ENVIRONMENTS:
        shutil.copy(FILES / f"{environment}.yaml", tmp_path)
    return tmp_path
