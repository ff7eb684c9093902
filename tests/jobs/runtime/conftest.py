"""An embedded platform's file, as `lakeform up` writes it, without the platform."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

BOOTSTRAP = "evhns-x.servicebus.windows.net:9093"


@pytest.fixture
def platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The platform's folder; the process believes that it runs on it."""
    (tmp_path / "secrets.json").write_text(json.dumps({"lakeform": {"key": 'Endpoint=sb://x/;Key="a\\b";'}}))
    (tmp_path / "platform.json").write_text(
        json.dumps(
            {
                "kind": "local",
                "tables": str(tmp_path / "tables"),
                "volumes": str(tmp_path / "volumes"),
                "secrets": str(tmp_path / "secrets.json"),
                "endpoints": {BOOTSTRAP: "127.0.0.1:41234"},
                "jars": ["/jars/delta.jar", "/jars/kafka.jar"],
                "spark": {"spark.sql.shuffle.partitions": "2"},
                "scratch": str(tmp_path / "scratch"),
            }
        )
    )
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(tmp_path / "platform.json"))
    return tmp_path
