from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest
from confluent_kafka import Producer

from jobs.runtime.entry import JobError
from jobs.streaming import resume
from jobs.streaming.resume import LOOK_BACK, Place, Stamp, TopicReader
from jobs.streaming.send import Sender
from tests.jobs.streaming.topics import create, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from environments.local.broker import Broker

pytestmark = pytest.mark.broker
MINE = Stamp(replay_id="mine", digest="0123")


@pytest.fixture
def reader(broker: Broker) -> Iterator[TopicReader]:
    with TopicReader(broker.client) as reader:
        yield reader


@pytest.fixture
def place(broker: Broker) -> Place:
    return Place(create(broker), 2)


def replay(broker: Broker, place: Place, count: int, *, stamp: Stamp = MINE) -> None:
    sender = Sender(broker.client)
    for sequence in range(count):
        sender.send(place, key=b"k", value=b"", headers=stamp.headers(sequence))
    sender.finish()


def test_reader_counts_partitions(reader: TopicReader, place: Place) -> None:
    assert reader.partitions(place.topic) == 4


def test_reader_starts_at_zero_in_an_empty_partition(reader: TopicReader, place: Place) -> None:
    assert reader.next_sequence(place, MINE) == 0


def test_reader_goes_on_behind_the_last_message(broker: Broker, reader: TopicReader, place: Place) -> None:
    replay(broker, place, 40)
    assert reader.next_sequence(place, MINE) == 40
    assert reader.next_sequence(Place(place.topic, 1), MINE) == 0


@pytest.mark.parametrize("foreign", [1, 100, LOOK_BACK - 1])
def test_reader_finds_the_replay_behind_messages_of_others(
    broker: Broker, reader: TopicReader, place: Place, foreign: int
) -> None:
    replay(broker, place, 3)
    fill(broker, place.topic, foreign, partition=place.partition)
    assert reader.next_sequence(place, MINE) == 3


def test_reader_takes_a_partition_of_others_alone_as_unsent(broker: Broker, reader: TopicReader, place: Place) -> None:
    replay(broker, place, 5, stamp=Stamp(replay_id="earlier", digest="4567"))
    fill(broker, place.topic, 5, partition=place.partition, headers={"replay-id": b"mine"})
    assert reader.next_sequence(place, MINE) == 0


def test_reader_sees_past_the_marks_of_a_transaction(broker: Broker, reader: TopicReader, place: Place) -> None:
    replay(broker, place, 3)
    producer = Producer({**broker.client, "transactional.id": "another"})
    producer.init_transactions(30)
    producer.begin_transaction()
    producer.produce(place.topic, value=b"regretted", partition=place.partition)
    assert producer.flush(30) == 0
    producer.abort_transaction(30)
    # The mark comes a moment after the call's return.
    deadline = time.monotonic() + 30
    while broker.end_offsets(place.topic)[place.partition] < 3 + 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert reader.next_sequence(place, MINE) == 3


def test_reader_gives_up_where_too_many_messages_of_others_follow(
    broker: Broker, reader: TopicReader, place: Place
) -> None:
    replay(broker, place, 1)
    fill(broker, place.topic, LOOK_BACK, partition=place.partition)
    with pytest.raises(JobError, match=rf"topic {place.topic}, partition 2: .*10,000.*'mine'.*new replay_id"):
        reader.next_sequence(place, MINE)


def test_reader_refuses_a_name_that_stands_for_another_replay(
    broker: Broker, reader: TopicReader, place: Place
) -> None:
    replay(broker, place, 1)
    with pytest.raises(JobError, match=rf"topic {place.topic}, partition 2: the replay 'mine' .*new replay_id"):
        reader.next_sequence(place, Stamp(replay_id="mine", digest="4567"))


def test_reader_names_a_topic_that_is_not_there(
    broker: Broker, reader: TopicReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resume, "_PATIENCE_SECONDS", 0)
    with pytest.raises(JobError, match=rf"topic absent of {broker.bootstrap}: .*[Uu]nknown topic.*run the job again"):
        reader.partitions("absent")


def test_reader_tells_that_the_credential_is_refused(broker: Broker, place: Place) -> None:
    client = {**broker.client, "sasl.password": "guess"}
    with TopicReader(client) as reader, pytest.raises(JobError, match=rf"{broker.bootstrap}: .*authentication"):
        reader.partitions(place.topic)


def test_reader_tells_that_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resume, "_PATIENCE_SECONDS", 0)
    monkeypatch.setattr(resume, "_ASKING_SECONDS", 0.5)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{held.getsockname()[1]}"
        with (
            TopicReader({"bootstrap.servers": address}) as reader,
            pytest.raises(JobError, match=f"{address}: .*refused"),
        ):
            reader.partitions("topic")
