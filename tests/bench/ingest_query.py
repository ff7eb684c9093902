"""One query of the ingest's benchmark: `python -m tests.bench.ingest_query bare|ingest <events>` prints its seconds."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.runtime.kafka import KafkaAuthentication, spark_options
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table
from jobs.runtime.telemetry import Telemetry
from jobs.streaming.params import IngestParams, Trigger
from jobs.streaming.stream import TopicStream

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

NAMESPACE = "bench"
SECRET = "bench"
TOPIC = "network-log-events"

_PARAMS = IngestParams(
    bootstrap_servers=f"{NAMESPACE}.servicebus.windows.net:9093",
    authentication=KafkaAuthentication.CONNECTION_STRING,
    service_credential="",
    secret_scope=SECRET,
    secret_key=SECRET,
    topics=(TOPIC,),
    catalog="ep_raw",
    schema="streaming",
    quarantine_schema="quarantine",
    checkpoints="/Volumes/ep_raw/streaming/checkpoints",
    trigger=Trigger.AVAILABLE_NOW,
    trigger_interval_seconds=0,
    max_offsets_per_trigger=250_000,
)

_BARE = "/Volumes/ep_raw/bare/events"
_INGESTED = tuple(
    Table(catalog=_PARAMS.catalog, schema=schema, name=TOPIC.replace("-", "_"))
    for schema in (_PARAMS.schema, _PARAMS.quarantine_schema)
)


def main() -> None:
    """Run the query that the command line names, and check that it wrote each event."""
    name, events = sys.argv[1], int(sys.argv[2])
    spark = get_session(name)
    started = time.perf_counter()
    query = _bare(spark) if name == "bare" else TopicStream(spark, _PARAMS, TOPIC, Telemetry(name)).start()
    query.awaitTermination()
    seconds = time.perf_counter() - started
    tables = (
        [spark.read.format("delta").load(volume_path(_BARE))]
        if name == "bare"
        else [table.read(spark) for table in _INGESTED]
    )
    written = sum(table.count() for table in tables)
    if written != events:
        sys.exit(f"{name}: {written} rows of {events} events")
    print(seconds)


def _bare(spark: SparkSession) -> StreamingQuery:
    events = (
        spark.readStream.format("kafka")
        .options(**spark_options(_PARAMS))
        .option("subscribe", TOPIC)
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", _PARAMS.max_offsets_per_trigger)
        .load()
    )
    return (
        events.withColumn("value", F.col("value").cast("string"))
        .writeStream.format("delta")
        .option("checkpointLocation", volume_path(f"{_PARAMS.checkpoints}/bare"))
        .trigger(availableNow=True)
        .start(volume_path(_BARE))
    )


if __name__ == "__main__":
    main()
