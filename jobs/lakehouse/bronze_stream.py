"""What bronze gains of an entity, batch by batch into silver.

A batch that was cut short, or that its audit withheld, is tried again by the next run with the same rows: nothing is
passed over, and nothing behind it is published before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.lakehouse.silver_table import Publication
from jobs.runtime.checkpoints import query_id
from jobs.runtime.entry import JobError
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Transaction
from jobs.runtime.telemetry import BatchProgress

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

    from jobs.lakehouse.silver_table import SilverTable
    from jobs.runtime.telemetry import Telemetry

__all__ = ["BronzeStream"]


class BronzeStream:
    """The stream of an entity's bronze table, with a checkpoint of its own; `failure` is why it could not go on."""

    failure: JobError | None = None

    def __init__(
        self, spark: SparkSession, table: SilverTable, *, checkpoints: str, accept: bool, telemetry: Telemetry
    ) -> None:
        self._spark = spark
        self._table = table
        self._accept = accept
        self._telemetry = telemetry
        self._checkpoint = volume_path(f"{checkpoints}/silver/{table.entity.label}")

    def start(self) -> StreamingQuery | None:
        """Create the tables unless they exist, and start the query; None where bronze was never filled."""
        if not self._table.bronze.exists(self._spark):
            self._telemetry.log("nothing_to_read", table=str(self._table.bronze))
            return None
        if gained := self._table.create():
            self._telemetry.log("schema_evolved", table=str(self._table.silver), columns=gained)
        return (
            self._table.bronze.read_stream(self._spark)
            .writeStream.queryName(f"silver {self._table.entity}")
            .option("checkpointLocation", self._checkpoint)
            .foreachBatch(self._write)
            .trigger(availableNow=True)
            .start()
        )

    def _write(self, batch: DataFrame, batch_id: int) -> None:
        def transaction(part: str) -> Transaction:
            return Transaction(application=f"{query_id(self._checkpoint)}/{part}", version=batch_id)

        def quarantine(rejected: DataFrame, rows: int) -> None:
            if not rows:
                return
            # A backfill may have been there before: it takes all that bronze has.
            new = self._table.new_to_quarantine(rejected)
            self._table.quarantine.append(new, transaction("rejected"), metadata=self._table.metadata)

        publication = Publication(quarantine=quarantine, accept=self._table.merge, runs=transaction("runs"))
        try:
            done = self._table.publish(batch, publication, accept=self._accept)
        except JobError as error:
            self.failure = error
            raise
        self._telemetry.table_progress(
            BatchProgress(
                table=done.table_name,
                quarantine=str(self._table.quarantine),
                batch_id=batch_id,
                rows_in=done.rows_in,
                accepted=done.accepted,
                quarantined=done.quarantined,
                new_rows=done.written,
                seconds=round(done.seconds, 3),
            )
        )
