"""One entity's files into its bronze table and quarantine, each record in exactly one of them, exactly once.

The checkpoint says which files a batch holds, and a batch that was cut short is tried again with the same ones; Delta
skips what an earlier try has committed already. A file that is delivered again under another name is known by its
bytes, and left out.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.lakehouse.bronze_tables import FROM_FILE, BronzeTables
from jobs.lakehouse.file_ledger import FileLedger
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.records import LandedFile, RecordReader, landing_date
from jobs.runtime.checkpoints import newest_batch, query_id
from jobs.runtime.conformity import REASONS_DDL
from jobs.runtime.landing import Landing, landed_files
from jobs.runtime.lineage import Lineage
from jobs.runtime.one_pass import SPILLED, Counts, append_split, with_spill_flag
from jobs.runtime.ops import Layer, RunRecord, RunState, record
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Transaction
from jobs.runtime.telemetry import BatchProgress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

    from jobs.lakehouse.entities import Entity
    from jobs.lakehouse.file_ledger import Delivery
    from jobs.lakehouse.params import BronzeParams
    from jobs.runtime.telemetry import Telemetry

__all__ = ["FileStream"]


class FileStream:
    """The stream of an entity's landing folder, with a checkpoint of its own."""

    failure = None

    def __init__(self, spark: SparkSession, params: BronzeParams, entity: Entity, telemetry: Telemetry) -> None:
        self._spark = spark
        self._params = params
        self._entity = entity
        self._telemetry = telemetry
        self._tables = BronzeTables(entity, catalog=params.catalog, quarantine_schema=params.quarantine_schema)
        self._landing = Landing.of(f"{params.landing[entity.system]}/{entity.name}")
        self._runs = runs_table(params.ops)
        self._ledger = FileLedger(spark, ops=params.ops, entity=str(entity))
        self._checkpoint = volume_path(f"{params.checkpoints}/bronze/{entity.label}")
        self._planned = -1

    def start(self) -> StreamingQuery | None:
        """Create the tables unless they exist, and start the query where its checkpoint says.

        None where no file of the entity has ever landed.
        """
        if not Path(self._landing.root).is_dir():
            self._telemetry.log("nothing_landed", folder=self._landing.folder)
            return None
        self._planned = newest_batch(self._checkpoint)
        if gained := self._tables.create(self._spark):
            self._telemetry.log("schema_evolved", table=str(self._tables.bronze.table), columns=gained)
        stream = landed_files(self._spark, self._landing, max_files_per_trigger=self._params.max_files_per_trigger)
        return (
            stream.writeStream.queryName(f"bronze {self._entity}")
            .option("checkpointLocation", self._checkpoint)
            .foreachBatch(self._write)
            .trigger(availableNow=True)
            .start()
        )

    def _write(self, batch: DataFrame, batch_id: int) -> None:
        started = datetime.now(UTC)
        files = self._transaction("files", batch_id)
        deliveries = self._ledger.look_up(batch, self._landing, files)
        counts = self._append([file for file in deliveries if file.is_new], batch_id)
        self._ledger.note(deliveries, files, run_id=self._telemetry.run_id)
        landed = max((file.modified_at for file in deliveries), default=None)
        self._say(counts, batch_id, started=started, landed=landed)

    def _say(self, counts: Counts, batch_id: int, *, started: datetime, landed: datetime | None) -> None:
        done = RunRecord(
            subject=str(self._entity),
            layer=Layer.BRONZE,
            table_name=str(self._tables.bronze.table),
            started_at=started,
            finished_at=datetime.now(UTC),
            state=RunState.PUBLISHED if counts.rows else RunState.NOTHING_NEW,
            rows_in=counts.rows,
            accepted=counts.accepted,
            quarantined=counts.quarantined,
            written=counts.accepted,
            newest_ingest_ts=landed and landed.astimezone(UTC),
        )
        record(self._spark, self._runs, self._telemetry, [done], transaction=self._transaction("runs", batch_id))
        self._telemetry.table_progress(
            BatchProgress(
                table=str(self._tables.bronze.table),
                quarantine=str(self._tables.quarantine.table),
                batch_id=batch_id,
                rows_in=counts.rows,
                accepted=counts.accepted,
                quarantined=counts.quarantined,
                new_rows=counts.accepted,
                seconds=round(done.seconds, 3),
            )
        )

    def _append(self, new: Sequence[Delivery], batch_id: int) -> Counts:
        if not new:
            return Counts(rows=0, accepted=0, quarantined=0)
        lineage = Lineage.of(self._telemetry, slice_name="lakehouse", inputs={self._landing.folder: None})
        return append_split(
            self._records(new),
            accepted=self._tables.bronze,
            rejected=self._tables.quarantine,
            transaction=lambda part: self._transaction(part, batch_id),
            metadata=lineage.to_metadata(),
            tried_before=batch_id <= self._planned,
        )

    def _records(self, new: Sequence[Delivery]) -> DataFrame:
        """The files' records, judged."""
        # Spark cuts the list into as many slices as there are cores: one file of each size to each, by turns.
        cores = self._spark.sparkContext.defaultParallelism
        by_size = sorted(new, key=lambda file: file.size, reverse=True)
        by_core = [file for core in range(cores) for file in by_size[core::cores]]
        listed = self._spark.createDataFrame(
            [(file.path, file.name, landing_date(file.name, file.modified_at)) for file in by_core],
            "path STRING, name STRING, landing_date DATE",
        )
        read = partial(_read, RecordReader(self._tables.contract, self._entity.layout))
        verdict = f"additional STRING, raw BINARY, reasons {REASONS_DDL}"
        judged = listed.mapInArrow(read, f"{self._tables.contract.ddl}, {verdict}, {FROM_FILE}, {SPILLED} BOOLEAN")
        return self._tables.with_ingest(judged, self._telemetry)

    def _transaction(self, part: str, batch_id: int) -> Transaction:
        return Transaction(application=f"{query_id(self._checkpoint)}/{part}", version=batch_id)


def _read(reader: RecordReader, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return with_spill_flag(_records(reader, batches), raw="raw")


def _records(reader: RecordReader, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for row in batch.to_pylist():
            with Path(row["path"]).open("rb") as file:
                yield from reader.read(file, LandedFile(name=row["name"], landing_date=row["landing_date"]))
