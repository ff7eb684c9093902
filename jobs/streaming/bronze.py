"""From Kafka's rows to the rows of the bronze tables and of their quarantine: pure functions of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.runtime.conformity import REASONS

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from jobs.runtime.contracts import Contract

__all__ = ["POSITION", "RAW", "accepted", "quarantined", "received"]

POSITION = ("partition", "offset", "kafka_timestamp")
"""Where an event stood in its topic, in both tables: with the topic, partition and offset name it once and for all."""

RAW = ("key", "value")
"""The event's key and payload, as bytes."""


def received(kafka: DataFrame) -> DataFrame:
    """Kafka's rows as the contract's judgement takes them: the raw bytes, and where they stood in their topic."""
    return kafka.select(*RAW, "partition", "offset", F.col("timestamp").alias("kafka_timestamp"))


def accepted(rows: DataFrame, contract: Contract, *, topic: str, run_id: str) -> DataFrame:
    """Conforming events: the contract's fields as typed columns, then where each came from and when it was taken in."""
    return rows.select(*(field.name for field in contract.fields), *_origin(contract, topic, run_id))


def quarantined(rows: DataFrame, contract: Contract, *, topic: str, run_id: str) -> DataFrame:
    """Events that don't conform: raw key and bytes, every reason, where each came from and when it was taken in."""
    return rows.select(*RAW, REASONS, *_origin(contract, topic, run_id))


def _origin(contract: Contract, topic: str, run_id: str) -> tuple[Column, ...]:
    return (
        # A stream has one topic: its name need not travel with every event.
        F.lit(topic).alias("topic"),
        *map(F.col, POSITION),
        F.lit(contract.version).alias("contract_version"),
        F.lit(run_id).alias("run_id"),
        F.current_timestamp().alias("ingested_at"),
    )
