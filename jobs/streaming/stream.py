"""One topic's stream into its bronze table and quarantine, each event in exactly one of them, exactly once.

The checkpoint says which offsets a batch holds, and a batch that was cut short is tried again with the same ones; Delta
skips what an earlier try has committed already, by the transaction that each write is named with.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyspark.sql import Observation
from pyspark.sql import functions as F

from jobs.runtime.checkpoints import newest_batch, query_id
from jobs.runtime.conformity import CONFORMS, REASONS, REJECTED, judged, rejected_rows, screened
from jobs.runtime.contracts import Contract
from jobs.runtime.kafka import spark_options
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import TableProgress
from jobs.streaming.bronze import POSITION, accepted, quarantined, received
from jobs.streaming.params import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyspark.sql import Column, DataFrame, SparkSession
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
        self._planned = -1

    def start(self) -> StreamingQuery:
        """Create the tables unless they exist, and start the query where its checkpoint says."""
        self._planned = newest_batch(self._checkpoint)
        events = (
            self._spark.readStream.format("kafka")
            .options(**spark_options(self._params), **_FETCH)
            .option("subscribe", self._topic)
            .option("startingOffsets", "earliest")
            .option("failOnDataLoss", "true")
            .option("maxOffsetsPerTrigger", self._params.max_offsets_per_trigger)
            .load()
        )
        self._create_tables(received(events))
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
        conforming = self._accepted(screened(events, self._contract, kept=POSITION))
        self._bronze.create(self._spark, conforming.schema, properties=_BRONZE)
        broken = self._quarantined(judged(events, self._contract))
        self._quarantine.create(self._spark, broken.schema, properties=_QUARANTINE)

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
        """Write the conforming events while looking at all of them, then the few others, which that has gathered.

        Raises:
            RuntimeError: an event was lost on the way; the batch is then not committed.
        """
        survey = {
            "rows": F.count(F.lit(1)),
            "accepted": F.count_if(CONFORMS),
            "gathered": F.collect_list(REJECTED),
        }
        with self._surveyed(screened(events, self._contract, kept=POSITION), survey, batch_id) as (rows, seen):
            self._bronze.append(self._accepted(rows.where(CONFORMS)), self._transaction("accepted", batch_id))
        broken = seen["rows"] - seen["accepted"]
        quarantined_rows = self._append_rejected(events, seen["gathered"], broken, batch_id) if broken else 0
        if quarantined_rows != broken:
            raise RuntimeError(
                f"{self._topic}, batch {batch_id}: {seen['rows']} events in, {seen['accepted']} accepted, "
                f"{quarantined_rows} of the other {broken} quarantined"
            )
        return _Counts(rows=seen["rows"], accepted=seen["accepted"], quarantined=broken)

    def _append_rejected(self, events: DataFrame, gathered: list[bytes], broken: int, batch_id: int) -> int:
        """Write what does not conform, and say how many events that are."""
        transaction = self._transaction("quarantined", batch_id)
        table = rejected_rows(gathered)
        if table is not None and table.num_rows == broken:
            self._quarantine.append(self._quarantined(events.sparkSession.createDataFrame(table)), transaction)
            return broken
        # Too many to gather: they are judged again where they are.
        rejected = judged(events, self._contract).where(F.col(REASONS).isNotNull())
        with self._surveyed(rejected, {"rows": F.count(F.lit(1))}, batch_id) as (rows, seen):
            self._quarantine.append(self._quarantined(rows), transaction)
        return int(seen["rows"])

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

    def _accepted(self, rows: DataFrame) -> DataFrame:
        return accepted(rows, self._contract, topic=self._topic, run_id=self._telemetry.run_id)

    def _quarantined(self, rows: DataFrame) -> DataFrame:
        return quarantined(rows, self._contract, topic=self._topic, run_id=self._telemetry.run_id)

    def _transaction(self, part: str, batch_id: int) -> Transaction:
        return Transaction(application=f"{query_id(self._checkpoint)}/{part}", version=batch_id)
