"""A query of the benchmark: `python -m tests.bench.ingest_query <query> <events>` tells its seconds."""

from __future__ import annotations

import sys
import time
from importlib.resources import files
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.runtime.contracts import Contract
from jobs.runtime.kafka import spark_options
from jobs.runtime.params import KafkaAuthentication
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
    max_offsets_per_trigger=1_000_000,  # as prod.yaml
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
    query = TopicStream(spark, _PARAMS, TOPIC, Telemetry(name)).start() if name == "ingest" else _bare(spark, name)
    query.awaitTermination()
    seconds = time.perf_counter() - started
    bare = volume_path(_BARE)
    tables = [t.read(spark) for t in _INGESTED] if name == "ingest" else [spark.read.format("delta").load(bare)]
    written = sum(table.count() for table in tables)
    if written != events:
        sys.exit(f"{name}: {written} rows of {events} events")
    print(seconds)


def _bare(spark: SparkSession, name: str) -> StreamingQuery:
    """Kafka to Delta and no more: Kafka's columns, the payload as text, as the contract's columns, or as both."""
    events = (
        spark.readStream.format("kafka")
        .options(**spark_options(_PARAMS))
        .option("subscribe", TOPIC)
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", _PARAMS.max_offsets_per_trigger)
        .load()
        .withColumn("value", F.col("value").cast("string"))
    )
    if name != "text":
        contract = Contract.read(files("jobs.streaming").joinpath("contracts/network_log_events.v1.schema.json"))
        columns = ", ".join(f"{field.name} {field.column_type}" for field in contract.fields)
        events = events.withColumn("event", F.from_json("value", columns)).select("*", "event.*").drop("event")
    if name == "typed":
        events = events.drop("value")
    return (
        events.writeStream.format("delta")
        .option("checkpointLocation", volume_path(f"{_PARAMS.checkpoints}/{name}"))
        .trigger(availableNow=True)
        .start(volume_path(_BARE))
    )


if __name__ == "__main__":
    main()
