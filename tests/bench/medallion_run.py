"""One way through the medallion, in a process of its own: `python -m tests.bench.medallion_run by_hand|ours FOLDER`."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import time
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

from jobs.lakehouse import bronze, gold, silver
from jobs.lakehouse.entities import ENTITIES, Layout
from jobs.lakehouse.extract import extract
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.marts.case_metrics import case_metrics
from jobs.lakehouse.params import BronzeParams, ExtractParams, GoldParams, SilverParams
from jobs.lakehouse.pipeline.datasets import latest
from jobs.lakehouse.transforms import TRANSFORMS
from jobs.lakehouse.versions import END
from jobs.runtime.contracts import Contract
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrameReader, SparkSession

    from jobs.lakehouse.entities import Entity
    from jobs.runtime.params import JobParams

LANDING = {entity.system: f"/Volumes/ep_raw/{entity.system}/landing" for entity in ENTITIES}
CHECKPOINTS = "/Volumes/ep_raw/checkpoints/lakehouse"
OPS = "ep_curated.ops"
NAMES = tuple(map(str, ENTITIES))
SEED = 20260701


def _ours(_folder: Path) -> dict[str, float]:
    steps: dict[str, tuple[Callable[[], int], JobParams]] = {
        "bronze": (
            bronze.main,
            BronzeParams(
                entities=NAMES,
                landing=LANDING,
                catalog="ep_raw",
                quarantine_schema="quarantine",
                checkpoints=CHECKPOINTS,
                ops=OPS,
                max_files_per_trigger=1000,
            ),
        ),
        "silver": (
            silver.main,
            SilverParams(
                entities=NAMES,
                raw_catalog="ep_raw",
                curated_catalog="ep_curated",
                quarantine_schema="quarantine",
                checkpoints=CHECKPOINTS,
                ops=OPS,
                accept=NAMES,
            ),
        ),
        "gold": (
            gold.main,
            GoldParams(curated_catalog="ep_curated", marts_catalog="ep_marts", ops=OPS, accept=tuple(map(str, MARTS))),
        ),
    }
    seconds = {}
    for name, (main, params) in steps.items():
        started = time.perf_counter()
        sys.argv = [name, *(f"--{key}={value}" for key, value in params.to_parameters().items())]
        if code := main():
            raise SystemExit(code)
        seconds[name] = round(time.perf_counter() - started, 1)
    return seconds


def _by_hand(folder: Path) -> dict[str, float]:
    spark = get_session("by hand")
    seconds = {}
    for name, step in {"bronze": _bronze, "silver": _silver, "gold": _gold}.items():
        started = time.perf_counter()
        step(spark, folder / "tables")
        seconds[name] = round(time.perf_counter() - started, 1)
    return seconds


def _bronze(spark: SparkSession, tables: Path) -> None:
    for entity in ENTITIES:
        folder = volume_path(f"{LANDING[entity.system]}/{entity.name}")
        schema = cast("StructType", StructType.fromDDL(_contract(entity).ddl))
        groups = _csv(spark, folder, schema) if entity.layout is Layout.CSV else [_reader(spark, schema).json(folder)]
        rows = reduce(
            DataFrame.unionByName, (group.withColumn("source_file", F.col("_metadata.file_path")) for group in groups)
        )
        origin = {
            "additional": F.lit(None).cast("string"),
            "source_offset": F.lit(0).cast("bigint"),
            "landing_date": F.lit("2026-07-01").cast("date"),
            "ingested_at": F.current_timestamp(),
        }
        rows.withColumns(origin).where(F.col(entity.key).isNotNull()).write.format("delta").save(
            str(tables / "ep_raw" / entity.system / entity.name)
        )


def _reader(spark: SparkSession, schema: StructType) -> DataFrameReader:
    reader = spark.read.schema(schema).option("mode", "DROPMALFORMED")
    # Some files end in the middle of their gzip stream.
    return reader.option("recursiveFileLookup", "true").option("ignoreCorruptFiles", "true")


def _csv(spark: SparkSession, folder: str, schema: StructType) -> list[DataFrame]:
    """The files' rows: Spark takes a file's fields by their place, so each order of the header is read by itself."""
    files: dict[tuple[str, ...], list[str]] = {}
    for path in sorted(Path(folder).rglob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8-sig", errors="replace") as lines:
            files.setdefault(tuple(next(csv.reader(lines))), []).append(str(path))
    return [
        _reader(spark, StructType([schema[name] for name in header])).csv(paths, header=True)
        for header, paths in files.items()
    ]


def _silver(spark: SparkSession, tables: Path) -> None:
    for entity in ENTITIES:
        raw = spark.read.format("delta").load(str(tables / "ep_raw" / entity.system / entity.name))
        rows = TRANSFORMS[str(entity)](raw)
        survivors = latest(rows, entity.key, rows.columns)
        survivors.write.format("delta").save(str(tables / "ep_curated" / entity.system / entity.name))


def _gold(spark: SparkSession, tables: Path) -> None:
    for mart in MARTS:
        inputs = {name: _curated(spark, tables, table) for name, table in mart.inputs.items()}
        mart.build(**inputs).write.format("delta").save(str(tables / "ep_marts" / mart.schema / mart.name))


def _curated(spark: SparkSession, tables: Path, table: str) -> DataFrame:
    name = table.removesuffix("_history")
    rows = spark.read.format("delta").load(str(tables.joinpath("ep_curated", *name.split("."))))
    if name == table:
        return rows
    # Without history there is one version, which holds.
    version = {"effective_from": F.col("ingest_ts"), "effective_to": F.lit(END), "is_current": F.lit(True)}
    return rows.withColumns(version)


def _contract(entity: Entity) -> Contract:
    folder = Path(bronze.__file__).parent / "contracts"
    return Contract.read(folder / f"{entity.label}.{entity.version}.schema.json")


def _rows(folder: Path) -> dict[str, int]:
    """How many records each mart tells of: its rows, or the cases that the metrics count."""
    spark = get_session("count")
    found = {}
    for mart in MARTS:
        path = folder / "tables" / "ep_marts" / mart.schema / mart.name
        rows = spark.read.format("delta").load(str(path))
        told = F.sum("cases") if mart.build is case_metrics else F.count(F.lit(1))
        found[str(mart)] = rows.agg(told).collect()[0][0]
    return found


def _records(folder: Path) -> int:
    spark = get_session("count")
    paths = [folder / "tables" / "ep_raw" / entity.system / entity.name for entity in ENTITIES]
    return sum(spark.read.format("delta").load(str(path)).count() for path in paths)


def main(way: str, folder: Path, *arguments: str) -> None:
    """Write the extracts, or go one way; what it came to lies in `told.json`."""
    if way == "extract":
        customers, share, day = arguments
        params = ExtractParams(
            landing=LANDING,
            first_day=day,
            days=1,
            customers=int(customers),
            malformed_share=float(share),
            seed=SEED,
        )
        extract(params, telemetry=Telemetry("extract"))
        return
    seconds = {"ours": _ours, "by_hand": _by_hand}[way](folder)
    told: dict[str, Any] = {"seconds": seconds, "rows": _rows(folder), "records": _records(folder)}
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
