"""An embedded platform of each test's own, and tables in it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from jobs.governance.params import ProtectParams
from jobs.runtime.caller import GROUPS, PRINCIPAL
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyspark.sql import DataFrame

GOVERNANCE = "11111111-0000-0000-0000-000000000001"


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


@pytest.fixture
def params() -> ProtectParams:
    return ProtectParams(
        catalogs={"raw": "ep_raw", "curated": "ep_curated", "marts": "ep_marts"},
        groups={"pii_readers": "PII readers", "data_engineers": "Engineers", "admins": "Admins"},
        regions={"NSW": "Region NSW", "VIC": "Region VIC"},
        exempt=(GOVERNANCE,),
        schema="ep_ops.governance",
    )


@pytest.fixture
def write(platform: Path) -> Callable[[str, DataFrame], Table]:
    """Appends rows to a table by its three-part name."""

    def append(name: str, rows: DataFrame) -> Table:
        table = Table.parse(name)
        folder = platform / "tables" / table.catalog / table.schema / table.name
        rows.write.format("delta").mode("append").save(str(folder))
        return table

    return append


@pytest.fixture
def as_caller(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """From here on the process reads on behalf of this principal, a member of these groups."""

    def become(*groups: str, principal: str = "somebody") -> None:
        monkeypatch.setitem(os.environ, GROUPS, ",".join(groups))
        monkeypatch.setitem(os.environ, PRINCIPAL, principal)

    return become
