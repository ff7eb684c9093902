"""An entity's bronze table and its quarantine: their columns, by its contract."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.runtime.conformity import REASONS_DDL
from jobs.runtime.contracts import Contract
from jobs.runtime.one_pass import Destination
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from jobs.lakehouse.entities import Entity
    from jobs.runtime.telemetry import Telemetry

__all__ = ["FROM_FILE", "BronzeTables"]

FROM_FILE = "source_file STRING, source_offset BIGINT, landing_date DATE"
"""Where a record stood: the file, the byte in it, the day of its folder; in Spark's DDL."""

_OF_INGEST = "contract_version STRING, run_id STRING, ingested_at TIMESTAMP"
_ORIGIN = ("source_file", "source_offset", "landing_date", "contract_version", "run_id", "ingested_at")
# Readers look records up by file and day; statistics of every column would cost each write a pass over it.
_PROPERTIES = {"delta.dataSkippingStatsColumns": "source_file,source_offset"}


class BronzeTables:
    """What conforms to an entity's contract goes to `bronze`, the rest to `quarantine`."""

    def __init__(self, entity: Entity, *, catalog: str, quarantine_schema: str) -> None:
        self.entity = entity
        self.contract = Contract.read(
            files("jobs.lakehouse").joinpath(f"contracts/{entity.label}.{entity.version}.schema.json")
        )
        fields = [field.name for field in self.contract.fields]
        self.bronze = Destination(
            table=Table(catalog=catalog, schema=entity.system, name=entity.name),
            columns=(*fields, "additional", *_ORIGIN),
        )
        self.quarantine = Destination(
            table=Table(catalog=catalog, schema=quarantine_schema, name=entity.label),
            columns=("raw", "reasons", *_ORIGIN),
        )

    def create(self, spark: SparkSession) -> list[str]:
        """Create the tables unless they exist; gives the columns that bronze gained, since the contract has.

        A contract's compatible versions add optional fields alone: records from before have nothing in them.
        """
        columns = f"{self.contract.ddl}, additional STRING, {FROM_FILE}, {_OF_INGEST}"
        by_day = ("landing_date",)
        if not self.bronze.table.exists(spark):
            self.bronze.table.create(spark, columns, properties=_PROPERTIES, partitioned_by=by_day)
        if not self.quarantine.table.exists(spark):
            columns = f"raw BINARY, reasons {REASONS_DDL}, {FROM_FILE}, {_OF_INGEST}"
            self.quarantine.table.create(spark, columns, properties=_PROPERTIES, partitioned_by=by_day)
        return self.bronze.table.add_columns(spark, self.contract.ddl)

    def with_ingest(self, rows: DataFrame, telemetry: Telemetry) -> DataFrame:
        """The rows with the columns that tell of this ingest."""
        return rows.select(
            "*",
            F.lit(self.contract.revision or self.contract.version).alias("contract_version"),
            F.lit(telemetry.run_id).alias("run_id"),
            F.current_timestamp().alias("ingested_at"),
        )
