from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.entry import JobError
from jobs.streaming import send
from jobs.streaming.resume import Place
from jobs.streaming.send import Sender
from tests.jobs.streaming.topics import create, read

if TYPE_CHECKING:
    from environments.local.broker import Broker


@pytest.mark.broker
def test_sender_keeps_keys_values_headers_and_order(broker: Broker) -> None:
    topic = create(broker, partitions=2)
    sender = Sender(broker.client)
    for number in range(500):
        sender.send(Place(topic, 1), key=b"k", value=b"%d" % number, headers=[("replay-seq", b"%d" % number)])
    sender.send(Place(topic, 0), key=b"k", value=None, headers=[])
    sender.finish()
    assert sender.delivered == 501
    tombstone, *others = read(broker, topic)
    assert (tombstone.partition, tombstone.key, tombstone.value) == (0, b"k", None)
    assert [message.value for message in others] == [b"%d" % number for number in range(500)]
    assert [message.sequence for message in others] == list(range(500))


@pytest.mark.broker
def test_sender_waits_while_its_queue_is_full(broker: Broker) -> None:
    topic = create(broker, partitions=1)
    sender = Sender({**broker.client, "queue.buffering.max.messages": 7})
    for number in range(100):
        sender.send(Place(topic, 0), key=b"k", value=b"%d" % number, headers=[])
    sender.finish()
    assert [message.value for message in read(broker, topic)] == [b"%d" % number for number in range(100)]


@pytest.mark.broker
def test_sender_fails_when_a_message_is_not_delivered(broker: Broker) -> None:
    sender = Sender(broker.client)
    sender.send(Place(create(broker, partitions=1), 7), key=b"k", value=b"", headers=[])
    with pytest.raises(JobError, match=r"could not be delivered: .*partition.*run the job again"):
        sender.finish()


@pytest.mark.broker
def test_sender_fails_when_a_message_is_too_large(broker: Broker) -> None:
    sender = Sender(broker.client)
    with pytest.raises(JobError, match=r"could not be delivered: .*too large"):
        sender.send(Place(create(broker), 0), key=b"k", value=b"x" * 2_000_000, headers=[])


def test_sender_fails_when_nobody_acknowledges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "_PATIENCE_SECONDS", 1)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        sender = Sender({"bootstrap.servers": f"127.0.0.1:{held.getsockname()[1]}"})
        sender.send(Place("topic", 0), key=b"k", value=b"", headers=[])
        with pytest.raises(
            JobError, match=r"acknowledged nothing for 1 s \(.*refused.*; 0 of this run arrived, 1 waited"
        ):
            sender.finish()
