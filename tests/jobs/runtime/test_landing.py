from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jobs.runtime.landing import Landing, landed_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FOLDER = "/Volumes/ep_raw/cmdm/landing/customers"


class Reader:
    """Takes down what a stream's reader is told; Auto Loader itself is Databricks' alone."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}
        self.readStream = self

    def schema(self, ddl: str) -> Reader:
        self.told["schema"] = ddl
        return self

    def option(self, name: str, value: object) -> Reader:
        self.told[name] = value
        return self

    def format(self, name: str) -> Reader:
        self.told["format"] = name
        return self

    def load(self, path: str) -> Reader:
        self.told["path"] = path
        return self

    def select(self, *columns: str) -> Reader:
        self.told["columns"] = columns
        return self


def test_files_have_the_same_name_on_every_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = "year=2026/month=07/day=01/a b.json"
    monkeypatch.delenv("LAKEFORM_PLATFORM", raising=False)
    assert Landing.of(FOLDER).name(f"dbfs:{FOLDER}/{below}") == f"{FOLDER}/{below}"
    assert Landing.of(FOLDER).file(f"dbfs:{FOLDER}/{below}") == f"{FOLDER}/{below}"
    told = {name: str(tmp_path / name) for name in ("tables", "volumes", "secrets", "scratch")}
    (tmp_path / "platform.json").write_text(json.dumps({**told, "endpoints": {}, "jars": [], "spark": {}}))
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(tmp_path / "platform.json"))
    here = f"{tmp_path}/volumes/ep_raw/cmdm/landing/customers/{below}"
    assert Landing.of(FOLDER).name(f"file:{here}") == f"{FOLDER}/{below}"
    assert Landing.of(FOLDER).file(f"file:{here}") == here


def test_databricks_reads_with_auto_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_PLATFORM", raising=False)
    monkeypatch.setenv("DATABRICKS_RUNTIME_VERSION", "18.0")
    reader: Any = Reader()
    landed_files(reader, Landing.of(FOLDER), max_files_per_trigger=7)
    assert reader.told == {
        "schema": "path STRING, modificationTime TIMESTAMP, length BIGINT, content BINARY",
        "format": "cloudFiles",
        "cloudFiles.format": "binaryFile",
        "cloudFiles.includeExistingFiles": "true",
        "cloudFiles.maxFilesPerTrigger": 7,
        "recursiveFileLookup": "true",
        "path": FOLDER,
        "columns": ("path", "modificationTime", "length"),
    }
