"""Topics of a test's own on the shared broker, and what lies in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from confluent_kafka import Consumer, KafkaError, Producer, TopicPartition

if TYPE_CHECKING:
    from environments.local.broker import Broker

__all__ = ["Found", "create", "fill", "read"]

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Found:
    """A message as it lies in its partition."""

    partition: int
    key: bytes | None
    value: bytes | None
    headers: dict[str, bytes]

    @property
    def sequence(self) -> int:
        return int(self.headers["replay-seq"])


def create(broker: Broker, *, partitions: int = 4) -> str:
    name = f"topic-{uuid4().hex[:8]}"
    broker.create_topic(name, partitions=partitions, retention=_WEEK)
    return name


def fill(
    broker: Broker,
    topic: str,
    count: int,
    *,
    partition: int,
    headers: dict[str, str | bytes | None] | None = None,
) -> None:
    """Another writer's messages."""
    producer = Producer(broker.client)
    for number in range(count):
        producer.produce(topic, value=f"foreign {number}", partition=partition, headers=headers or {})
    assert producer.flush(30) == 0


def read(broker: Broker, topic: str) -> list[Found]:
    """Everything in the topic, partition by partition."""
    consumer = Consumer({**broker.client, "group.id": "tests", "enable.partition.eof": True, "fetch.wait.max.ms": 5})
    found = []
    for partition in sorted(broker.end_offsets(topic)):
        consumer.assign([TopicPartition(topic, partition, 0)])
        while True:
            message = consumer.poll(30)
            assert message is not None, f"{topic} {partition}: nothing came"
            if (error := message.error()) is not None:
                assert error.code() == KafkaError._PARTITION_EOF, error
                break
            headers = dict(cast("list[tuple[str, bytes]]", message.headers() or []))
            found.append(Found(partition, message.key(), message.value(), headers))
    consumer.close()
    return found
