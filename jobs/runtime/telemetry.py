"""What a job says while it runs: structured logs, one JSON object a line on standard error.

Every line has `ts` (UTC), `run_id`, `job` and `event`. The embedded platform reads `table_progress`; on Databricks the
lines are in the run's log.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

__all__ = ["BatchProgress", "TableProgress", "Telemetry"]


@dataclass(frozen=True, kw_only=True)
class TableProgress:
    """A batch that was committed: rows read from the topic, rows in the table and in its quarantine, wall seconds."""

    table: str
    quarantine: str
    topic: str
    batch_id: int
    rows_in: int
    accepted: int
    quarantined: int
    seconds: float


@dataclass(frozen=True, kw_only=True)
class BatchProgress:
    """The same of a batch that no topic fed; `new_rows` are those that the table gained."""

    table: str
    quarantine: str
    batch_id: int
    rows_in: int
    accepted: int
    quarantined: int
    new_rows: int
    seconds: float


class Telemetry:
    """The log of one run of a job."""

    def __init__(self, job: str) -> None:
        self.job = job
        self.run_id = os.environ.get("LAKEFORM_RUN_ID") or f"manual-{secrets.token_hex(6)}"

    def log(self, event: str, **fields: Any) -> None:
        """Say that something happened."""
        line = {"ts": datetime.now(UTC).isoformat(timespec="milliseconds"), "run_id": self.run_id, "job": self.job}
        sys.stderr.write(json.dumps(line | {"event": event} | fields, default=str) + "\n")
        sys.stderr.flush()

    def table_progress(self, progress: TableProgress | BatchProgress) -> None:
        """Say that a batch is in the tables."""
        self.log("table_progress", **asdict(progress))
