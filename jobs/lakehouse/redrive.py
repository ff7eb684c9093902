"""What is quarantined, judged anew after a contract, a rule or a source's file was mended.

Silver's quarantine comes first: its rows are in bronze, and the days that they landed on are taken there again. Then
bronze's own: records that conform by now move from the quarantine into bronze, and with the next refresh into silver.
They are appended before they are removed, and what is in bronze is not appended again: a run may be cut short anywhere.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from jobs.lakehouse.backfill import backfill
from jobs.lakehouse.bronze_tables import FROM_FILE, BronzeTables
from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import RedriveParams
from jobs.lakehouse.records import RecordReader
from jobs.lakehouse.silver_table import SilverTable, Where
from jobs.runtime import ops
from jobs.runtime.entry import JobError, entry
from jobs.runtime.lineage import Lineage
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import BatchProgress, Telemetry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["main", "redrive"]

_PLACE = ["source_file", "source_offset"]


@entry
def main() -> None:
    """Judge what is quarantined of an entity anew.

    Raises:
        JobError: the entity is unknown or was never filled; or an audit withheld what came out.
    """
    params = RedriveParams.parse()
    entity = entity_named(params.entity)
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    telemetry.log("job_started")
    ops.create(spark, runs_table(params.ops))
    where = Where.of(params)
    _redrive_silver(spark, SilverTable(spark, entity, where, telemetry), telemetry)
    bronze = BronzeTables(entity, catalog=params.raw_catalog, quarantine_schema=params.quarantine_schema)
    redrive(spark, bronze, telemetry)
    telemetry.log("job_finished")


def _redrive_silver(spark: SparkSession, table: SilverTable, telemetry: Telemetry) -> None:
    if not table.quarantine.exists(spark):
        return
    days = [row[0] for row in table.quarantine.read(spark).select("landing_date").distinct().collect()]
    if days:
        listed = ", ".join(f"DATE '{day}'" for day in sorted(days))
        backfill(spark, table, f"landing_date IN ({listed})", accept=False, telemetry=telemetry)


def redrive(spark: SparkSession, bronze: BronzeTables, telemetry: Telemetry) -> int:
    """Move what conforms by now from the quarantine into bronze; gives the number of records moved.

    Raises:
        JobError: bronze was never filled.
    """
    if not bronze.quarantine.table.exists(spark):
        raise JobError(f"{bronze.quarantine.table}: there is no such quarantine yet; run the job refresh first")
    quarantined = bronze.quarantine.table.read(spark)
    reader = RecordReader(bronze.contract, bronze.entity.layout)
    # A CSV record's fields are named by its file's first line. Where files lie is for the driver to know.
    names = [row["source_file"] for row in quarantined.select("source_file").distinct().collect()]
    judge = partial(_judged, reader, {name: volume_path(name) for name in names})
    columns = f"{bronze.contract.ddl}, additional STRING, {FROM_FILE}"
    judged = quarantined.select("raw", *_PLACE, "landing_date").mapInArrow(judge, columns)
    conforming = bronze.with_ingest(judged, telemetry).persist()
    try:
        moved = conforming.count()
        if moved:
            _move(spark, bronze, conforming, telemetry)
    finally:
        conforming.unpersist()
    left = quarantined.count() - moved
    telemetry.table_progress(
        BatchProgress(
            table=str(bronze.bronze.table),
            quarantine=str(bronze.quarantine.table),
            batch_id=0,
            rows_in=moved + left,
            accepted=moved,
            quarantined=left,
            new_rows=moved,
            seconds=0,
        )
    )
    return moved


def _move(spark: SparkSession, bronze: BronzeTables, conforming: DataFrame, telemetry: Telemetry) -> None:
    inputs = {str(bronze.quarantine.table): bronze.quarantine.table.version(spark)}
    metadata = Lineage.of(telemetry, slice_name="lakehouse", inputs=inputs).to_metadata()
    # An earlier run may have been cut short between the two commits.
    there = bronze.bronze.table.read(spark).select(*_PLACE)
    new = conforming.join(there, _PLACE, "left_anti").select(*bronze.bronze.columns)
    bronze.bronze.table.append(new, None, metadata=metadata)
    bronze.quarantine.table.merge(
        conforming.select(*_PLACE),
        on=" AND ".join(f"target.{name} = source.{name}" for name in _PLACE),
        clauses="WHEN MATCHED THEN DELETE",
        metadata=metadata,
    )


def _judged(
    reader: RecordReader, paths: Mapping[str, str], batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Records of the quarantine that conform, as bronze has them."""
    for batch in batches:
        names = batch.column("source_file")
        for name in pc.unique(names).to_pylist():
            rows = batch.filter(pc.equal(names, name))
            verdict = reader.read_again(rows.column("raw"), Path(paths[name]))
            columns = dict(zip(verdict.columns.schema.names, verdict.columns.columns, strict=True))
            origin = {column: rows.column(column) for column in (*_PLACE, "landing_date")}
            found = pa.RecordBatch.from_pydict({**columns, "additional": verdict.additional, **origin})
            yield found.filter(verdict.conforms)
