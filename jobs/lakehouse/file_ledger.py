"""Which files were taken in: a row per delivery, by which the same bytes under another name are known again."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.ops_tables import files_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import DataFrame, SparkSession

    from jobs.runtime.landing import Landing
    from jobs.runtime.tables import Transaction

__all__ = ["Delivery", "FileLedger"]

_COLUMNS = (
    "entity STRING, source_file STRING, sha256 STRING, bytes BIGINT, modified_at TIMESTAMP, same_as STRING, "
    "application STRING, batch_id BIGINT, run_id STRING, noted_at TIMESTAMP"
)


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A file of a batch: the path to open, its name below `/Volumes`, and the earlier file whose bytes it repeats."""

    path: str
    name: str
    sha256: str
    size: int
    modified_at: datetime
    same_as: str | None

    @property
    def is_new(self) -> bool:
        """Whether its records are not there yet."""
        return self.same_as is None


class FileLedger:
    """The deliveries of one entity, in the table `lakehouse_files` of the schema `ops`, `<catalog>.<schema>`."""

    def __init__(self, spark: SparkSession, *, ops: str, entity: str) -> None:
        self._spark = spark
        self._entity = entity
        self._table = files_table(ops)

    @staticmethod
    def create(spark: SparkSession, *, ops: str) -> None:
        """Create the table of all entities unless it exists."""
        table = files_table(ops)
        if not table.exists(spark):
            table.create(spark, _COLUMNS, properties={}, partitioned_by=("entity",))

    def look_up(self, batch: DataFrame, landing: Landing, transaction: Transaction) -> list[Delivery]:
        """The batch's files by name; one that an earlier batch, or an earlier name of this one, brought is not new.

        Args:
            batch: the columns of `jobs.runtime.landing.FILE_COLUMNS`.
            landing: the folder that they lie in.
            transaction: the batch's; what it noted itself when it was tried before says nothing.
        """
        found = sorted(batch.collect(), key=lambda row: str(row["path"]))
        paths = [landing.file(row["path"]) for row in found]
        # On the driver: a batch's files are read faster than Spark starts Python for them.
        with ThreadPoolExecutor() as pool:
            digests = list(pool.map(_sha256, paths))
        known = self._known(set(digests), transaction)
        deliveries = []
        for row, path, digest in zip(found, paths, digests, strict=True):
            name = landing.name(row["path"])
            deliveries.append(
                Delivery(
                    path=path,
                    name=name,
                    sha256=digest,
                    size=row["length"],
                    modified_at=row["modificationTime"],
                    same_as=known.get(digest),
                )
            )
            known.setdefault(digest, name)
        return deliveries

    def note(self, deliveries: Sequence[Delivery], transaction: Transaction, *, run_id: str) -> None:
        """Write the batch's files down, once."""
        now = datetime.now(UTC)
        rows = [
            (
                self._entity,
                file.name,
                file.sha256,
                file.size,
                file.modified_at,
                file.same_as,
                transaction.application,
                transaction.version,
                run_id,
                now,
            )
            for file in deliveries
        ]
        self._table.append(self._spark.createDataFrame(rows, _COLUMNS), transaction)

    def _known(self, digests: set[str], transaction: Transaction) -> dict[str, str]:
        if self._table.is_as_created(self._spark):
            return {}
        own = (F.col("application") == transaction.application) & (F.col("batch_id") == transaction.version)
        rows = (
            self._table.read(self._spark)
            .where((F.col("entity") == self._entity) & F.col("same_as").isNull() & ~own)
            .where(F.col("sha256").isin(*digests))
            .select("sha256", "source_file")
        )
        return {row["sha256"]: row["source_file"] for row in rows.collect()}


def _sha256(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
