"""The ingest on a real broker, Spark and Delta: every event in exactly one table, whatever kills it on the way.

`LAKEFORM_KILLS` says how often it is killed, `LAKEFORM_TEST_SEED` repeats a run.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from jobs.runtime.entry import UNUSABLE
from jobs.runtime.params import KafkaAuthentication
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry
from jobs.streaming.events import Source
from jobs.streaming.ingest import follow
from jobs.streaming.params import ProduceParams, Trigger
from jobs.streaming.produce import produce
from jobs.streaming.stream import TopicStream
from tests.jobs.streaming.judge import faults
from tests.jobs.streaming.platform import PROJECT, Platform, arguments
from tests.jobs.streaming.topics import read

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from environments.local.broker import Broker

pytestmark = [pytest.mark.broker, pytest.mark.spark]

SOURCES = {"crm-events": Source.CRM, "billing-events": Source.BILLING, "network-log-events": Source.NETWORK_LOG}
TOPICS = tuple(SOURCES)
CUSTOMERS, EVENTS_PER_CUSTOMER = 150, 4
EVENTS = CUSTOMERS * EVENTS_PER_CUSTOMER
KILLS = int(os.environ.get("LAKEFORM_KILLS", "4"))
# Only for what hangs: a machine may be slow.
WAIT_SECONDS = 1200
Place = tuple[str, int, int]
PLACE = ("topic", "partition", "offset")


@dataclass(frozen=True)
class Engines:
    """What every test's platform runs on."""

    broker: Broker
    java_home: Path
    jars: tuple[Path, ...]

    def platform(self, folder: Path) -> Platform:
        folder.mkdir()
        return Platform.create(folder, self.broker, jars=self.jars, java_home=self.java_home)


@pytest.fixture(scope="module")
def engines(broker: Broker, tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """The shared broker with the slice's topics, filled by the real producer."""
    java = find_java(tmp_path_factory.mktemp("java"))
    for topic in TOPICS:
        broker.create_topic(topic, partitions=4, retention=timedelta(days=7))
    params = ProduceParams(
        bootstrap_servers="",
        authentication=KafkaAuthentication.CONNECTION_STRING,
        service_credential="",
        secret_scope="",
        secret_key="",
        crm_topic=TOPICS[0],
        billing_topic=TOPICS[1],
        network_log_topic=TOPICS[2],
        replay_id="tests",
        customers=CUSTOMERS,
        events_per_customer=EVENTS_PER_CUSTOMER,
        malformed_share=0.2,
        seed=11,
    )
    produce(params, client=broker.client, telemetry=Telemetry("produce"))
    jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
    return Engines(broker, java.home, tuple(jars.spark))


def tables(spark: SparkSession, platform: Platform, schema: str) -> list[DataFrame]:
    folders = sorted((platform.folder / "tables" / "ep_raw" / schema).glob("*"))
    return [spark.read.format("delta").load(str(folder)) for folder in folders]


def places(spark: SparkSession, platform: Platform, schema: str) -> Counter[Place]:
    rows = [row for table in tables(spark, platform, schema) for row in table.select(*PLACE).collect()]
    return Counter((row.topic, row.partition, row.offset) for row in rows)


def expected(broker: Broker) -> tuple[set[Place], set[Place]]:
    """Where the conforming events and the others stand, as an independent judge sees them."""
    conforming: set[Place] = set()
    broken: set[Place] = set()
    for topic, source in SOURCES.items():
        offsets: Counter[int] = Counter()
        for found in read(broker, topic):
            place = (topic, found.partition, offsets[found.partition])
            offsets[found.partition] += 1
            (broken if faults(found.value, source) else conforming).add(place)
    return conforming, broken


def test_every_event_is_accepted_or_quarantined_as_its_contract_says(
    engines: Engines, spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = engines.platform(tmp_path / "platform")
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(platform.file))
    conforming, broken = expected(engines.broker)
    assert len(broken) > EVENTS / 10
    telemetry = Telemetry("ingest")
    for _ in range(2):  # the second run finds nothing new and doubles nothing
        follow([TopicStream(spark, platform.params(TOPICS), topic, telemetry) for topic in TOPICS], telemetry)
        assert places(spark, platform, "streaming") == Counter(dict.fromkeys(conforming, 1))
        assert places(spark, platform, "quarantine") == Counter(dict.fromkeys(broken, 1))
    for table in tables(spark, platform, "quarantine"):
        rows = table.collect()
        assert [row for row in rows if not row.reasons or not all(reason.rule for reason in row.reasons)] == []
    raw = {(topic, found.value) for topic in TOPICS for found in read(engines.broker, topic)}
    kept = {
        (row.topic, None if row.value is None else bytes(row.value))
        for table in tables(spark, platform, "quarantine")
        for row in table.select("topic", "value").collect()
    }
    assert kept <= raw


def test_table_outlives_deltas_own_checkpoints(
    engines: Engines, spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Delta sums a table's log up after ten commits; versions of Spark and Delta that disagree fail there first."""
    platform = engines.platform(tmp_path / "platform")
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(platform.file))
    table = Table(catalog="ep_raw", schema="streaming", name="numbers")
    rows = spark.range(3)
    table.create(spark, rows.schema, properties={})
    for version in range(12):
        for _ in range(2):  # the second time is a retry, which Delta skips
            table.append(rows, Transaction(application="tests", version=version))
    assert table.read(spark).count() == 36


def test_new_checkpoint_reads_everything_again(
    engines: Engines, spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkpoint that was deleted starts at batch 0 again, which Delta must not take for a batch it knows."""
    platform = engines.platform(tmp_path / "platform")
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(platform.file))
    telemetry = Telemetry("ingest")
    topic = TOPICS[2]
    for run in (1, 2):
        follow([TopicStream(spark, platform.params([topic]), topic, telemetry)], telemetry)
        found = places(spark, platform, "streaming") + places(spark, platform, "quarantine")
        assert set(found.values()) == {run}
        checkpoints = platform.folder / "volumes/ep_raw/streaming/checkpoints"
        checkpoints.rename(checkpoints.with_name(f"lost-{run}"))


def test_killed_ingest_goes_on_without_losing_or_doubling(
    engines: Engines, spark: SparkSession, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    platform = engines.platform(tmp_path / "platform")
    seed = int(os.environ.get("LAKEFORM_TEST_SEED", random.SystemRandom().randrange(10**6)))
    record_property("seed", seed)
    print(f"LAKEFORM_TEST_SEED={seed}")  # noqa: T201 - to repeat a failure
    chance = random.Random(seed)  # noqa: S311 - no secret
    call = arguments(platform.params(TOPICS, max_offsets=100))
    for _ in range(KILLS):
        process = platform.ingest(call)
        began = platform.batches()
        # Kill it in the middle of its batches: some after the first of this run, at a random distance.
        wait_until_batch(platform, process, after=began)
        time.sleep(chance.uniform(0, 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    last = platform.ingest(call)
    assert last.wait(WAIT_SECONDS) == 0, platform.said()[-3000:]
    found = places(spark, platform, "streaming") + places(spark, platform, "quarantine")
    wanted = set.union(*expected(engines.broker))
    assert len(wanted) == EVENTS * len(TOPICS)
    assert found == Counter(dict.fromkeys(wanted, 1))


def test_continuous_ingest_ends_cleanly_when_asked(engines: Engines, tmp_path: Path) -> None:
    platform = engines.platform(tmp_path / "platform")
    process = platform.ingest(arguments(platform.params(TOPICS[:1], trigger=Trigger.CONTINUOUS)))
    wait_until_batch(platform, process, after=0)
    assert process.poll() is None, platform.said()[-3000:]
    process.terminate()
    assert process.wait(60) == 0, platform.said()[-3000:]
    assert '"job_finished"' in platform.said()


def test_missing_parameter_is_told_without_a_traceback(engines: Engines, tmp_path: Path) -> None:
    platform = engines.platform(tmp_path / "platform")
    process = platform.ingest([a for a in arguments(platform.params(TOPICS)) if not a.startswith("--catalog=")])
    assert process.wait(WAIT_SECONDS) == UNUSABLE
    assert "--catalog: missing; give --catalog=<str>" in platform.said()
    assert "Traceback" not in platform.said()


def test_missing_secret_is_told_without_a_traceback(engines: Engines, tmp_path: Path) -> None:
    platform = engines.platform(tmp_path / "platform")
    (platform.folder / "secrets.json").write_text("{}")
    process = platform.ingest(arguments(platform.params(TOPICS)))
    assert process.wait(WAIT_SECONDS) == UNUSABLE
    assert "the secret 'kafka' of the scope 'lakeform' is not kept here" in platform.said()
    assert "Traceback" not in platform.said()


def wait_until_batch(platform: Platform, process: subprocess.Popen[str], *, after: int) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while platform.batches() <= after:
        assert process.poll() is None, platform.said()[-3000:]
        assert time.monotonic() < deadline
        time.sleep(0.05)
