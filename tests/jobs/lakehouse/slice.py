"""The slice's jobs on a test's own platform, in the session that all tests share."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as F

from jobs.lakehouse.backfill import Days, backfill
from jobs.lakehouse.bronze_stream import BronzeStream
from jobs.lakehouse.bronze_tables import BronzeTables
from jobs.lakehouse.entities import ENTITIES, entity_named
from jobs.lakehouse.file_ledger import FileLedger
from jobs.lakehouse.file_stream import FileStream
from jobs.lakehouse.ops_tables import files_table, runs_table
from jobs.lakehouse.params import BronzeParams
from jobs.lakehouse.redrive import redrive
from jobs.lakehouse.silver_table import SilverTable, Where
from jobs.lakehouse.streams import work_off
from jobs.runtime import ops
from jobs.runtime.paths import day_partition
from jobs.runtime.telemetry import Telemetry
from tests.jobs.lakehouse.volumes import LANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from jobs.runtime.tables import Table

__all__ = ["BRONZE", "CHECKPOINTS", "CUSTOMER", "OPS", "Slice", "customer", "table_hash"]

OPS = "ep_curated.ops"
CHECKPOINTS = "/Volumes/ep_raw/checkpoints/lakehouse"
BRONZE = BronzeParams(
    entities=tuple(map(str, ENTITIES)),
    landing=LANDING,
    catalog="ep_raw",
    quarantine_schema="quarantine",
    checkpoints=CHECKPOINTS,
    ops=OPS,
    max_files_per_trigger=100,
)
WHERE = Where(raw_catalog="ep_raw", curated_catalog="ep_curated", quarantine_schema="quarantine", ops=OPS)
CUSTOMER: dict[str, Any] = {
    "customer_id": "C0000001",
    "first_name": "Ada",
    "last_name": "Byron",
    "email": "ada@example.com",
    "phone": "0255501234",
    "amdm_addr_id": "A0000001",
    "is_female": True,
    "is_senior": False,
    "has_partner": False,
    "has_dependents": False,
    "tenure_months": 12,
    "has_churned": False,
    "ingest_ts": "2026-07-01T02:00:00+10:00",
}


def customer(number: int, **changes: Any) -> dict[str, Any]:
    """A good record of the customer master."""
    own = {"customer_id": f"C{number:07d}", "email": f"ada.{number}@example.com"}
    return {**CUSTOMER, **own, **changes}


@dataclass(frozen=True)
class Slice:
    """The slice for one entity, such as `cmdm.customers`."""

    spark: SparkSession
    folder: Path
    entity_name: str = "cmdm.customers"

    @property
    def raw(self) -> BronzeTables:
        return BronzeTables(entity_named(self.entity_name), catalog="ep_raw", quarantine_schema="quarantine")

    @property
    def table(self) -> SilverTable:
        return SilverTable(self.spark, entity_named(self.entity_name), WHERE, Telemetry("silver"))

    def land(self, name: str, records: Iterable[Mapping[str, Any] | bytes], *, day: date = date(2026, 7, 1)) -> Path:
        """Put a file of JSON lines into the landing folder; bytes go in as they are."""
        lines = (record if isinstance(record, bytes) else json.dumps(record).encode() for record in records)
        return self.land_bytes(name, b"".join(line + b"\n" for line in lines), day=day)

    def land_bytes(self, name: str, content: bytes, *, day: date = date(2026, 7, 1)) -> Path:
        entity = entity_named(self.entity_name)
        below = self.folder / "volumes" / "ep_raw" / entity.system / "landing" / entity.name / day_partition(day)
        below.mkdir(parents=True, exist_ok=True)
        file = below / name
        draft = file.with_name(f".{name}")
        draft.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        draft.rename(file)
        return file

    def bronze(self, *, max_files: int = 100) -> None:
        params = replace(BRONZE, entities=(self.entity_name,), max_files_per_trigger=max_files)
        FileLedger.create(self.spark, ops=OPS)
        ops.create(self.spark, runs_table(OPS))
        work_off([FileStream(self.spark, params, entity_named(self.entity_name), Telemetry("bronze"))])

    def silver(self, *, accept: bool = False) -> None:
        ops.create(self.spark, runs_table(OPS))
        stream = BronzeStream(
            self.spark, self.table, checkpoints=CHECKPOINTS, accept=accept, telemetry=Telemetry("silver")
        )
        work_off([stream])

    def backfill(self, days: Days | None, *, accept: bool = False) -> None:
        ops.create(self.spark, runs_table(OPS))
        where = days.predicate if days else None
        backfill(self.spark, self.table, where, accept=accept, telemetry=Telemetry("backfill"))

    def redrive(self) -> int:
        return redrive(self.spark, self.raw, Telemetry("redrive"))

    def rows(self, table: Table) -> list[dict[str, Any]]:
        return [row.asDict(recursive=True) for row in table.read(self.spark).collect()]

    def runs(self) -> list[dict[str, Any]]:
        return self.rows(runs_table(OPS))

    def files(self) -> list[dict[str, Any]]:
        return self.rows(files_table(OPS))


def table_hash(rows: DataFrame, *, without: Sequence[str] = ()) -> tuple[int, int]:
    """The number of rows and a hash of their content, whatever their order."""
    columns = sorted(set(rows.columns) - set(without))
    counted = rows.select(F.xxhash64(*(F.to_json(F.struct(name)) for name in columns)).alias("hash"))
    found = counted.agg(F.count("hash"), F.sum(F.col("hash").cast("decimal(38,0)"))).collect()[0]
    return int(found[0]), int(found[1] or 0)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
