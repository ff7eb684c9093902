"""An embedded platform of a test's own over the shared broker: its folders, its secrets, its jobs as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.runtime.params import KafkaAuthentication
from jobs.streaming.params import IngestParams, Trigger
from tests.jobs.sessions import SPARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from environments.local.broker import Broker

__all__ = ["BOOTSTRAP", "PROJECT", "Platform", "arguments"]

PROJECT = Path(__file__).parents[3]
BOOTSTRAP = "evhns-test.servicebus.windows.net:9093"
_JOB = "import sys; from jobs.streaming.ingest import main; sys.exit(main())"


@dataclass(frozen=True)
class Platform:
    """Tables, volumes and secrets in a folder; `file` is what LAKEFORM_PLATFORM names."""

    folder: Path
    java_home: Path

    @classmethod
    def create(cls, folder: Path, broker: Broker, *, jars: Sequence[Path], java_home: Path) -> Platform:
        (folder / "secrets.json").write_text(json.dumps({"lakeform": {"kafka": broker.client["sasl.password"]}}))
        told = {
            "kind": "local",
            "tables": str(folder / "tables"),
            "volumes": str(folder / "volumes"),
            "secrets": str(folder / "secrets.json"),
            "endpoints": {BOOTSTRAP: broker.bootstrap},
            "jars": [str(jar) for jar in jars],
            "spark": SPARK,
            "scratch": str(folder / "scratch"),
        }
        (folder / "platform.json").write_text(json.dumps(told))
        return cls(folder, java_home)

    @property
    def file(self) -> Path:
        return self.folder / "platform.json"

    def params(
        self, topics: Sequence[str], *, trigger: Trigger = Trigger.AVAILABLE_NOW, max_offsets: int = 100_000
    ) -> IngestParams:
        return IngestParams(
            bootstrap_servers=BOOTSTRAP,
            authentication=KafkaAuthentication.CONNECTION_STRING,
            service_credential="",
            secret_scope="lakeform",
            secret_key="kafka",
            topics=tuple(topics),
            catalog="ep_raw",
            schema="streaming",
            quarantine_schema="quarantine",
            checkpoints="/Volumes/ep_raw/streaming/checkpoints",
            trigger=trigger,
            trigger_interval_seconds=0 if trigger is Trigger.AVAILABLE_NOW else 1,
            max_offsets_per_trigger=max_offsets,
        )

    def ingest(self, arguments: Sequence[str]) -> subprocess.Popen[str]:
        """The ingest as a process of its own, as a cluster would run it; its log goes to `ingest.log`."""
        log = (self.folder / "ingest.log").open("a")
        return subprocess.Popen(
            [sys.executable, "-c", _JOB, *arguments],
            cwd=PROJECT,
            env={**os.environ, "LAKEFORM_PLATFORM": str(self.file), "JAVA_HOME": str(self.java_home)},
            stdout=subprocess.DEVNULL,
            stderr=log,
            text=True,
            start_new_session=True,
        )

    def batches(self) -> int:
        """How many batches were committed, by all runs."""
        return self.said().count('"table_progress"')

    def said(self) -> str:
        return (self.folder / "ingest.log").read_text()


def arguments(params: IngestParams) -> list[str]:
    return [f"--{name}={value}" for name, value in params.to_parameters().items()]
