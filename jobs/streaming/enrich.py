"""Bronze events joined with the customers of the lakehouse: a stream per topic, until what is there is worked off.

The customers are read anew for each micro-batch. Exactly once as the ingest is: the checkpoint says which events a
batch holds, and Delta skips a batch that it has. No event is dropped: the watermark only tells which are late.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jobs.runtime.checkpoints import query_id, watermark
from jobs.runtime.entry import entry
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import BatchProgress, Telemetry
from jobs.streaming.enrichment import enriched
from jobs.streaming.ingest import follow
from jobs.streaming.params import EnrichParams

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

__all__ = ["EnrichedStream", "main"]

_PROPERTIES = {"delta.dataSkippingStatsColumns": "kafka_timestamp,occurred_at"}


@entry
def main() -> None:
    """Enrich what bronze has gained; without customers nothing is consumed, and a later run finds it all."""
    params = EnrichParams.parse()
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    streams = [EnrichedStream(spark, params, topic, telemetry) for topic in params.topics]
    wanted = [Table.parse(params.customers), *(stream.bronze for stream in streams)]
    absent = [str(table) for table in wanted if not table.exists(spark)]
    if absent:
        telemetry.log(
            "nothing_to_join", absent=absent, consumed=0, remedy="run the jobs that fill them, then this one again"
        )
        return
    follow(streams, telemetry)


class EnrichedStream:
    """The stream of a topic's bronze table into `<topic>_enriched`, with a checkpoint of its own."""

    def __init__(self, spark: SparkSession, params: EnrichParams, topic: str, telemetry: Telemetry) -> None:
        name = topic.replace("-", "_")
        self._spark = spark
        self._params = params
        self._telemetry = telemetry
        self._customers = Table.parse(params.customers)
        self._target = Table.parse(f"{params.into}.{name}_enriched")
        self._checkpoint = volume_path(f"{params.checkpoints}/enrich/{name}")
        self.bronze = Table(catalog=params.catalog, schema=params.schema, name=name)

    def start(self) -> StreamingQuery:
        """Create the table unless it exists, and start the query where its checkpoint says."""
        events = self.bronze.read_stream(self._spark)
        if not self._target.exists(self._spark):
            columns = enriched(events, self._customers.read(self._spark), watermark=None, run_id="").schema
            self._target.create(self._spark, columns, properties=_PROPERTIES)
        return (
            events.withWatermark("occurred_at", f"{self._params.watermark_minutes} minutes")
            .writeStream.queryName(str(self._target))
            .option("checkpointLocation", self._checkpoint)
            .foreachBatch(self._write)
            .trigger(availableNow=True)
            .start()
        )

    def _write(self, batch: DataFrame, batch_id: int) -> None:
        started = time.monotonic()
        rows = enriched(
            batch,
            self._customers.read(self._spark),
            watermark=watermark(self._checkpoint, batch_id),
            run_id=self._telemetry.run_id,
        )
        transaction = Transaction(application=f"{query_id(self._checkpoint)}/enriched", version=batch_id)
        self._target.append(rows, transaction)
        taken = batch.count()
        self._telemetry.table_progress(
            BatchProgress(
                table=str(self._target),
                quarantine="",
                batch_id=batch_id,
                rows_in=taken,
                accepted=taken,
                quarantined=0,
                new_rows=taken,
                seconds=round(time.monotonic() - started, 3),
            )
        )
