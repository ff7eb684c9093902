"""Send messages so that each arrives once and in order, or the job fails and a later run goes on behind the last."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NoReturn

from confluent_kafka import KafkaException, Producer

from jobs.runtime.entry import JobError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from confluent_kafka import KafkaError, Message

    from jobs.streaming.resume import Place

__all__ = ["Sender"]

_PATIENCE_SECONDS = 60.0
_POLL_SECONDS = 0.1
_CONFIGURATION = {
    "enable.idempotence": True,
    "acks": "all",
    # Never give a message up on our own: behind it others would arrive, and a gap can't be mended by resuming.
    "message.timeout.ms": 0,
    "enable.gapless.guarantee": True,
    # Event Hubs takes no other than gzip, and that not in every tier.
    "compression.type": "none",
    "linger.ms": 20,
    "queue.buffering.max.kbytes": 65_536,
    # The library writes to standard error; what matters comes back as an error.
    "log_level": 0,
}


class Sender:
    """An idempotent producer that fails at the first message that doesn't arrive.

    `client` is the configuration that reaches the broker.
    """

    def __init__(self, client: Mapping[str, Any]) -> None:
        self._producer = Producer({**client, **_CONFIGURATION, "error_cb": self._hear})
        self._failure: KafkaError | None = None
        self._trouble: KafkaError | None = None
        self._last_delivery = time.monotonic()
        self.delivered = 0

    def send(self, place: Place, *, key: bytes, value: bytes | None, headers: Sequence[tuple[str, bytes]]) -> None:
        """Queue a message, waiting while the queue is full.

        Raises:
            JobError: an earlier message didn't arrive, or none has for a minute.
        """
        self._wait(0)
        while True:
            try:
                self._producer.produce(
                    place.topic,
                    partition=place.partition,
                    key=key,
                    value=value,
                    headers=list(headers),
                    on_delivery=self._delivered,
                )
            except BufferError:
                self._wait(_POLL_SECONDS)
            except KafkaException as error:
                self._give_up(error.args[0].str())
            else:
                return

    def finish(self) -> None:
        """Wait until everything has arrived.

        Raises:
            JobError: a message didn't arrive, or none has for a minute.
        """
        while len(self._producer):
            self._wait(_POLL_SECONDS)
        self._wait(0)

    def _wait(self, seconds: float) -> None:
        self._producer.poll(seconds)
        if not len(self._producer):
            self._last_delivery = time.monotonic()
        if self._failure is not None:
            self._give_up(self._failure.str())
        if time.monotonic() - self._last_delivery > _PATIENCE_SECONDS:
            heard = f" ({self._trouble.str()})" if self._trouble else ""
            self._give_up(f"the broker acknowledged nothing for {_PATIENCE_SECONDS:.0f} s{heard}")

    def _delivered(self, error: KafkaError | None, _message: Message) -> None:
        if error is None:
            self.delivered += 1
            self._last_delivery = time.monotonic()
        else:
            self._failure = self._failure or error

    def _hear(self, error: KafkaError) -> None:
        self._trouble = error

    def _give_up(self, reason: str) -> NoReturn:
        waiting = len(self._producer)
        self._producer.purge()
        raise JobError(
            f"events could not be delivered: {reason}; {self.delivered:,} of this run arrived, {waiting:,} waited; "
            "mend the connection and run the job again: it resumes behind the last that arrived"
        )
