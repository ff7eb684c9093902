"""Which platform a job runs on. Slices never ask: only the runtime's other modules do."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["LocalPlatform", "Site", "local_platform", "site"]

_FILE = "LAKEFORM_PLATFORM"


class Site(StrEnum):
    """Where a job may run: the embedded platform, a Databricks cluster, or elsewhere in Azure (a pod)."""

    LOCAL = "local"
    DATABRICKS = "databricks"
    AZURE = "azure"


@dataclass(frozen=True, kw_only=True)
class LocalPlatform:
    """What the embedded platform tells its jobs.

    `tables` and `volumes` are folders, `secrets` a JSON file `{scope: {key: value}}`; `endpoints` maps an Event Hubs
    `host:9093` to the broker that stands for it, like a hosts file.
    """

    tables: Path
    volumes: Path
    secrets: Path
    endpoints: Mapping[str, str]
    jars: Sequence[str]
    spark: Mapping[str, str]
    scratch: Path

    @property
    def unity(self) -> Path:
        """The folder of what Unity Catalog knows of tables and Delta does not."""
        return self.tables / ".unity"


def site() -> Site:
    """The platform of this process."""
    if os.environ.get(_FILE):
        return Site.LOCAL
    return Site.DATABRICKS if "DATABRICKS_RUNTIME_VERSION" in os.environ else Site.AZURE


def local_platform() -> LocalPlatform:
    """What the embedded platform told this process, in the file that LAKEFORM_PLATFORM names."""
    told = json.loads(Path(os.environ[_FILE]).read_text(encoding="utf-8"))
    return LocalPlatform(
        tables=Path(told["tables"]),
        volumes=Path(told["volumes"]),
        secrets=Path(told["secrets"]),
        endpoints=told["endpoints"],
        jars=told["jars"],
        spark=told["spark"],
        scratch=Path(told["scratch"]),
    )
