"""Settings of the slice `streaming`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from environments.settings.base import Email, Fault, Section, refuse
from environments.settings.vocabulary import Authentication, EventHubsSku, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Enrich", "EventHubs", "Ingest", "Notifications", "Replay", "Retries", "Schedule", "Streaming"]


class EventHubs(Section):
    """The namespace and what its hubs (Kafka topics) have in common."""

    sku: EventHubsSku
    """Tier."""
    capacity: Annotated[int, Field(ge=1, le=40)]
    """Throughput units (Standard: 1 MB/s in, 2 MB/s out each) or processing units (Premium) at the start."""
    maximum_throughput_units: Annotated[int, Field(ge=1, le=40)] | None
    """Throughput units that auto-inflate may reach; null: no auto-inflate (Premium has none)."""
    partitions: Annotated[int, Field(ge=1, le=32)]
    """Partitions of each hub; Standard can't change them later."""
    retention_days: Annotated[int, Field(ge=1, le=90)]
    """Days that an event can be read again; Standard keeps 7 at most."""
    authentication: Authentication
    """How producer and ingest prove themselves."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if self.sku is EventHubsSku.STANDARD:
            if self.retention_days > 7:  # noqa: PLR2004 - Azure's limit, written out in the message
                yield Fault(
                    ("retention_days",), self.retention_days, "Standard keeps 7 days at most; or choose Premium"
                )
            if self.maximum_throughput_units is not None and self.maximum_throughput_units < self.capacity:
                yield Fault(
                    ("maximum_throughput_units",),
                    self.maximum_throughput_units,
                    f"below the capacity; choose {self.capacity} or more",
                )
        else:
            if self.capacity not in {1, 2, 4, 8, 16}:
                yield Fault(("capacity",), self.capacity, "not a size of Premium; choose 1, 2, 4, 8 or 16")
            if self.maximum_throughput_units is not None:
                yield Fault(
                    ("maximum_throughput_units",),
                    self.maximum_throughput_units,
                    "Premium has no auto-inflate; write null",
                )


class Schedule(Section):
    """When a job starts."""

    cron: Annotated[str, StringConstraints(pattern=r"^\S+( \S+){5,6}$")]
    """Quartz expression: second, minute, hour, day of month, month, day of week."""
    timezone: Annotated[str, StringConstraints(pattern=r"^(UTC|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)$")]
    """IANA time zone, such as `Australia/Sydney`."""


class Retries(Section):
    """What happens to a run that fails or hangs."""

    max_retries: Annotated[int, Field(ge=0, le=10)]
    """Attempts after the failed one."""
    interval_seconds: Annotated[int, Field(ge=0, le=3600)]
    """Seconds between attempts."""
    timeout_seconds: Annotated[int, Field(ge=60, le=86400)]
    """Seconds after which an attempt counts as hung and is stopped."""


class Ingest(Section):
    """The job that moves events from Kafka into the bronze tables."""

    trigger: Trigger
    """Whether the stream runs without end or works off what has arrived."""
    schedule: Schedule | None
    """When an `available_now` stream starts; null: by hand or, for `continuous`, always."""
    trigger_interval_seconds: Annotated[int, Field(ge=0, le=3600)]
    """Seconds between micro-batches of a continuous stream; 0 for `available_now`."""
    max_offsets_per_trigger: Annotated[int, Field(ge=1)]
    """Events that one micro-batch takes at most, all partitions of a topic together."""
    num_workers: Annotated[int, Field(ge=1, le=16)]
    """Workers of the job's cluster; fixed, since autoscaling gains a stream little."""
    retries: Retries
    """How a failed run of an `available_now` stream is tried again; Databricks restarts a continuous one by itself."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        if self.trigger is Trigger.CONTINUOUS:
            if self.schedule is not None:
                yield Fault(("schedule",), self.schedule.cron, "a continuous job has no schedule; write null")
        elif self.trigger_interval_seconds:
            yield Fault(
                ("trigger_interval_seconds",), self.trigger_interval_seconds, "means nothing to available_now; write 0"
            )


class Enrich(Section):
    """The job that joins bronze events with the lakehouse's customers."""

    schedule: Schedule | None
    """When it starts; null: by hand."""
    watermark_minutes: Annotated[int, Field(ge=1, le=43200)]
    """Minutes behind the newest event after which one counts as late; it is kept and marked."""
    num_workers: Annotated[int, Field(ge=1, le=16)]
    """Workers of the job's cluster."""
    retries: Retries
    """How a failed run is tried again."""


class Replay(Section):
    """The reference customers' events, produced where no real system sends any."""

    replay_id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
    """Name of the replay: the same one resumes, a new one sends everything anew."""
    customers: Annotated[int, Field(ge=1, le=7043)]
    """Customers whose events are sent; the reference data knows 7043."""
    events_per_customer: Annotated[int, Field(ge=1)]
    """Events of one customer in each topic."""
    malformed_share: Annotated[float, Field(ge=0, le=1)]
    """Share of the events that don't conform, to keep the quarantine honest."""
    seed: Annotated[int, Field(ge=0)]
    """Makes every byte repeatable."""
    schedule: Schedule | None
    """When the job that sends them starts; null: by hand."""
    retries: Retries
    """How a failed run is tried again; it resumes where the failed one stopped."""


class Notifications(Section):
    """Who hears of the slice's trouble, and when."""

    on_failure: Annotated[tuple[Email, ...], Field(min_length=1)]
    """Addresses told of a failed run."""
    backlog_seconds: Annotated[int, Field(ge=60)] | None
    """Delay of a stream behind its topics from which the same addresses are told; null: not watched."""


class Streaming(Section):
    """Events from Kafka to bronze tables."""

    event_hubs: EventHubs
    """Namespace and hubs."""
    ingest: Ingest
    """The job from Kafka to bronze."""
    enrich: Enrich
    """The job that joins them with their customers."""
    replay: Replay | None
    """Events produced by lakeform itself; null: real systems send theirs."""
    notifications: Notifications
    """Whom to tell."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Fault]:
        backlog = self.notifications.backlog_seconds
        if backlog is not None and self.ingest.trigger is not Trigger.CONTINUOUS:
            yield Fault(
                ("notifications", "backlog_seconds"), backlog, "watched on a continuous stream alone; write null"
            )
