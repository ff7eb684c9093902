"""One topic's stream into its bronze table and quarantine, each event in exactly one of them, exactly once.

The checkpoint says which offsets a batch holds, and a batch that was cut short is tried again with the same ones; Delta
skips what an earlier try has committed already, by the transaction that each write is named with.
"""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyspark.sql import Observation
from pyspark.sql import functions as F

from jobs.runtime.conformity import REASONS, RECOGNISED, Judge
from jobs.runtime.contracts import Contract
from jobs.runtime.kafka import spark_options
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import TableProgress
from jobs.streaming.bronze import accepted, quarantined, received
from jobs.streaming.params import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pyspark.sql import Column, DataFrame, Row, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

    from jobs.runtime.telemetry import Telemetry
    from jobs.streaming.params import IngestParams

__all__ = ["TopicStream"]

_VERSION = "v1"
# Readers look events up by time; statistics of every column would cost each write a pass over it.
_BRONZE = {"delta.dataSkippingStatsColumns": "kafka_timestamp,occurred_at"}
_QUARANTINE = {"delta.dataSkippingStatsColumns": "kafka_timestamp"}
# Kafka's defaults are made for latency: with them a batch waits for many small fetches, twice as long as for these.
_FETCH = {
    "kafka.fetch.min.bytes": "1048576",
    "kafka.fetch.max.wait.ms": "100",
    "kafka.max.partition.fetch.bytes": "8388608",
    "kafka.max.poll.records": "20000",
}


# Up to here the others are picked out of the batch by their places; a filter of more costs more than judging them all.
_MOST_PLACES = 20_000


@dataclass(frozen=True, kw_only=True)
class _Counts:
    rows: int
    accepted: int
    quarantined: int


class TopicStream:
    """The stream of `topic`: a table and a quarantine of its name, a contract and a checkpoint of its own."""

    def __init__(self, spark: SparkSession, params: IngestParams, topic: str, telemetry: Telemetry) -> None:
        name = topic.replace("-", "_")
        self._spark = spark
        self._params = params
        self._topic = topic
        self._telemetry = telemetry
        self._contract = Contract.read(files("jobs.streaming").joinpath(f"contracts/{name}.{_VERSION}.schema.json"))
        self._bronze = Table(catalog=params.catalog, schema=params.schema, name=name)
        self._quarantine = Table(catalog=params.catalog, schema=params.quarantine_schema, name=name)
        self._checkpoint = volume_path(f"{params.checkpoints}/{name}")
        self._judge = Judge(self._contract)
        self._planned = -1

    def start(self) -> StreamingQuery:
        """Create the tables unless they exist, and start the query where its checkpoint says."""
        self._planned = _newest_batch(Path(self._checkpoint))
        events = (
            self._spark.readStream.format("kafka")
            .options(**spark_options(self._params), **_FETCH)
            .option("subscribe", self._topic)
            .option("startingOffsets", "earliest")
            .option("failOnDataLoss", "true")
            .option("maxOffsetsPerTrigger", self._params.max_offsets_per_trigger)
            .load()
        )
        # Working out the columns takes seconds, which a run that finds the tables should not pay.
        if not (self._bronze.exists(self._spark) and self._quarantine.exists(self._spark)):
            self._create_tables(events)
        writer = (
            events.writeStream.queryName(self._topic)
            .option("checkpointLocation", self._checkpoint)
            .foreachBatch(self._write)
        )
        if self._params.trigger is Trigger.AVAILABLE_NOW:
            return writer.trigger(availableNow=True).start()
        return writer.trigger(processingTime=f"{self._params.trigger_interval_seconds} seconds").start()

    def _create_tables(self, events: DataFrame) -> None:
        # A stream's plan is never run here: it only lends its columns.
        judged = self._judge.judge(received(events))
        self._bronze.create(self._spark, accepted(judged, self._contract, run_id="").schema, properties=_BRONZE)
        self._quarantine.create(
            self._spark, quarantined(judged, self._contract, run_id="").schema, properties=_QUARANTINE
        )

    def _write(self, batch: DataFrame, batch_id: int) -> None:
        started = time.monotonic()
        counts = self._append(received(batch), batch_id)
        self._telemetry.table_progress(
            TableProgress(
                table=str(self._bronze),
                quarantine=str(self._quarantine),
                topic=self._topic,
                batch_id=batch_id,
                rows_in=counts.rows,
                accepted=counts.accepted,
                quarantined=counts.quarantined,
                seconds=round(time.monotonic() - started, 3),
            )
        )

    def _append(self, events: DataFrame, batch_id: int) -> _Counts:
        """Write the recognised events while looking at all of them, then judge the few others.

        Raises:
            RuntimeError: an event was lost on the way; the batch is then not committed.
        """
        place = F.when(~F.col(RECOGNISED), F.struct("partition", "offset"))
        survey = {
            "rows": F.count(F.lit(1)),
            "recognised": F.count_if(RECOGNISED),
            "others": F.collect_list(place),
        }
        with self._surveyed(self._judge.recognise(events), survey, batch_id) as (recognised, seen):
            self._append_accepted(recognised.where(RECOGNISED), "recognised", batch_id)
        others = seen["others"]
        judged = _Counts(rows=0, accepted=0, quarantined=0)
        if others:
            judged = self._append_judged(events.where(_at(others)) if len(others) <= _MOST_PLACES else events, batch_id)
        if seen["recognised"] + judged.rows != seen["rows"]:
            raise RuntimeError(
                f"{self._topic}, batch {batch_id}: {seen['rows']} events in, {judged.rows} of {len(others)} judged"
            )
        return _Counts(rows=seen["rows"], accepted=seen["recognised"] + judged.accepted, quarantined=judged.quarantined)

    def _append_judged(self, events: DataFrame, batch_id: int) -> _Counts:
        """Judge the events that are not recognised and write each where it belongs."""
        conforms = F.col(REASONS).isNull()
        survey = {"rows": F.count(F.lit(1)), "conforming": F.count_if(conforms)}
        judged = self._judge.judge(events).where(~F.col(RECOGNISED))
        with self._surveyed(judged, survey, batch_id) as (rows, seen):
            broken = quarantined(rows.where(~conforms), self._contract, run_id=self._telemetry.run_id)
            self._quarantine.append(broken, self._transaction("quarantined", batch_id))
        if seen["conforming"]:
            self._append_accepted(judged.where(conforms), "judged", batch_id)
        return _Counts(rows=seen["rows"], accepted=seen["conforming"], quarantined=seen["rows"] - seen["conforming"])

    @contextmanager
    def _surveyed(
        self, rows: DataFrame, survey: Mapping[str, Column], batch_id: int
    ) -> Iterator[tuple[DataFrame, dict[str, Any]]]:
        """The rows, and what the survey finds in them, known once they have been written.

        An earlier run may have written the batch: Delta skips what is there, and what is skipped is not observed.
        """
        seen: dict[str, Any] = {}
        columns = [column.alias(name) for name, column in survey.items()]
        if batch_id <= self._planned:
            yield rows, seen
            seen |= rows.agg(*columns).collect()[0].asDict()
        else:
            observation = Observation()
            yield rows.observe(observation, *columns), seen
            seen |= observation.get

    def _append_accepted(self, rows: DataFrame, part: str, batch_id: int) -> None:
        conforming = accepted(rows, self._contract, run_id=self._telemetry.run_id)
        self._bronze.append(conforming, self._transaction(part, batch_id))

    def _transaction(self, part: str, batch_id: int) -> Transaction:
        # A new checkpoint counts from 0 again: by its id, its batches are not taken for retries of the old one's.
        query_id = json.loads((Path(self._checkpoint) / "metadata").read_text(encoding="utf-8"))["id"]
        return Transaction(application=f"{query_id}/{part}", version=batch_id)


def _newest_batch(checkpoint: Path) -> int:
    """The newest batch that was ever planned at the checkpoint; -1 before the first."""
    planned = checkpoint / "offsets"
    return max((int(file.name) for file in planned.glob("[0-9]*")), default=-1) if planned.is_dir() else -1


def _at(places: Sequence[Row]) -> Column:
    """Whether an event is at one of the places, each a partition and an offset."""
    offsets: dict[int, list[int]] = {}
    for partition, offset in places:
        offsets.setdefault(partition, []).append(offset)
    # One SQL text: a literal each through Python's bridge to the JVM would take seconds.
    each = (f"partition = {partition} AND offset IN ({', '.join(map(str, of))})" for partition, of in offsets.items())
    return F.expr(" OR ".join(f"({condition})" for condition in each))
