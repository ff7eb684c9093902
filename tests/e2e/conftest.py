"""A checkout with a short replay, and the commands that act on it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from environments.cli import main
from environments.local import deploy

PROJECT = Path(__file__).parents[2]
CUSTOMERS, EVENTS_PER_CUSTOMER = 150, 5
TOPICS = ("billing-events", "crm-events", "network-log-events")


@dataclass(frozen=True)
class Lakeform:
    """`lakeform` on one state folder of the checkout."""

    checkout: Path
    state: Path

    def __call__(self, *arguments: str) -> tuple[int, Any]:
        """Run a verb in this process; gives the exit code and the JSON document."""
        out = self.state.with_suffix(".json")
        with pytest.MonkeyPatch.context() as patch, out.open("w") as file:
            patch.setattr(deploy, "PROJECT", self.checkout)
            patch.setattr(sys, "stdout", file)
            code = main([*arguments, "--json", "--state", str(self.state)])
        return code, json.loads(out.read_text())

    def spawn(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Run a verb in a process of its own, to be killed; what it says is in `said`."""
        # A shell's background job ignores interrupts, and so would what it starts.
        inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with self.said.open("w") as said:
                return subprocess.Popen(
                    [sys.executable, "-m", "environments.cli", *arguments, "--state", str(self.state)],
                    cwd=self.checkout,
                    env=os.environ | {"PYTHONPATH": str(self.checkout)},
                    stdout=subprocess.DEVNULL,
                    stderr=said,
                )
        finally:
            signal.signal(signal.SIGINT, inherited)

    def query(self, text: str, *arguments: str) -> list[dict[str, str]]:
        """The rows that a query shows, run in a process of its own: it starts Spark there."""
        done = subprocess.run(
            [sys.executable, "-m", "environments.cli", "query", text, *arguments, "--json", "--state", str(self.state)],
            cwd=self.checkout,
            env=os.environ | {"PYTHONPATH": str(self.checkout)},
            check=True,
            capture_output=True,
            text=True,
        )
        rows: list[dict[str, str]] = json.loads(done.stdout)["rows"]
        return rows

    @property
    def said(self) -> Path:
        """What the last spawned verb wrote to standard error."""
        return self.state.with_suffix(".err")

    def processes(self) -> list[psutil.Process]:
        """Everything that lives in the state folder."""
        found = []
        for process in psutil.process_iter():
            try:
                if Path(process.cwd()).is_relative_to(self.state) and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except (psutil.Error, FileNotFoundError):
                continue
        return found


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second checkout: what git knows of this one, its replay cut short."""
    folder = tmp_path_factory.mktemp("checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, folder / name)
    (folder / ".cache").symlink_to(PROJECT / ".cache")
    settings = folder / "environments" / "local.yaml"
    text = settings.read_text()
    assert "customers: 7043" in text
    settings.write_text(text.replace("customers: 7043", f"customers: {CUSTOMERS}"))
    return folder


@pytest.fixture(scope="session")
def streaming_alone(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same checkout with the lakehouse's jobs left to be started by hand: to be brought up many times."""
    folder = tmp_path_factory.mktemp("streaming") / "checkout"
    shutil.copytree(checkout, folder, symlinks=True)
    settings = folder / "environments" / "local.yaml"
    jobs = r"(?m)^(  (?:refresh|extracts):\n(?:    #.*\n)?    schedule:)\n      cron: .*\n      timezone: .*\n"
    text, unscheduled = re.subn(jobs, r"\1 null\n", settings.read_text())
    assert unscheduled == 2
    settings.write_text(text)
    return folder


@pytest.fixture
def lakeform_at(streaming_alone: Path, tmp_path: Path) -> Lakeform:
    return Lakeform(streaming_alone, tmp_path / "state")
