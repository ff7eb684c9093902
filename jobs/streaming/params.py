"""What the streaming stack tells its jobs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jobs.runtime.params import JobParams, KafkaAuthentication

__all__ = ["EnrichParams", "IngestParams", "KafkaAuthentication", "ProduceParams", "Trigger"]


class Trigger(StrEnum):
    """When the stream's micro-batches run: without end, or until what has arrived is worked off."""

    CONTINUOUS = "continuous"
    AVAILABLE_NOW = "available_now"


@dataclass(frozen=True, kw_only=True)
class IngestParams(JobParams, entry_point="ingest"):
    """Kafka to bronze: one stream per topic into a table of the topic's name.

    `bootstrap_servers` is Event Hubs' `host:9093`. `service_credential` is the Unity Catalog credential that `entra`
    uses; `secret_scope` and `secret_key` say where `connection_string` is kept. The unused ones are empty.
    `checkpoints` is a path under `/Volumes`. `catalog.schema` takes what conforms, `catalog.quarantine_schema` the
    rest.
    """

    bootstrap_servers: str
    authentication: KafkaAuthentication
    service_credential: str
    secret_scope: str
    secret_key: str
    topics: tuple[str, ...]
    catalog: str
    schema: str
    quarantine_schema: str
    checkpoints: str
    trigger: Trigger
    trigger_interval_seconds: int
    max_offsets_per_trigger: int


@dataclass(frozen=True, kw_only=True)
class EnrichParams(JobParams, entry_point="enrich"):
    """Bronze events to events with their customers: `catalog.schema.<topic>` to `into.<topic>_enriched`.

    `customers` is the table of silver's customers, `<catalog>.<schema>.<table>`; `into` is `<catalog>.<schema>`;
    `checkpoints` is a path under `/Volumes`. An event is late that occurred more than `watermark_minutes` before the
    newest that an earlier batch had seen.
    """

    topics: tuple[str, ...]
    catalog: str
    schema: str
    customers: str
    into: str
    checkpoints: str
    watermark_minutes: int


@dataclass(frozen=True, kw_only=True)
class ProduceParams(JobParams, entry_point="produce"):
    """Replay of the reference customers' events into the topics.

    `replay_id` names one replay: the same id resumes where it stopped, a new one sends everything anew.
    `malformed_share` (0 to 1) of the events don't conform. `seed` makes every byte repeatable.
    """

    bootstrap_servers: str
    authentication: KafkaAuthentication
    service_credential: str
    secret_scope: str
    secret_key: str
    crm_topic: str
    billing_topic: str
    network_log_topic: str
    replay_id: str
    customers: int
    events_per_customer: int
    malformed_share: float
    seed: int
