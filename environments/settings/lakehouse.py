"""Settings of the slice `lakehouse`."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic resolves the annotations
from typing import Annotated

from pydantic import Field

from environments.settings.base import Email, Section
from environments.settings.governance import Periodic
from environments.settings.streaming import Schedule  # noqa: TC001 - pydantic resolves the annotations

__all__ = ["Extracts", "Kpis", "Lakehouse", "Pipeline", "Refresh"]


class Refresh(Periodic):
    """The job that takes landed files through bronze and silver to the marts."""

    num_workers: Annotated[int, Field(ge=1, le=64)]
    """Workers of the job's cluster."""
    max_files_per_trigger: Annotated[int, Field(ge=1)]
    """Files of an entity that one micro-batch takes at most."""


class Extracts(Periodic):
    """The reference customers' records, written as files of the source systems where no real system sends any."""

    first_day: date
    """The day whose extracts hold everything; those of later days hold what changed."""
    days: Annotated[int, Field(ge=1, le=366)]
    """Days for which extracts are written."""
    customers: Annotated[int, Field(ge=1, le=10_000_000)]
    """Customers; beyond the 7043 of the reference data its rows are used again under new ids."""
    malformed_share: Annotated[float, Field(ge=0, le=1)]
    """Share of the records that don't conform, to keep the quarantine honest."""
    seed: Annotated[int, Field(ge=0)]
    """Makes every byte repeatable."""


class Pipeline(Section):
    """The declarative pipeline over the jobs' bronze tables, into a schema of its own; somebody starts its updates."""

    num_workers: Annotated[int, Field(ge=1, le=64)]
    """Workers of an update's cluster."""
    photon: bool
    """Whether Databricks' native engine runs it: faster, and dearer by the hour."""


class Kpis(Section):
    """What the slice is measured by; where a KPI is missed, `on_failure` is told."""

    schedule: Schedule
    """When somebody looks: each time starts the SQL warehouse."""
    window_days: Annotated[int, Field(ge=1, le=90)]
    """Days whose runs count."""
    minimum_pass_percent: Annotated[float, Field(gt=0, le=100)]
    """Share of the rows read that must be accepted, table by table."""
    maximum_freshness_minutes: Annotated[int, Field(ge=1)]
    """Minutes after which rows that arrived must be seen by readers, in 95 of 100 runs."""
    maximum_stream_freshness_seconds: Annotated[int, Field(ge=1)]
    """Seconds after which an event that Kafka took must be in its table, for 95 of 100 events."""
    maximum_silence_hours: Annotated[int, Field(ge=1)]
    """Hours without any run of a table's job."""


class Lakehouse(Section):
    """Files of the source systems to bronze, silver, history and marts."""

    refresh: Refresh
    """From landed files to the marts."""
    pipeline: Pipeline
    """The same, declared instead of run."""
    extracts: Extracts | None
    """Files written by lakeform itself; null: real systems send theirs."""
    kpis: Kpis
    """What the slice is measured by."""
    on_failure: Annotated[tuple[Email, ...], Field(min_length=1)]
    """Addresses told of a failed run, and so of an audit that withheld a batch."""
