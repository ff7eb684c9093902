"""One topic's stream into its bronze table and quarantine, each event in exactly one of them, exactly once.

The checkpoint says which offsets a batch holds, and a batch that was cut short is tried again with the same ones; Delta
skips what an earlier try has committed already, by the transaction that each write is named with.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.sql import Observation
from pyspark.sql import functions as F

from jobs.runtime.conformity import REASONS, RECOGNISED, judge, recognise
from jobs.runtime.contracts import Contract
from jobs.runtime.kafka import spark_options
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import TableProgress
from jobs.streaming.bronze import POSITION, RAW, accepted, quarantined, received
from jobs.streaming.params import Trigger

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

    from jobs.runtime.telemetry import Telemetry
    from jobs.streaming.params import IngestParams

__all__ = ["TopicStream"]

_VERSION = "v1"
# Readers look events up by place and time; statistics of every column would cost each write a pass over it.
_BRONZE = {"delta.dataSkippingStatsColumns": "partition,offset,kafka_timestamp,occurred_at"}
_QUARANTINE = {"delta.dataSkippingStatsColumns": "partition,offset,kafka_timestamp"}


@dataclass(frozen=True, kw_only=True)
class _Counts:
    rows: int
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
        self._resumed = True

    def start(self) -> StreamingQuery:
        """Create the tables unless they exist, and start the query where its checkpoint says."""
        events = (
            self._spark.readStream.format("kafka")
            .options(**spark_options(self._params))
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
        judged = judge(received(events), self._contract)
        self._bronze.create(self._spark, accepted(judged, self._contract, run_id="").schema, properties=_BRONZE)
        self._quarantine.create(
            self._spark, quarantined(judged, self._contract, run_id="").schema, properties=_QUARANTINE
        )

    def _write(self, batch: DataFrame, batch_id: int) -> None:
        started = time.monotonic()
        events = recognise(received(batch), self._contract)
        counts = self._append(events, batch_id)
        self._telemetry.table_progress(
            TableProgress(
                table=str(self._bronze),
                quarantine=str(self._quarantine),
                topic=self._topic,
                batch_id=batch_id,
                rows_in=counts.rows,
                accepted=counts.rows - counts.quarantined,
                quarantined=counts.quarantined,
                seconds=round(time.monotonic() - started, 3),
            )
        )

    def _append(self, events: DataFrame, batch_id: int) -> _Counts:
        """Write the recognised events, then judge the few others: most batches are read from Kafka once."""
        observation = Observation()
        observed = events.observe(
            observation,
            F.count(F.lit(1)).alias("rows"),
            F.count_if(~F.col(RECOGNISED)).alias("others"),
        )
        recognised = accepted(observed.where(RECOGNISED), self._contract, run_id=self._telemetry.run_id)
        self._bronze.append(recognised, self._transaction("recognised", batch_id))
        if self._resumed:
            # An earlier run may have written this batch: Delta then skips it, and nothing is observed.
            self._resumed = False
            return _Counts(rows=events.count(), quarantined=self._append_judged(events, batch_id))
        seen = observation.get
        return _Counts(rows=seen["rows"], quarantined=self._append_judged(events, batch_id) if seen["others"] else 0)

    def _append_judged(self, events: DataFrame, batch_id: int) -> int:
        """Judge the events that were not recognised, write each where it belongs; gives how many are quarantined."""
        others = events.where(~F.col(RECOGNISED)).select(*RAW, *POSITION)
        judged = judge(others, self._contract).persist()
        try:
            conforming = accepted(judged.where(F.col(REASONS).isNull()), self._contract, run_id=self._telemetry.run_id)
            self._bronze.append(conforming, self._transaction("judged", batch_id))
            broken = judged.where(F.col(REASONS).isNotNull())
            self._quarantine.append(
                quarantined(broken, self._contract, run_id=self._telemetry.run_id),
                self._transaction("quarantined", batch_id),
            )
            return broken.count()
        finally:
            judged.unpersist()

    def _transaction(self, part: str, batch_id: int) -> Transaction:
        # A new checkpoint counts from 0 again: by its id, its batches are not taken for retries of the old one's.
        query_id = json.loads((Path(self._checkpoint) / "metadata").read_text(encoding="utf-8"))["id"]
        return Transaction(application=f"{query_id}/{part}", version=batch_id)
