from __future__ import annotations

import socket
from datetime import timedelta
from typing import TYPE_CHECKING

import psutil
import pytest
from confluent_kafka import Producer
from confluent_kafka.admin import (  # type: ignore[attr-defined] # its typing forgets what it re-exports
    AdminClient,
    ConfigResource,
    ResourceType,
)

from environments.local.broker import Broker
from environments.local.errors import LocalError
from environments.local.files import read_json

if TYPE_CHECKING:
    from pathlib import Path

    from environments.local.jars import JarSet
    from environments.local.java import Java

pytestmark = pytest.mark.broker
WEEK = timedelta(days=7)


def _produce(broker: Broker, topic: str, count: int) -> None:
    producer = Producer(broker.client)
    for number in range(count):
        producer.produce(topic, value=f"event {number}", partition=number % 2)
    assert producer.flush(30) == 0


def test_broker_create_topic_has_declared_partitions_and_retention(broker: Broker) -> None:
    broker.create_topic("declared", partitions=4, retention=WEEK)
    assert sorted(broker.end_offsets("declared")) == [0, 1, 2, 3]
    resource = ConfigResource(ResourceType.TOPIC, "declared")
    admin = AdminClient(broker.client)
    config = admin.describe_configs([resource])[resource].result()
    assert config["retention.ms"].value == str(7 * 24 * 3600 * 1000)


def test_broker_create_topic_again_grows_it_and_keeps_its_events(broker: Broker) -> None:
    broker.create_topic("grown", partitions=2, retention=WEEK)
    _produce(broker, "grown", 5)
    broker.create_topic("grown", partitions=3, retention=timedelta(days=1))
    assert broker.end_offsets("grown") == {0: 3, 1: 2, 2: 0}
    with pytest.raises(LocalError, match="topic grown: has 3 partitions, 2 are declared"):
        broker.create_topic("grown", partitions=2, retention=WEEK)


def test_broker_refuses_another_connection_string(broker: Broker) -> None:
    client = AdminClient({**broker.client, "sasl.password": "Endpoint=sb://local/;SharedAccessKey=guess"})
    with pytest.raises(Exception, match="metadata"):
        client.list_topics(timeout=2)


def test_broker_listens_on_loopback_alone(broker: Broker) -> None:
    listening = [
        connection.laddr.ip
        for connection in _process(broker).net_connections(kind="inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert len(listening) == 2
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


def test_broker_restart_keeps_credential_port_and_events(tmp_path: Path, java: Java, jars: JarSet) -> None:
    with Broker(tmp_path, java=java.executable, jars=jars.broker) as first:
        first.create_topic("kept", partitions=2, retention=WEEK)
        _produce(first, "kept", 10)
        before = first.client
        _process(first).kill()
        _process(first).wait(10)
    assert not first.running
    with Broker(tmp_path, java=java.executable, jars=jars.broker) as second:
        assert second.client == before
        assert second.end_offsets("kept") == {0: 5, 1: 5}
        pid = _process(second).pid
        second.start()
        assert _process(second).pid == pid
    assert not psutil.pid_exists(pid)


def test_broker_asked_port_taken_is_named(tmp_path: Path, java: Java, jars: JarSet) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(LocalError, match=f"LAKEFORM_KAFKA_PORT={port}: another process listens there"):
            Broker(tmp_path, java=java.executable, jars=jars.broker, port=port).start()


def test_broker_that_dies_leaves_its_last_words(tmp_path: Path, java: Java, jars: JarSet) -> None:
    broker = Broker(tmp_path, java=java.executable, jars=jars.broker)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "meta.properties").write_text("version=1\ncluster.id=other\nnode.id=7\n")
    with pytest.raises(LocalError, match=r"did not come up; its log, .*broker\.log, ends:\n(.*\n)*.*Stored node id 7"):
        broker.start()
    assert not broker.running


def test_broker_never_started_has_no_address(tmp_path: Path, java: Java) -> None:
    with pytest.raises(LocalError, match="never started"):
        _ = Broker(tmp_path, java=java.executable, jars=()).bootstrap


def _process(broker: Broker) -> psutil.Process:
    record = read_json(broker._record)
    assert record is not None
    return psutil.Process(record["pid"])
