"""Every environment, synthesized once for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from environments.settings import load_all
from modules.bindings.cdk import App
from stacks.__main__ import synthesize

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
