"""A replay: every message of every source in order, repeatable to the byte, generated as it is asked for."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING

from jobs.runtime.reference.customers import customers
from jobs.streaming.events import Source, events
from jobs.streaming.malformed import MALFORMATIONS, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.streaming.events import Event
    from jobs.streaming.malformed import Malformation

__all__ = ["Message", "Replay", "partition_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What goes to a source's topic, and (for those who test the ingest) in which way it is malformed, if it is."""

    source: Source
    key: bytes
    value: bytes | None
    malformation: str | None


@dataclass(frozen=True, kw_only=True)
class Replay:
    """Which events are replayed: those of the first `customers` customers, so many of each in every topic.

    Of all events `malformed_share` (0 to 1, to the nearest event) is malformed, each way in turn.
    """

    customers: int
    events_per_customer: int
    malformed_share: float
    seed: int

    @property
    def events_per_source(self) -> int:
        """Messages of each source."""
        return self.customers * self.events_per_customer

    @property
    def events(self) -> int:
        """Messages in all."""
        return self.events_per_source * len(Source)

    def digest(self, *, partitions: int) -> str:
        """Tells whether two runs put the same message at the same place of a topic of so many partitions."""
        described = [self.customers, self.events_per_customer, self.malformed_share, self.seed, partitions]
        return hashlib.sha256(json.dumps(described).encode()).hexdigest()[:16]

    def messages(self) -> Iterator[Message]:
        """All messages, month by month as they would have happened, a source's next to the others' of its customer."""
        chosen = _chosen(round(self.events * self.malformed_share), of=self.events, seed=self.seed)
        turns = {source: cycle(MALFORMATIONS) for source in Source}
        for source, customer_id, event in self._events():
            malformation = next(turns[source]) if next(chosen) else None
            yield _message(source, customer_id, event, malformation)

    def _events(self) -> Iterator[tuple[Source, str, Event]]:
        known = tuple(customers(self.customers, seed=self.seed))
        for months_ago in reversed(range(self.events_per_customer)):
            is_first = months_ago == self.events_per_customer - 1
            for customer in known:
                said = events(customer, months_ago=months_ago, is_first=is_first, seed=self.seed)
                yield from ((source, customer.customer_id, event) for source, event in said.items())


def partition_of(key: bytes, *, partitions: int) -> int:
    """The partition that a key's messages share, the same in every process and on every platform."""
    return zlib.crc32(key) % partitions


def _message(source: Source, customer_id: str, event: Event, malformation: Malformation | None) -> Message:
    return Message(
        source=source,
        key=customer_id.encode(),
        value=encode(event) if malformation is None else malformation(event),
        malformation=None if malformation is None else malformation.__name__,
    )


def _chosen(count: int, *, of: int, seed: int) -> Iterator[bool]:
    """Exactly `count` times yes among `of` answers, each choice equally likely, without remembering any."""
    random = Random(f"{seed}/malformed")  # noqa: S311 - repeatable, guards nothing
    for remaining in range(of, 0, -1):
        yes = random.random() * remaining < count
        count -= yes
        yield yes
