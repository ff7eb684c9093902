"""A real Kafka broker that stands in for an Event Hubs namespace: one node, SASL PLAIN, loopback only, data kept."""

from __future__ import annotations

import base64
import os
import re
import secrets
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from environments.local import processes
from environments.local.errors import LocalError
from environments.local.files import private_folder, read_json, write_json, write_text
from environments.local.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

__all__ = ["USER", "Broker", "client_configuration"]

USER = "$ConnectionString"
_PORTS, _CREDENTIAL = "ports.json", "credential.json"
_READY_SECONDS = 90.0
_REQUEST_SECONDS = 10.0
_PORT_TRIES = 3
_JVM = (
    "-Xmx256m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Djava.awt.headless=true",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss",
)
_CONFIGURATION = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=BROKER://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}
controller.listener.names=CONTROLLER
inter.broker.listener.name=BROKER
listener.security.protocol.map=BROKER:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
sasl.enabled.mechanisms=PLAIN
sasl.mechanism.inter.broker.protocol=PLAIN
sasl.mechanism.controller.protocol=PLAIN
listener.name.broker.plain.sasl.jaas.config={jaas}
listener.name.controller.plain.sasl.jaas.config={jaas}
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=1000
broker.session.timeout.ms=3000
"""
_JAAS = (
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="{user}" password="{password}" '
    'user_{user}="{password}";'
)


@dataclass(frozen=True, kw_only=True)
class _Ports:
    """The two loopback ports: clients', and the broker's own controller's."""

    broker: int
    controller: int


def client_configuration(directory: Path) -> dict[str, Any]:
    """A librdkafka client's configuration for the broker whose folder this is.

    Raises:
        LocalError: no broker was ever started there.
    """
    ports, credential = read_json(directory / _PORTS), read_json(directory / _CREDENTIAL)
    if ports is None or credential is None:
        raise LocalError("the broker was never started; start it with: lakeform up")
    return {
        "bootstrap.servers": f"127.0.0.1:{ports['broker']}",
        "security.protocol": "SASL_PLAINTEXT",
        "sasl.mechanism": "PLAIN",
        "sasl.username": USER,
        "sasl.password": credential["connection_string"],
        # librdkafka writes to stderr while a broker is not there yet.
        "log_level": 0,
    }


class Broker:
    """A broker whose whole being (credential, ports, data, log, process record) lies in one folder.

    `namespace` is the Event Hubs namespace in its connection string. `port` asks for a certain one; otherwise the
    operating system chooses. As a context manager it runs for the block.
    """

    def __init__(
        self,
        directory: Path,
        *,
        java: Path,
        jars: Sequence[Path],
        namespace: str = "local",
        port: int | None = None,
    ) -> None:
        self._directory = private_folder(directory.resolve())
        self._java = java
        self._jars = tuple(jars)
        self._namespace = namespace
        self._port = port
        self._record = self._directory / "process.json"
        self.log = self._directory / "broker.log"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    @property
    def running(self) -> bool:
        """Whether the recorded process lives."""
        return processes.find(self._record) is not None

    @property
    def bootstrap(self) -> str:
        """What a client connects to, `127.0.0.1:<port>`.

        Raises:
            LocalError: the broker was never started.
        """
        return str(self.client["bootstrap.servers"])

    @property
    def connection_string(self) -> str:
        """The password of the user `$ConnectionString`, as Event Hubs writes it; made once."""
        path = self._directory / _CREDENTIAL
        entry = read_json(path)
        if entry is None:
            key = base64.b64encode(secrets.token_bytes(32)).decode()
            rule = f"SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={key}"
            entry = {"connection_string": f"Endpoint=sb://{self._namespace}.servicebus.windows.net/;{rule}"}
            write_json(path, entry)
        return str(entry["connection_string"])

    @property
    def client(self) -> dict[str, Any]:
        """A librdkafka client's configuration for this broker."""
        return client_configuration(self._directory)

    def start(self) -> None:
        """Start the broker, or find it running; return when it answers an authenticated request.

        Raises:
            LocalError: the asked port is taken, or the broker does not come up; its last words are in the message.
        """
        if self.running:
            if self._answers(within=_READY_SECONDS):
                return
            self.stop()
        for attempt in range(_PORT_TRIES):
            ports = self._choose_ports()
            self._configure(ports)
            self._format()
            processes.spawn(
                [str(self._java), *_JVM, "-cp", self._class_path, "kafka.Kafka", str(self._properties)],
                record=self._record,
                log=self.log,
                env=_environment(),
                cwd=self._directory,
            )
            if self._answers(within=_READY_SECONDS):
                return
            words = self.last_words()
            self.stop()
            # Between our look and the broker's bind another process may have taken the port.
            if "Address already in use" not in words or attempt == _PORT_TRIES - 1:
                raise LocalError(f"the broker did not come up; its log, {self.log}, ends:\n{words}")

    def stop(self) -> bool:
        """Stop the broker; the data stays. Returns whether it ran."""
        return processes.stop(self._record)

    def last_words(self) -> str:
        """The end of the log, indented, without stack traces."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        worth = [line for line in lines if not re.match(r"\s+at |\s*\.\.\. ", line)]
        return "\n".join(f"  {line}" for line in worth[-8:])

    def create_topic(self, name: str, *, partitions: int, retention: timedelta) -> None:
        """Make a topic as declared, or bring an existing one there; data is never dropped.

        Raises:
            LocalError: the topic has more partitions than declared, which neither Kafka nor Event Hubs can take back.
        """
        Topics(self.client).create(name, partitions=partitions, retention=retention)

    def end_offsets(self, topic: str) -> dict[int, int]:
        """How many events each partition has ever taken."""
        return Topics(self.client).end_offsets(topic)

    @property
    def _properties(self) -> Path:
        return self._directory / "server.properties"

    @property
    def _class_path(self) -> str:
        return os.pathsep.join(str(jar.resolve()) for jar in self._jars)

    def _choose_ports(self) -> _Ports:
        path = self._directory / _PORTS
        last = read_json(path) or {}
        if self._port is not None and not _is_free(self._port):
            raise LocalError(
                f"LAKEFORM_KAFKA_PORT={self._port}: another process listens there; name a free port, or unset it "
                "and the operating system chooses one"
            )
        with socket.socket() as one, socket.socket() as two:
            free = []
            for held in (one, two):
                held.bind(("127.0.0.1", 0))
                free.append(held.getsockname()[1])
        # The same ports as last time where they are free: a client that waits finds the broker again.
        broker = self._port or _reuse(last.get("broker")) or free[0]
        ports = _Ports(broker=broker, controller=_reuse(last.get("controller")) or free[1])
        write_json(path, {"broker": ports.broker, "controller": ports.controller})
        return ports

    def _configure(self, ports: _Ports) -> None:
        jaas = _JAAS.format(user=USER, password=self.connection_string)
        data = self._directory / "data"
        text = _CONFIGURATION.format(broker=ports.broker, controller=ports.controller, jaas=jaas, data=data)
        write_text(self._properties, text)

    def _format(self) -> None:
        # Kafka writes this file last, so a format that was cut off is done again.
        if (self._directory / "data" / "meta.properties").exists():
            return
        cluster = base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
        tool = [str(self._java), *_JVM, "-cp", self._class_path, "kafka.tools.StorageTool", "format"]
        done = subprocess.run(
            [*tool, f"--cluster-id={cluster}", "--config", str(self._properties)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise LocalError(f"the broker's storage can't be formatted:\n{done.stdout}{done.stderr}".rstrip())

    def _answers(self, *, within: float) -> bool:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if not self.running:
                return False
            if not _is_free(int(self.bootstrap.rpartition(":")[2])):
                with suppress(KafkaException):
                    if AdminClient(self.client).list_topics(timeout=_REQUEST_SECONDS).brokers:
                        return True
            time.sleep(0.1)
        return False


def _reuse(port: int | None) -> int | None:
    return port if port is not None and _is_free(port) else None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the broker will: a port whose last connections linger is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _environment() -> Mapping[str, str]:
    # Kafka and the JVM read settings of other brokers' shells from these.
    return {name: value for name, value in os.environ.items() if not name.startswith(("KAFKA_", "CLASSPATH"))}
