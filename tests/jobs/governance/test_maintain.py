"""OPTIMIZE and VACUUM of real Delta tables."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobs.governance.declared import read, table_of
from jobs.governance.maintain import FILE, Maintenance, TablePlan, main, maintain
from jobs.governance.params import MaintainParams
from jobs.runtime.entry import UNUSABLE, JobError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame, SparkSession

    from jobs.runtime.tables import Table

pytestmark = pytest.mark.spark

WEEK, DAY = 168, 24 * 3600
PLAN = TablePlan(compact_from_files=4, zorder=("id",))


@pytest.fixture
def table(spark: SparkSession, write: Callable[[str, DataFrame], Table]) -> Table:
    """Ten small files."""
    for start in range(5):
        table = write("ep_raw.streaming.numbers", spark.range(start * 100, start * 100 + 100, numPartitions=2))
    return table


def folder_of(platform: Path, table: Table) -> Path:
    return platform / "tables" / table.catalog / table.schema / table.name


def test_small_files_are_put_together_and_no_row_is_lost(spark: SparkSession, table: Table) -> None:
    kept = maintain(spark, table, PLAN, retention_hours=WEEK)
    assert (kept.files_before, kept.files_after, kept.skipped) == (10, 1, "")
    assert 0 < kept.bytes_after < kept.bytes_before
    assert sorted(row.id for row in table.read(spark).collect()) == list(range(500))
    operations = spark.sql(f"DESCRIBE HISTORY {table.sql_name()}").where("operation = 'OPTIMIZE'").collect()
    assert [row["operationParameters"]["zOrderBy"] for row in operations] == ['["id"]']


def test_second_run_has_nothing_to_do_until_something_is_written(
    spark: SparkSession, table: Table, write: Callable[[str, DataFrame], Table]
) -> None:
    maintain(spark, table, PLAN, retention_hours=WEEK)
    assert maintain(spark, table, PLAN, retention_hours=WEEK).skipped == "only 1 files"
    many = PLAN.model_copy(update={"compact_from_files": 1})
    assert maintain(spark, table, many, retention_hours=WEEK).skipped == "nothing was written since the last time"
    write(str(table), spark.range(1))
    assert maintain(spark, table, many, retention_hours=WEEK).skipped == ""


def test_files_within_retention_stay_and_others_go(spark: SparkSession, table: Table, platform: Path) -> None:
    folder = folder_of(platform, table)
    ages = {"left-by-a-killed-write.parquet": 8, "still-in-reach.parquet": 6}
    for name, days in ages.items():
        (folder / name).touch()
        os.utime(folder / name, (time.time() - days * DAY,) * 2)
    kept = maintain(spark, table, PLAN, retention_hours=WEEK)
    assert kept.removed == 1
    assert not (folder / "left-by-a-killed-write.parquet").exists()
    assert (folder / "still-in-reach.parquet").exists()
    # What OPTIMIZE replaced a moment ago can still be read.
    assert table.read_unguarded(spark, version=0).count() == 100


def test_longer_retention_is_the_tables_own(spark: SparkSession, table: Table, platform: Path) -> None:
    folder = folder_of(platform, table)
    (folder / "old.parquet").touch()
    os.utime(folder / "old.parquet", (time.time() - 20 * DAY,) * 2)
    assert maintain(spark, table, PLAN, retention_hours=720).removed == 0
    assert (folder / "old.parquet").exists()
    properties = spark.sql(f"DESCRIBE DETAIL {table.sql_name()}").collect()[0]["properties"]
    assert properties["delta.deletedFileRetentionDuration"] == "interval 720 hours"


def test_unknown_column_is_told(spark: SparkSession, table: Table) -> None:
    with pytest.raises(
        JobError, match=r"zorder: 'idd' is no column of ep_raw\.streaming\.numbers; did you mean 'id'\?"
    ):
        maintain(spark, table, TablePlan(zorder=("idd",)), retention_hours=WEEK)


def test_retention_below_a_week_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], platform: Path
) -> None:
    assert platform.is_dir()
    params = MaintainParams(catalogs={"raw": "ep_raw"}, schemas=("ep_raw.streaming",), retention_hours=167)
    monkeypatch.setattr("sys.argv", ["maintain", *(f"--{k}={v}" for k, v in params.to_parameters().items())])
    assert main() == UNUSABLE
    assert "--retention_hours=167: " in capsys.readouterr().err


def test_safety_check_is_never_switched_off() -> None:
    sources = Path(__file__).parents[3].joinpath("jobs").rglob("*.py")
    assert not [path for path in sources if "retentionDurationCheck" in path.read_text(encoding="utf-8")]


def test_shipped_plan_is_for_known_catalogs() -> None:
    declared = read(Maintenance, FILE)
    assert all(table_of(name, {"raw": "r", "curated": "c", "marts": "m"}, file=FILE) for name in declared.tables)
