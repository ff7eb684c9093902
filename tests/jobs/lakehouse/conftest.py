"""An embedded platform of each test's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.caller import GROUPS, PRINCIPAL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The platform's folder; the process believes that it runs on it, for a caller without groups."""
    told = {
        **{name: str(tmp_path / name) for name in ("tables", "volumes", "secrets", "scratch")},
        "kind": "local",
        "endpoints": {},
        "jars": [],
        "spark": {},
    }
    (tmp_path / "platform.json").write_text(json.dumps(told))
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(tmp_path / "platform.json"))
    monkeypatch.delenv(PRINCIPAL, raising=False)
    monkeypatch.delenv(GROUPS, raising=False)
    return tmp_path
