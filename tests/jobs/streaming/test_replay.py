from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from jobs.streaming.events import Source
from jobs.streaming.malformed import MALFORMATIONS
from jobs.streaming.replay import Replay, partition_of
from tests.jobs.streaming.judge import faults

PROJECT = Path(__file__).parents[3]
REPLAY = Replay(customers=200, events_per_customer=3, malformed_share=0.1, seed=11)
DIGEST = """
import hashlib
from jobs.streaming.replay import Replay
whole = hashlib.sha256()
for message in Replay(customers=200, events_per_customer=3, malformed_share=0.1, seed=11).messages():
    whole.update(repr(message).encode())
print(whole.hexdigest())
"""


def test_replay_is_the_same_in_every_process() -> None:
    whole = hashlib.sha256()
    for message in REPLAY.messages():
        whole.update(repr(message).encode())
    other = subprocess.run(
        [sys.executable, "-c", DIGEST],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": "42", "TZ": "America/New_York"},
    )
    assert other.stdout.strip() == whole.hexdigest()


def test_replay_of_another_seed_differs_in_every_event() -> None:
    other = replace(REPLAY, seed=12)
    mine = {message.value for message in REPLAY.messages() if message.malformation is None}
    theirs = {message.value for message in other.messages() if message.malformation is None}
    assert mine.isdisjoint(theirs)


def test_replay_has_each_customers_events_in_each_source() -> None:
    counted = Counter((message.source, message.key) for message in REPLAY.messages())
    assert len(counted) == 200 * 3
    assert set(counted.values()) == {3}
    assert REPLAY.events == counted.total() == 3 * REPLAY.events_per_source


@pytest.mark.parametrize(("share", "count"), [(0.0, 0), (0.02, 36), (0.1, 180), (0.3337, 601), (1.0, 1800)])
def test_replay_has_exactly_the_malformed_share(share: float, count: int) -> None:
    messages = list(replace(REPLAY, malformed_share=share).messages())
    assert sum(message.malformation is not None for message in messages) == count


def test_replay_knows_what_is_malformed() -> None:
    for message in REPLAY.messages():
        assert bool(faults(message.value, message.source)) is (message.malformation is not None), message


def test_replay_has_every_malformation_in_every_source() -> None:
    found = {(message.source, message.malformation) for message in REPLAY.messages() if message.malformation}
    assert found == {(source, malformation.__name__) for source in Source for malformation in MALFORMATIONS}


def test_replay_malforms_a_few_of_many_events_without_changing_the_others() -> None:
    clean = [message.value for message in replace(REPLAY, malformed_share=0).messages()]
    for expected, message in zip(clean, REPLAY.messages(), strict=True):
        assert (message.value == expected) is (message.malformation is None)


def test_replay_is_generated_as_it_is_asked_for() -> None:
    endless = replace(REPLAY, customers=1, events_per_customer=1200)
    assert len(list(islice(endless.messages(), 9))) == 9


def test_digest_tells_replays_apart() -> None:
    digests = {
        REPLAY.digest(partitions=4),
        REPLAY.digest(partitions=8),
        replace(REPLAY, customers=201).digest(partitions=4),
        replace(REPLAY, events_per_customer=4).digest(partitions=4),
        replace(REPLAY, malformed_share=0.2).digest(partitions=4),
        replace(REPLAY, seed=12).digest(partitions=4),
    }
    assert len(digests) == 6
    assert replace(REPLAY).digest(partitions=4) in digests


@pytest.mark.parametrize(("key", "partition"), [(b"C0000001", 2), (b"C0000002", 0), (b"C0007043", 3)])
def test_partition_of_a_key_never_changes(key: bytes, partition: int) -> None:
    assert partition_of(key, partitions=4) == partition


def test_partitions_share_the_customers_evenly() -> None:
    counted = Counter(partition_of(f"C{number:07d}".encode(), partitions=4) for number in range(1, 7044))
    assert set(counted) == {0, 1, 2, 3}
    assert max(counted.values()) - min(counted.values()) < 400
