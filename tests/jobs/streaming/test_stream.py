"""How a batch is written, without a broker: the rows stand in for what was read from the topic."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobs.runtime.conformity import judged
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Table
from jobs.runtime.telemetry import Telemetry
from jobs.streaming import stream as module
from jobs.streaming.events import Source
from jobs.streaming.replay import Replay
from jobs.streaming.stream import TopicStream
from tests.jobs.streaming.platform import Platform

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

TOPIC = "billing-events"
READ = "key binary, value binary, partition int, offset bigint, kafka_timestamp timestamp"
AT = datetime(2026, 7, 1, tzinfo=UTC)
GOOD = [
    message.value
    for message in Replay(customers=20, events_per_customer=1, malformed_share=0, seed=1).messages()
    if message.source is Source.BILLING
]


@pytest.fixture
def stream(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TopicStream:
    """A stream with its tables and a checkpoint that has an id."""
    (tmp_path / "platform.json").write_text(
        json.dumps(
            {
                **{name: str(tmp_path / name) for name in ("tables", "volumes", "secrets", "scratch")},
                "kind": "local",
                "endpoints": {},
                "jars": [],
                "spark": {},
            }
        )
    )
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(tmp_path / "platform.json"))
    params = Platform(tmp_path, Path()).params([TOPIC])
    checkpoint = Path(volume_path(f"{params.checkpoints}/billing_events"))
    checkpoint.mkdir(parents=True)
    (checkpoint / "metadata").write_text(json.dumps({"id": "a-query"}))
    stream = TopicStream(spark, params, TOPIC, Telemetry("ingest"))
    stream._create_tables(spark.createDataFrame([], READ))
    return stream


def batch(spark: SparkSession, *values: bytes | None) -> DataFrame:
    rows = [(b"key", value, number % 2, number // 2, AT) for number, value in enumerate(values)]
    return spark.createDataFrame(rows, READ).repartition(2, "partition")


def places(spark: SparkSession, schema: str) -> list[tuple[int, int]]:
    table = Table(catalog="ep_raw", schema=schema, name="billing_events").read(spark)
    return sorted((row.partition, row.offset) for row in table.collect())


def commits(schema: str, spark: SparkSession) -> int:
    return Table(catalog="ep_raw", schema=schema, name="billing_events").version(spark) or 0


def test_batch_is_divided_among_table_and_quarantine(spark: SparkSession, stream: TopicStream) -> None:
    counts = stream._append(batch(spark, *GOOD[:4], b"nonsense", None), batch_id=0)
    assert (counts.rows, counts.accepted, counts.quarantined) == (6, 4, 2)
    assert places(spark, "streaming") == [(0, 0), (0, 1), (1, 0), (1, 1)]
    rejected = Table(catalog="ep_raw", schema="quarantine", name="billing_events").read(spark).orderBy("partition")
    assert [
        (
            row.key,
            row.value,
            row.topic,
            row.partition,
            row.offset,
            row.kafka_timestamp,
            row.contract_version,
            row.reasons[0].rule,
        )
        for row in rejected.collect()
    ] == [
        (b"key", b"nonsense", TOPIC, 0, 2, AT.replace(tzinfo=None), "v1", "JSON"),
        (b"key", None, TOPIC, 1, 2, AT.replace(tzinfo=None), "v1", "not null"),
    ]


def test_batch_without_a_fault_commits_nothing_to_the_quarantine(spark: SparkSession, stream: TopicStream) -> None:
    stream._append(batch(spark, *GOOD[:4]), batch_id=0)
    assert (commits("streaming", spark), commits("quarantine", spark)) == (1, 0)


def test_more_than_can_be_gathered_is_quarantined_all_the_same(spark: SparkSession, stream: TopicStream) -> None:
    # Random bytes can't be packed.
    noise = [random.Random(number).randbytes(300_000) for number in range(40)]  # noqa: S311 - guards nothing
    counts = stream._append(batch(spark, *noise, *GOOD[:4]), batch_id=0)
    assert (counts.rows, counts.accepted, counts.quarantined) == (44, 4, 40)
    assert places(spark, "quarantine") == [
        (number % 2, number // 2) for number in sorted(range(40), key=lambda n: (n % 2, n))
    ]


@pytest.mark.parametrize("written", [(), ("streaming",), ("streaming", "quarantine")])
def test_batch_that_was_cut_short_is_completed_and_not_doubled(
    spark: SparkSession, stream: TopicStream, monkeypatch: pytest.MonkeyPatch, written: tuple[str, ...]
) -> None:
    rows = batch(spark, *GOOD[:4], b"nonsense", None)
    append = Table.append

    def until_killed(table: Table, *args: object, **kwargs: object) -> None:
        if table.schema not in written:
            raise KeyboardInterrupt
        append(table, *args, **kwargs)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Table, "append", until_killed)
        try:
            stream._append(rows, batch_id=7)
        except KeyboardInterrupt:
            assert len(written) < 2
    stream._planned = 7
    counts = stream._append(rows, batch_id=7)
    assert (counts.rows, counts.accepted, counts.quarantined) == (6, 4, 2)
    assert (len(places(spark, "streaming")), len(places(spark, "quarantine"))) == (4, 2)
    assert (commits("streaming", spark), commits("quarantine", spark)) == (1, 1)


def test_event_that_is_lost_on_the_way_fails_the_batch(
    spark: SparkSession, stream: TopicStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(rows: DataFrame, *args: object) -> DataFrame:
        return judged(rows, *args).where("offset = 0")  # type: ignore[arg-type]

    def nothing(_gathered: object) -> pa.Table | None:
        return None

    monkeypatch.setattr(module, "rejected_rows", nothing)
    monkeypatch.setattr(module, "judged", forgetful)
    with pytest.raises(RuntimeError, match="batch 0: 3 events in, 1 accepted, 1 of the other 2 quarantined"):
        stream._append(batch(spark, GOOD[0], b"1", b"2"), batch_id=0)
