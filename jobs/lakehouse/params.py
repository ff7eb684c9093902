"""What the lakehouse stack tells its jobs. No engine is imported here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from jobs.lakehouse.entities import ENTITIES
from jobs.runtime.params import JobParams
from jobs.runtime.sql import quoted

__all__ = [
    "ENTITIES",
    "BackfillParams",
    "BronzeParams",
    "ExtractParams",
    "GoldParams",
    "ObserveParams",
    "PipelineParams",
    "RedriveParams",
    "SilverParams",
]


@dataclass(frozen=True, kw_only=True)
class ExtractParams(JobParams, entry_point="extract"):
    """The reference customers' records as files of the source systems, where no real system sends any.

    `landing` gives a system's volume, a path under `/Volumes`, by its name. `first_day` (ISO date) and `days` say for
    which days extracts are written: the first holds everything, the others what changed. `malformed_share` (0 to 1) of
    the records don't conform. `seed` makes every byte repeatable.
    """

    landing: dict[str, str]
    first_day: str
    days: int
    customers: int
    malformed_share: float
    seed: int


@dataclass(frozen=True, kw_only=True)
class BronzeParams(JobParams, entry_point="bronze"):
    """Landed files to bronze: one stream per entity, such as `cmdm.customers`.

    `landing` gives a system's volume by its name; files of an entity lie below a folder of the entity's name. `catalog`
    has a schema per system for what conforms; `catalog.quarantine_schema` takes the rest. `checkpoints` is a path under
    `/Volumes`, `ops` the schema `<catalog>.<schema>` of the tables on runs and files. A micro-batch takes at most
    `max_files_per_trigger` files.
    """

    entities: tuple[str, ...]
    landing: dict[str, str]
    catalog: str
    quarantine_schema: str
    checkpoints: str
    ops: str
    max_files_per_trigger: int


@dataclass(frozen=True, kw_only=True)
class SilverParams(JobParams, entry_point="silver"):
    """Bronze to silver and history, by `dq_rules.yaml`; a batch is published once it has passed its audit.

    `raw_catalog` and `curated_catalog` have a schema per system; `curated_catalog.quarantine_schema` takes rows that
    break a rule. `accept` names entities whose failed audit is accepted in this run.
    """

    entities: tuple[str, ...]
    raw_catalog: str
    curated_catalog: str
    quarantine_schema: str
    checkpoints: str
    ops: str
    accept: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GoldParams(JobParams, entry_point="gold"):
    """Silver to the marts; each is published once it has passed its audit.

    `accept` names marts whose failed audit is accepted in this run.
    """

    curated_catalog: str
    marts_catalog: str
    ops: str
    accept: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PipelineParams(JobParams, entry_point="pipeline"):
    """The declarative pipeline, which is no job: these reach it as its configuration.

    `raw_catalog` has a schema per system with the bronze table of each of the entities.
    """

    entities: tuple[str, ...]
    raw_catalog: str


@dataclass(frozen=True, kw_only=True)
class BackfillParams(JobParams, entry_point="backfill"):
    """Bronze to silver anew for the rows that landed from `first_day` to `last_day`, ISO dates, both included.

    `rebuild`: replace silver by what bronze as a whole gives under the present rules; the days are then not needed.
    """

    entities: tuple[str, ...]
    first_day: str
    last_day: str
    rebuild: bool
    raw_catalog: str
    curated_catalog: str
    quarantine_schema: str
    checkpoints: str
    ops: str
    accept: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RedriveParams(JobParams, entry_point="redrive"):
    """What is quarantined of an entity is judged anew, by the contract and rules of today."""

    entity: str
    raw_catalog: str
    curated_catalog: str
    quarantine_schema: str
    ops: str


@dataclass(frozen=True, kw_only=True)
class ObserveParams(JobParams, entry_point="observe"):
    """The slice's KPIs by `kpis/*.sql`, over the last `window_days`.

    `ops` is the schema `<catalog>.<schema>` of the table of runs and of the table that the KPIs are kept in. `streams`
    are tables that are filled from Kafka, by three-part name; one that is not there yet has no KPI. `fail_when_missed`:
    end with exit code 2 where a KPI is missed, which is otherwise an alert in the log.
    """

    ops: str
    streams: tuple[str, ...]
    window_days: int
    minimum_pass_percent: float
    maximum_freshness_minutes: int
    maximum_stream_freshness_seconds: int
    maximum_silence_hours: int
    fail_when_missed: bool

    def query(self, kpis: Literal["runs", "events"], *, subject: str, sql_name: str) -> str:
        """The SQL that gives the KPIs of `kpis/<kpis>.sql`, a row each, over the table that is `sql_name` in SQL.

        `subject` is what the KPIs of events call their table.
        """
        statement = files("jobs.lakehouse").joinpath("kpis", f"{kpis}.sql").read_text(encoding="utf-8")
        limits = {
            "window_days": self.window_days,
            "minimum_pass_percent": self.minimum_pass_percent,
            "maximum_freshness_minutes": self.maximum_freshness_minutes,
            "maximum_stream_freshness_seconds": self.maximum_stream_freshness_seconds,
            "maximum_silence_hours": self.maximum_silence_hours,
            "of_table": quoted(subject),
        }
        # Not markers of parameters, which Delta's parser leaves unbound (delta-spark 4.1.0).
        columns = ", ".join(f"{value} AS {name}" for name, value in limits.items())
        sources = f"WITH limits AS (SELECT {columns}), {kpis} AS (TABLE {sql_name})"
        return f"{sources}\nSELECT * FROM (\n{statement})"
