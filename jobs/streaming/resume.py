"""Where a replay stopped, read from the topics themselves: they alone know what has arrived.

A replay's messages carry their number within the partition. The producer is idempotent and stops at the first failure,
so that what a partition holds of a replay has no gap: the last number says it all.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from confluent_kafka import Message

__all__ = ["LOOK_BACK", "Place", "Stamp", "TopicReader"]

_Answer = TypeVar("_Answer")

LOOK_BACK = 10_000
"""Messages of others at the end of a partition that are read in search of the replay's own."""

# Mostly nobody else writes: the last few messages tell.
_WINDOWS = (16, LOOK_BACK)
_PATIENCE_SECONDS = 20.0
_ASKING_SECONDS = 2.0
_PAUSE_SECONDS = 0.2
_CONFIGURATION = {
    # Asked for by the library; offsets are neither fetched nor committed.
    "group.id": "lakeform-replay",
    "enable.auto.commit": False,
    "enable.partition.eof": True,
    # Retention may take the first message away while we look.
    "auto.offset.reset": "earliest",
    # The broker may hold an answer back for as long when it has nothing new, and nothing new is what we look for.
    "fetch.wait.max.ms": 5,
    # Another's open transaction must not hide what follows it.
    "isolation.level": "read_uncommitted",
    # The library writes to standard error; what matters comes back as an error.
    "log_level": 0,
}
# So the library publishes its own errors, beside the broker's.
_END, _REFUSED = KafkaError._PARTITION_EOF, KafkaError._AUTHENTICATION  # noqa: SLF001
_SPEECHLESS = {KafkaError._TRANSPORT, KafkaError._TIMED_OUT}  # noqa: SLF001
_ID, _SEQUENCE, _DIGEST = "replay-id", "replay-seq", "replay-digest"


@dataclass(frozen=True, slots=True)
class Place:
    """A partition of a topic."""

    topic: str
    partition: int

    def __str__(self) -> str:
        return f"topic {self.topic}, partition {self.partition}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """The headers by which a replay knows its messages: its name, and the digest of what it replays."""

    replay_id: str
    digest: str

    def headers(self, sequence: int) -> list[tuple[str, bytes]]:
        """The headers of the replay's message of this number in its partition, from 0."""
        return [
            (_ID, self.replay_id.encode()),
            (_SEQUENCE, str(sequence).encode()),
            (_DIGEST, self.digest.encode()),
        ]

    def sequence_of(self, message: Message) -> int | None:
        """The message's number, or None if it is another replay's or nobody's.

        Raises:
            JobError: the replay's name is ours, but it replays something else.
        """
        found = dict(message.headers() or ())
        number = found.get(_SEQUENCE)
        if found.get(_ID) != self.replay_id.encode() or not isinstance(number, bytes) or not number.isdigit():
            return None
        if found.get(_DIGEST) != self.digest.encode():
            raise JobError(
                f"topic {message.topic()}, partition {message.partition()}: the replay {self.replay_id!r} was begun "
                "with other customers, events_per_customer, malformed_share, seed or number of partitions; put those "
                "back to complete it, or give a new replay_id, which sends everything anew"
            )
        return int(number)


class TopicReader:
    """Reads the ends of partitions, without a consumer group's memory. As a context manager it closes itself.

    `client` is the configuration that reaches the broker.
    """

    def __init__(self, client: Mapping[str, Any]) -> None:
        self._broker = client["bootstrap.servers"]
        self._trouble: KafkaError | None = None
        self._consumer = Consumer({**client, **_CONFIGURATION, "error_cb": self._hear})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._consumer.close()

    def partitions(self, topic: str) -> int:
        """How many partitions the topic has.

        Raises:
            JobError: the broker can't be reached or refuses us, or there is no such topic.
        """

        def ask(timeout: float) -> int:
            found = self._consumer.list_topics(topic, timeout=timeout).topics[topic]
            if found.error is not None:
                raise KafkaException(found.error)
            return len(found.partitions)

        with self._explained(f"topic {topic}"):
            return self._answer(ask)

    def next_sequence(self, place: Place, stamp: Stamp) -> int:
        """The number of the first message that the partition lacks; 0 if it holds none of the replay.

        What the topic's retention has removed counts as never sent.

        Raises:
            JobError: more than `LOOK_BACK` messages of others follow, or the replay's name stands for another replay.
        """
        partition = TopicPartition(place.topic, place.partition)
        with self._explained(str(place)):
            low, high = self._answer(lambda timeout: self._consumer.get_watermark_offsets(partition, timeout=timeout))
            for window in _WINDOWS:
                first = max(low, high - window)
                last = self._last_sequence(place, stamp, first=first, end=high)
                if last is not None:
                    return last + 1
                if first == low:
                    return 0
        raise JobError(
            f"{place}: none of its last {LOOK_BACK:,} messages is of the replay {stamp.replay_id!r}, so that nobody "
            "can tell how much of it was sent; give a new replay_id, which sends everything anew"
        )

    def _last_sequence(self, place: Place, stamp: Stamp, *, first: int, end: int) -> int | None:
        """The number of the replay's last message between two offsets, the end not included."""
        last: int | None = None
        for message in self._messages(place, first=first, end=end):
            sequence = stamp.sequence_of(message)
            last = last if sequence is None else sequence
        return last

    def _messages(self, place: Place, *, first: int, end: int) -> Iterator[Message]:
        if first == end:
            return
        self._consumer.assign([TopicPartition(place.topic, place.partition, first)])
        while (message := self._consumer.poll(_PATIENCE_SECONDS)) is not None:
            if (error := message.error()) is not None:
                # The markers of others' transactions count as offsets and are never seen.
                if error.code() == _END:
                    return
                raise KafkaException(error)
            offset = message.offset() or 0
            if offset < end:
                yield message
            if offset >= end - 1:
                return
        raise JobError(f"{place}: the broker sent nothing for {_PATIENCE_SECONDS:.0f} s; run the job again")

    def _answer(self, ask: Callable[[float], _Answer]) -> _Answer:
        """The broker's answer; asked again while it comes up, or while a partition has no leader."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            # Serves callbacks, among them the one that gets a token.
            self._consumer.poll(0)
            try:
                return ask(_ASKING_SECONDS)
            except KafkaException:
                self._consumer.poll(0)
                if self._refused or time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE_SECONDS)

    @property
    def _refused(self) -> bool:
        return self._trouble is not None and self._trouble.code() == _REFUSED

    def _hear(self, error: KafkaError) -> None:
        self._trouble = error

    @contextmanager
    def _explained(self, asked: str) -> Iterator[None]:
        try:
            yield
        except KafkaException as error:
            reason = error.args[0]
            # Why there is no connection is told to the callback alone.
            if reason.code() in _SPEECHLESS and self._trouble is not None:
                reason = self._trouble
            raise JobError(
                f"{asked} of {self._broker}: {reason.str()}; see that the stack is deployed, the broker reachable and "
                "the credential its own, and run the job again"
            ) from None
