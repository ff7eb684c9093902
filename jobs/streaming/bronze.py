"""From Kafka's rows to the rows of the bronze tables and of their quarantine: pure functions of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.runtime.conformity import REASONS

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from jobs.runtime.contracts import Contract

__all__ = ["POSITION", "RAW", "accepted", "quarantined", "received"]

POSITION = ("topic", "partition", "offset", "kafka_timestamp")
"""Where an event stood in Kafka, in both tables: topic, partition and offset name it once and for all."""

RAW = ("key", "value")
"""The event's key and payload, as bytes."""


def received(kafka: DataFrame) -> DataFrame:
    """Kafka's rows as the contract's judgement takes them: the raw bytes, and where they stood."""
    return kafka.select(*RAW, "topic", "partition", "offset", F.col("timestamp").alias("kafka_timestamp"))


def accepted(rows: DataFrame, contract: Contract, *, run_id: str) -> DataFrame:
    """Conforming events: the contract's fields as typed columns, then where each came from and when it was taken in."""
    return rows.select(*(field.name for field in contract.fields), *POSITION, *_origin(contract, run_id))


def quarantined(rows: DataFrame, contract: Contract, *, run_id: str) -> DataFrame:
    """Events that don't conform: raw key and bytes, every reason, where each came from and when it was taken in."""
    return rows.select(*RAW, REASONS, *POSITION, *_origin(contract, run_id))


def _origin(contract: Contract, run_id: str) -> tuple[Column, ...]:
    return (
        F.lit(contract.version).alias("contract_version"),
        F.lit(run_id).alias("run_id"),
        F.current_timestamp().alias("ingested_at"),
    )
