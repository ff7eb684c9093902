"""A broker's topics: made as declared, listed, counted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from confluent_kafka import KafkaError, KafkaException, TopicPartition
from confluent_kafka.admin import (  # type: ignore[attr-defined] # its typing forgets what it re-exports
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewPartitions,
    NewTopic,
    OffsetSpec,
    ResourceType,
)

from environments.local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

__all__ = ["Topics"]

_REQUEST_SECONDS = 10.0
_SETTLING = {
    KafkaError.LEADER_NOT_AVAILABLE,
    KafkaError.NOT_LEADER_FOR_PARTITION,
    KafkaError.UNKNOWN_TOPIC_OR_PART,
}


class Topics:
    """The topics of the broker that a librdkafka configuration leads to."""

    def __init__(self, client: Mapping[str, Any]) -> None:
        self._admin = AdminClient(dict(client))

    def create(self, name: str, *, partitions: int, retention: timedelta) -> None:
        """Make a topic as declared, or bring an existing one there; data is never dropped.

        Raises:
            LocalError: the topic has more partitions than declared, which neither Kafka nor Event Hubs can take back.
        """
        milliseconds = str(int(retention.total_seconds() * 1000))
        known = self._admin.list_topics(timeout=_REQUEST_SECONDS).topics.get(name)
        if known is None:
            topic = NewTopic(name, partitions, 1, config={"retention.ms": milliseconds})
            _settle(self._admin.create_topics([topic], operation_timeout=_REQUEST_SECONDS))
            return
        if len(known.partitions) > partitions:
            raise LocalError(
                f"topic {name}: has {len(known.partitions)} partitions, {partitions} are declared, and they can't "
                "be taken away; declare as many as there are, or start afresh with: lakeform reset"
            )
        if len(known.partitions) < partitions:
            _settle(self._admin.create_partitions([NewPartitions(name, partitions)]))
        entry = ConfigEntry("retention.ms", milliseconds, incremental_operation=AlterConfigOpType.SET)
        _settle(
            self._admin.incremental_alter_configs(
                [ConfigResource(ResourceType.TOPIC, name, incremental_configs=[entry])]
            )
        )

    def names(self) -> list[str]:
        """The topics' names, Kafka's own left out."""
        names = self._admin.list_topics(timeout=_REQUEST_SECONDS).topics
        return sorted(name for name in names if not name.startswith("__"))

    def end_offsets(self, topic: str) -> dict[int, int]:
        """How many events each partition has ever taken."""
        deadline = time.monotonic() + _REQUEST_SECONDS
        while True:
            partitions = self._admin.list_topics(topic, timeout=_REQUEST_SECONDS).topics[topic].partitions
            newest = OffsetSpec.latest()  # type: ignore[no-untyped-call] # not annotated there
            latest = {TopicPartition(topic, partition): newest for partition in partitions}
            futures = self._admin.list_offsets(latest, request_timeout=_REQUEST_SECONDS)
            try:
                return {place.partition: future.result().offset for place, future in futures.items()}
            except KafkaException as error:
                # A partition has no leader for a moment after it was made.
                if error.args[0].code() not in _SETTLING or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


def _settle(futures: Mapping[Any, Any]) -> None:
    for future in futures.values():
        future.result(timeout=_REQUEST_SECONDS)
