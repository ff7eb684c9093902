"""The ingest beside bare Kafka-to-Delta queries that know neither a contract nor a quarantine, on one real broker.

One writes the payload as text, one parses it into the columns that the ingest writes and loses what it can't parse, and
one writes both: it is what loses no event where there is no quarantine, and so the one that does the ingest's work.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

import psutil
from confluent_kafka import Producer

from environments.local.broker import Broker
from environments.local.jars import ensure_jars
from environments.local.java import find_java
from jobs.streaming.malformed import MALFORMATIONS, encode, huge_field
from tests.bench.ingest_query import NAMESPACE, SECRET, TOPIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.streaming.events import Event

__all__ = ["run"]

PROJECT = Path(__file__).parents[2]
EVENTS = 2_000_000
MALFORMED_SHARE = 0.02
PARTITIONS = 4
RUNS = 3
QUERIES = {
    "text": "bare query, payload alone",
    "typed": "bare query, columns alone",
    "lossless": "bare query, payload and columns",
    "ingest": "ingest, contract, quarantine",
}
_SPARK = {"spark.master": "local[2]"}
_POLL_SECONDS = 0.2
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """One query in a process of its own: seconds from its start to its end, peak memory of Python and JVM in MiB."""

    seconds: float
    mebibytes: float

    @property
    def rows_per_second(self) -> float:
        """Events that left the topic in a second."""
        return EVENTS / self.seconds


def run() -> None:
    """Measure the queries in turn, and print the medians and their ratios.

    All run in the session that `jobs.runtime` makes, with the same cores, partitions and micro-batches. The time is
    from starting the query (for the ingest: from creating its tables) until the last event is committed.

    Raises:
        SystemExit: one of them failed, or did not write every event.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        java = find_java(folder / "java")
        jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
        with Broker(folder / "broker", java=java.executable, jars=jars.broker, namespace=NAMESPACE) as broker:
            broker.create_topic(TOPIC, partitions=PARTITIONS, retention=timedelta(days=1))
            _say(f"producing {EVENTS:,} events ...")
            bytes_each = _fill(broker) / EVENTS
            measured: dict[str, list[Measurement]] = {query: [] for query in QUERIES}
            for number in range(1, RUNS + 1):
                for query in QUERIES:
                    platform = _platform(folder / f"{query}-{number}", broker, jars.spark)
                    measured[query].append(_measure(query, platform, java_home=java.home))
                    _say(f"run {number} of {RUNS}: {query:<8}{_shown(measured[query][-1])}")
    medians = {query: _median(each) for query, each in measured.items()}
    print(
        f"Kafka to Delta, {EVENTS:,} events of {bytes_each:.0f} bytes, {MALFORMED_SHARE:.0%} malformed, "
        f"median of {RUNS} runs"
    )
    for query, what in QUERIES.items():
        print(f"  {what:<30}{_shown(medians[query])}")
    ingest = medians["ingest"]
    for query, what in list(QUERIES.items())[:-1]:
        print(
            f"  ingest to {what:<20}{ingest.rows_per_second / medians[query].rows_per_second:10.2f} x the rows/s "
            f"{ingest.mebibytes / medians[query].mebibytes:6.2f} x the memory"
        )


def _fill(broker: Broker) -> int:
    producer = Producer({**broker.client, "linger.ms": 50, "queue.buffering.max.messages": 100_000})
    total = 0
    for number, value in enumerate(_values(EVENTS)):
        while True:
            try:
                producer.produce(TOPIC, key=str(number % 7043), value=value, partition=number % PARTITIONS)
                break
            except BufferError:
                producer.poll(0.1)
        total += len(value or b"")
    if producer.flush(60):
        raise SystemExit("bench: the broker did not take every event")
    return total


def _values(count: int) -> Iterator[bytes | None]:
    random = Random(1)  # noqa: S311 - repeatable, guards nothing
    start = datetime(2026, 1, 1, tzinfo=UTC)
    # Without the one that makes an event 200 times as long as the others: this is about events of one size.
    ways = cycle(way for way in MALFORMATIONS if way is not huge_field)
    for number in range(count):
        event: Event = {
            "event_id": str(UUID(int=random.getrandbits(128), version=4)),
            "event_type": ("data", "voice", "sms")[number % 3],
            "occurred_at": (start + timedelta(seconds=number * 7)).isoformat(),
            "customer_id": f"C{number % 7043:07}",
            "imei": f"{random.randrange(10**15):015}",
            "cell_id": f"505-{number % 3 + 1:02}-{random.randrange(60000)}-{random.randrange(10**6)}",
            "technology": ("3G", "4G", "5G")[number % 3],
            "duration_seconds": random.randrange(4000),
            "bytes_up": random.randrange(10**8),
            "bytes_down": random.randrange(10**9),
            "latency_ms": random.randrange(10, 3000) / 10,
            "is_dropped": number % 50 == 0,
        }
        yield next(ways)(event) if random.random() < MALFORMED_SHARE else encode(event)


def _platform(folder: Path, broker: Broker, jars: tuple[Path, ...]) -> Path:
    for part in ("tables", "volumes", "scratch"):
        (folder / part).mkdir(parents=True)
    secrets = folder / "secrets.json"
    secrets.write_text(json.dumps({SECRET: {SECRET: broker.connection_string}}), encoding="utf-8")
    platform = {
        "kind": "local",
        "tables": str(folder / "tables"),
        "volumes": str(folder / "volumes"),
        "secrets": str(secrets),
        "endpoints": {f"{NAMESPACE}.servicebus.windows.net:9093": broker.bootstrap},
        "jars": [str(jar) for jar in jars],
        "spark": _SPARK,
        "scratch": str(folder / "scratch"),
    }
    path = folder / "platform.json"
    path.write_text(json.dumps(platform), encoding="utf-8")
    return path


def _measure(query: str, platform: Path, *, java_home: Path) -> Measurement:
    log = platform.with_name("log")
    environment = os.environ | {"LAKEFORM_PLATFORM": str(platform), "JAVA_HOME": str(java_home)}
    with log.open("wb") as errors:
        process = psutil.Popen(
            [sys.executable, "-m", "tests.bench.ingest_query", query, str(EVENTS)],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, _resident(process))
            time.sleep(_POLL_SECONDS)
    if process.returncode:
        raise SystemExit(f"bench: {query} failed:\n{log.read_text(encoding='utf-8', errors='replace')[-4000:]}")
    return Measurement(seconds=float(process.stdout.read()), mebibytes=peak / _MEBIBYTE)


def _resident(process: psutil.Popen) -> int:
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            total += each.memory_info().rss
    except psutil.NoSuchProcess:
        # It ended between being listed and being asked.
        return total
    return total


def _median(measured: list[Measurement]) -> Measurement:
    return Measurement(
        seconds=statistics.median(each.seconds for each in measured),
        mebibytes=statistics.median(each.mebibytes for each in measured),
    )


def _shown(measurement: Measurement) -> str:
    return f"{measurement.rows_per_second:10,.0f} rows/s {measurement.seconds:7.1f} s {measurement.mebibytes:7.0f} MiB"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    run()
