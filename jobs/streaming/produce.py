"""Replay the reference customers' events into the topics, each exactly once however often the job is run.

No Spark and no state of its own: it runs on a Databricks driver, in a pod or on a laptop alike, configured by its
parameters alone.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jobs.runtime.entry import entry
from jobs.runtime.kafka import client_config
from jobs.runtime.params import ParameterError
from jobs.runtime.reference.customers import REFERENCE_CUSTOMERS
from jobs.runtime.telemetry import Telemetry
from jobs.streaming.events import MOST_MONTHS, Source
from jobs.streaming.params import ProduceParams
from jobs.streaming.replay import Replay, partition_of
from jobs.streaming.resume import Place, Stamp, TopicReader
from jobs.streaming.send import Sender

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["main", "produce"]

_PROGRESS_SECONDS = 5.0


@entry
def main() -> None:
    """Read the parameters, and send what the topics lack of the replay."""
    params = ProduceParams.parse()
    produce(params, client=client_config(params), telemetry=Telemetry(params.entry_point))


def produce(params: ProduceParams, *, client: Mapping[str, Any], telemetry: Telemetry) -> None:
    """Send what the topics lack of the replay, in order, and report each topic's share.

    Args:
        params: what to replay, and where to.
        client: the configuration of a confluent-kafka client that reaches the broker.
        telemetry: the log of the run. `table_progress` ends it for each topic: `rows_in` and `accepted` are the
            replay's messages in the topic, `new_rows` those that this run sent.

    Raises:
        JobError: the broker, a topic or what it holds makes it impossible; the message names it and the remedy.
        ParameterError: a parameter is out of its range.
    """
    started = time.monotonic()
    replay = _replay(params)
    topics = {
        Source.CRM: params.crm_topic,
        Source.BILLING: params.billing_topic,
        Source.NETWORK_LOG: params.network_log_topic,
    }
    with TopicReader(client) as reader:
        tracks = {source: _track(reader, topic, params.replay_id, replay) for source, topic in topics.items()}
    arrived = {source: sum(track.arrived) for source, track in tracks.items()}
    telemetry.log("replay_started", replay_id=params.replay_id, events=replay.events, arrived=sum(arrived.values()))
    if sum(arrived.values()) < replay.events:
        _send(replay, tracks, sender=Sender(client), telemetry=telemetry)
    for source, track in tracks.items():
        telemetry.log(
            "table_progress",
            table=track.topic,
            rows_in=replay.events_per_source,
            accepted=replay.events_per_source,
            quarantined=0,
            new_rows=replay.events_per_source - arrived[source],
            seconds=round(time.monotonic() - started, 3),
        )


@dataclass(kw_only=True)
class _Track:
    """A topic while the replay goes by: by partition, the messages that had arrived, and those that went by."""

    topic: str
    stamp: Stamp
    arrived: Sequence[int]
    passed: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.passed = [0] * len(self.arrived)

    def advance(self, key: bytes) -> tuple[Place, int] | None:
        """The place and number of the next message with this key, or None if it arrived in an earlier run."""
        partition = partition_of(key, partitions=len(self.passed))
        sequence = self.passed[partition]
        self.passed[partition] += 1
        return None if sequence < self.arrived[partition] else (Place(self.topic, partition), sequence)


def _track(reader: TopicReader, topic: str, replay_id: str, replay: Replay) -> _Track:
    partitions = reader.partitions(topic)
    stamp = Stamp(replay_id=replay_id, digest=replay.digest(partitions=partitions))
    arrived = [reader.next_sequence(Place(topic, partition), stamp) for partition in range(partitions)]
    return _Track(topic=topic, stamp=stamp, arrived=arrived)


def _send(replay: Replay, tracks: Mapping[Source, _Track], *, sender: Sender, telemetry: Telemetry) -> None:
    told = time.monotonic()
    for message in replay.messages():
        track = tracks[message.source]
        if (position := track.advance(message.key)) is not None:
            place, sequence = position
            sender.send(place, key=message.key, value=message.value, headers=track.stamp.headers(sequence))
        if time.monotonic() - told > _PROGRESS_SECONDS:
            told = time.monotonic()
            telemetry.log("replay_progress", delivered=sender.delivered)
    sender.finish()


def _replay(params: ProduceParams) -> Replay:
    ranges: Iterable[tuple[str, float, float, float]] = (
        ("customers", params.customers, 1, REFERENCE_CUSTOMERS),
        ("events_per_customer", params.events_per_customer, 1, MOST_MONTHS),
        ("malformed_share", params.malformed_share, 0, 1),
    )
    problems = [
        f"  --{name}={value}: expected {least} to {most}"
        for name, value, least, most in ranges
        if not least <= value <= most
    ]
    if problems:
        raise ParameterError("\n".join([f"{params.entry_point}: the parameters can't be used", *problems]))
    return Replay(
        customers=params.customers,
        events_per_customer=params.events_per_customer,
        malformed_share=params.malformed_share,
        seed=params.seed,
    )
