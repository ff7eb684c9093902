"""What the engines build: the brokers, folders, secrets, policies and jobs of one embedded platform."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from environments.local.files import read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from environments.local.broker import Broker
    from environments.local.deployment import Address
    from environments.local.jars import JarSet
    from environments.local.java import Java
    from environments.local.state import StateFolder

__all__ = ["SPARK", "Declared", "Job", "Pipeline", "Start", "Task", "World", "read_jobs", "write_jobs"]

# A job here lives for seconds or minutes: the second compiler and parallel collectors cost more than they give.
# Measured: a run that finds nothing new takes half the time, the first ingest of 105,645 events the same.
# With that compiler alone Java keeps room for 48 MB of code, which many plans fill: it would interpret the rest.
_JAVA = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC"
SPARK = {"spark.driver.extraJavaOptions": _JAVA}
"""What jobs add to Spark's own options, and to those of `jobs.runtime.session`."""


class Start(StrEnum):
    """What starts a job."""

    SCHEDULED = "scheduled"
    CONTINUOUS = "continuous"
    MANUAL = "manual"
    PAUSED = "paused"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A resource with its references resolved. `folder`: its stack's, which relative asset paths start from."""

    address: Address
    arguments: Mapping[str, Any]
    needs: frozenset[Address]
    folder: Path


@dataclass(frozen=True, kw_only=True)
class Pipeline:
    """A file of dataset definitions, under /Workspace, and the schema that their tables belong to."""

    definitions: str
    catalog: str
    schema: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """A wheel's entry point, or a pipeline's update, and its parameters.

    `wheels`: paths under /Volumes; times are in seconds. A pipeline needs neither `package` nor `entry_point`.
    """

    key: str
    package: str
    entry_point: str
    parameters: Mapping[str, str]
    wheels: tuple[str, ...]
    after: tuple[str, ...]
    max_retries: int
    retry_seconds: float
    timeout_seconds: float | None
    retry_on_timeout: bool
    pipeline: Pipeline | None = None

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> Self:
        """A task as `write_jobs` wrote it."""
        pipeline = entry.get("pipeline")
        return cls(
            **{
                **entry,
                "wheels": tuple(entry["wheels"]),
                "after": tuple(entry["after"]),
                "pipeline": Pipeline(**pipeline) if pipeline else None,
            }
        )


@dataclass(frozen=True, kw_only=True)
class Job:
    """A registered job. `slice` and `name` are what a person types; `after` labels the jobs that feed it.

    `run_as` is the application id of the service principal that its tasks read and write on behalf of.
    """

    slice: str
    name: str
    start: Start
    after: tuple[str, ...]
    tasks: tuple[Task, ...]
    run_as: str = ""

    @property
    def label(self) -> str:
        """`slice/name`."""
        return f"{self.slice}/{self.name}"

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> Self:
        """A job as `write_jobs` wrote it."""
        tasks = tuple(Task.from_json(task) for task in entry["tasks"])
        return cls(**{**entry, "start": Start(entry["start"]), "after": tuple(entry["after"]), "tasks": tasks})


@dataclass(kw_only=True)
class World:
    """What exists so far while the stacks are realised; engines read and fill it, in the order of the graph.

    Brokers, policies and vaults are by their resource's id; `namespaces` and `scopes` name the broker behind a
    namespace and the vault behind a secret scope.
    """

    state: StateFolder
    java: Java
    jars: JarSet
    kafka_port: int | None = None
    brokers: dict[str, Broker] = field(default_factory=dict)
    namespaces: dict[str, str] = field(default_factory=dict)
    vaults: dict[str, dict[str, str]] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)
    policies: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    jobs: dict[Address, Job] = field(default_factory=dict)
    grants: list[Mapping[str, Any]] = field(default_factory=list)

    def publish(self) -> None:
        """Write what jobs read: the secrets, what was granted, then the platform file."""
        write_json(self.state.secrets, {scope: self.vaults[vault] for scope, vault in self.scopes.items()})
        write_json(self.state.granted, {"grants": sorted(self.grants, key=lambda entry: entry["name"])})
        self.state.scratch.mkdir(parents=True, exist_ok=True)
        write_json(
            self.state.platform,
            {
                "kind": "local",
                "tables": str(self.state.tables),
                "volumes": str(self.state.volumes),
                "secrets": str(self.state.secrets),
                "endpoints": {
                    f"{namespace}.servicebus.windows.net:9093": self.brokers[identity].bootstrap
                    for namespace, identity in self.namespaces.items()
                },
                "jars": [str(jar) for jar in self.jars.spark],
                "spark": SPARK,
                "scratch": str(self.state.scratch),
            },
        )
        write_jobs(self.state.jobs, list(self.jobs.values()))


def write_jobs(path: Path, jobs: Sequence[Job]) -> None:
    """Keep the registered jobs, in the order in which they are to run."""
    write_json(path, {"jobs": [asdict(job) for job in jobs]})


def read_jobs(path: Path) -> Sequence[Job]:
    """The registered jobs; none where nothing was ever realised."""
    return [Job.from_json(entry) for entry in (read_json(path) or {"jobs": []})["jobs"]]
