"""Backup, restore and drill on real Delta tables, and what damage and kills do to them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobs.governance import backup as backup_job
from jobs.governance import drill as drill_job
from jobs.governance import restore as restore_job
from jobs.governance.backup import back_up, prune
from jobs.governance.drill import drill
from jobs.governance.fingerprint import differences, fingerprint
from jobs.governance.guards import copied
from jobs.governance.manifest import find, kept
from jobs.governance.params import BackupParams, DrillParams, RestoreParams
from jobs.governance.restore import restore
from jobs.runtime.copies.files import FileCopies
from jobs.runtime.entry import UNUSABLE, JobError
from jobs.runtime.protection import Protection
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry
from jobs.runtime.unity.files import UnityFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame, SparkSession

    from jobs.governance.manifest import Manifest
    from jobs.runtime.copies import Copy
    from jobs.runtime.params import JobParams

pytestmark = pytest.mark.spark

NAME = "ep_raw.streaming.crm_events"
FILES = "/Volumes/ep_backup/tables/files"
CHECKPOINTS = "/Volumes/ep_raw/checkpoints/streaming"
PARAMS = BackupParams(
    schemas=("ep_raw.streaming", "ep_raw.quarantine"),
    checkpoints=(CHECKPOINTS,),
    into="ep_backup.tables",
    files=FILES,
    retention_days=7,
)
RESTORE = RestoreParams(files=FILES, aside="ep_backup.replaced", table=NAME, backup="latest", target="", checkpoint="")
DRILL = DrillParams(files=FILES, into="ep_backup.drill")
NOW = datetime(2026, 7, 1, tzinfo=UTC)
DDL = "id bigint, text string, at timestamp, raw binary, nested array<struct<a:string,b:int>>"


def rows(spark: SparkSession, start: int, count: int = 50) -> DataFrame:
    return spark.range(start, start + count, numPartitions=2).selectExpr(
        "id",
        "IF(id % 7 = 0, NULL, concat('text ', id)) AS text",
        "timestamp_micros(id * 1000001) AS at",
        "CAST(concat('raw', id) AS BINARY) AS raw",
        "array(named_struct('a', IF(id % 3 = 0, NULL, 'x'), 'b', CAST(id AS INT))) AS nested",
    )


@pytest.fixture
def table(spark: SparkSession, platform: Path) -> Table:
    """Two writes of a stream, named as streams name them, and the stream's checkpoint."""
    assert platform.is_dir()
    table = Table.parse(NAME)
    for version in range(2):
        table.append(rows(spark, version * 50), Transaction(application="stream", version=version))
    write_checkpoint(platform, batches=2)
    return table


def write_checkpoint(platform: Path, *, batches: int) -> None:
    folder = platform / "volumes/ep_raw/checkpoints/streaming/crm_events"
    for part in ("offsets", "commits"):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for batch in range(batches):
            (folder / part / str(batch)).write_text(f"{part} {batch}")


def take(spark: SparkSession, *, at: datetime = NOW, params: BackupParams = PARAMS) -> Manifest:
    return back_up(spark, params, Telemetry("backup"), now=at)


def folder_of(platform: Path, table: Table | str) -> Path:
    return platform.joinpath("tables", *str(table).split("."))


def damage_data(folder: Path) -> None:
    """Overwrite the middle of a data file, its size kept."""
    victim = max(folder.glob("*.parquet"), key=lambda path: path.stat().st_size)
    content = bytearray(victim.read_bytes())
    middle = len(content) // 2
    content[middle - 200 : middle + 200] = bytes(400)
    victim.write_bytes(content)


def test_fingerprint_sees_a_moved_null_and_a_microsecond(spark: SparkSession) -> None:
    def of(*values: str) -> str:
        return fingerprint(spark.sql(f"SELECT {', '.join(values)}")).checksum

    assert of("1 AS a", "NULL AS b") != of("NULL AS a", "1 AS b")
    assert of("timestamp_micros(1) AS a") != of("timestamp_micros(2) AS a")
    assert of("array(1, NULL) AS a") != of("array(NULL, 1) AS a")


def test_damaged_table_is_restored_in_place_row_by_row(spark: SparkSession, table: Table, platform: Path) -> None:
    take(spark)
    original = [row.asDict() for row in table.read(spark).orderBy("id").collect()]
    for victim in folder_of(platform, table).glob("*.parquet"):
        victim.unlink()
    restore(spark, RESTORE, run_id="r-1")
    assert [row.asDict() for row in table.read(spark).orderBy("id").collect()] == original
    # What was there stays, whatever it is worth.
    assert folder_of(platform, "ep_backup.replaced.ep_raw__streaming__crm_events__replaced_r_1").is_dir()


def test_restore_can_be_tried_again(spark: SparkSession, table: Table, platform: Path) -> None:
    take(spark)
    again = replace(RESTORE, checkpoint=f"{CHECKPOINTS}/crm_events")
    for _ in range(2):
        restore(spark, again, run_id="r-1")
        assert table.read(spark).count() == 100
    assert len(list(folder_of(platform, "ep_backup.replaced").iterdir())) == 2


def test_restored_stream_writes_what_is_missing_and_nothing_twice(
    spark: SparkSession, table: Table, platform: Path
) -> None:
    take(spark)
    table.append(rows(spark, 100), Transaction(application="stream", version=2))
    write_checkpoint(platform, batches=3)
    checkpoint = f"{CHECKPOINTS}/crm_events"
    restore(spark, replace(RESTORE, checkpoint=checkpoint), run_id="r-1")
    commits = platform / "volumes/ep_raw/checkpoints/streaming/crm_events/commits"
    assert sorted(path.name for path in commits.iterdir()) == ["0", "1"]
    # The stream tries its last batch once more, then the one that was lost.
    for version, start in ((1, 50), (2, 100)):
        table.append(rows(spark, start), Transaction(application="stream", version=version))
    assert sorted(row.id for row in table.read(spark).collect()) == list(range(150))


def test_restore_under_a_new_name_hides_what_the_table_hides(spark: SparkSession, table: Table) -> None:
    protection = Protection(masks={"text": "ep_curated.ops.mask_name"})
    UnityFiles.here().protect(table, protection)
    take(spark)
    restore(spark, replace(RESTORE, target="ep_raw.streaming.again"), run_id="r-1")
    again = Table.parse("ep_raw.streaming.again")
    assert differences(table.read_unguarded(spark), again.read_unguarded(spark)) == (0, 0)
    assert UnityFiles.here().protection(again) == copied(protection, table)
    with pytest.raises(JobError, match=r"ep_raw\.streaming\.again is there already"):
        restore(spark, replace(RESTORE, target="ep_raw.streaming.again"), run_id="r-2")


def test_older_backup_can_be_restored_after_newer_ones(spark: SparkSession, table: Table) -> None:
    first = take(spark)
    table.append(rows(spark, 100), Transaction(application="stream", version=2))
    second = take(spark, at=NOW + timedelta(hours=1))
    assert [saved.copy for saved in first.tables] == [saved.copy for saved in second.tables]
    for backup, count in ((first, 100), (second, 150)):
        target = f"ep_raw.streaming.of_{count}"
        restore(spark, replace(RESTORE, backup=backup.backup, target=target), run_id="r-1")
        assert Table.parse(target).read(spark).count() == count


def test_second_backup_copies_only_what_is_new(spark: SparkSession, table: Table, platform: Path) -> None:
    (saved,) = take(spark).tables
    before = {path: path.stat().st_mtime_ns for path in folder_of(platform, saved.copy).glob("*.parquet")}
    table.append(rows(spark, 100), Transaction(application="stream", version=2))
    take(spark, at=NOW + timedelta(hours=1))
    after = {path: path.stat().st_mtime_ns for path in folder_of(platform, saved.copy).glob("*.parquet")}
    assert len(after) > len(before)
    assert {path: after[path] for path in before} == before


def test_table_that_was_put_back_gets_a_copy_of_its_own(spark: SparkSession, table: Table) -> None:
    first = take(spark)
    table.append(rows(spark, 100), Transaction(application="stream", version=2))
    take(spark, at=NOW + timedelta(hours=1))
    restore(spark, replace(RESTORE, backup=first.backup), run_id="r-1")
    table.append(rows(spark, 900), Transaction(application="stream", version=2))
    third = take(spark, at=NOW + timedelta(hours=2))
    assert third.tables[0].copy != first.tables[0].copy
    assert drill(spark, DRILL, Telemetry("drill")) == []


def test_corrupted_backup_is_refused_and_nothing_is_touched(spark: SparkSession, table: Table, platform: Path) -> None:
    (saved,) = take(spark).tables
    damage_data(folder_of(platform, saved.copy))
    with pytest.raises(JobError, match=r"is not what was backed up of ep_raw\.streaming\.crm_events"):
        restore(spark, RESTORE, run_id="r-1")
    assert table.read(spark).count() == 100
    assert not folder_of(platform, "ep_backup.replaced").exists()


def test_altered_manifest_is_refused(spark: SparkSession, table: Table, platform: Path) -> None:
    assert table.name == "crm_events"
    manifest = take(spark)
    path = platform / f"volumes/ep_backup/tables/files/manifests/{manifest.backup}.json"
    document = json.loads(path.read_text())
    document["backup"]["tables"][0]["rows"] += 1
    path.write_text(json.dumps(document))
    with pytest.raises(JobError, match="manifest is damaged"):
        restore(spark, RESTORE, run_id="r-1")


def test_damaged_checkpoint_is_refused_before_the_table_is_touched(
    spark: SparkSession, table: Table, platform: Path
) -> None:
    manifest = take(spark)
    copy = platform / "volumes" / Path(manifest.checkpoints[0].copy).relative_to("/Volumes")
    (copy / "offsets/1").write_text("something else")
    with pytest.raises(JobError, match="offsets/1: not the file that was backed up"):
        restore(spark, replace(RESTORE, checkpoint=f"{CHECKPOINTS}/crm_events"), run_id="r-1")
    assert table.read(spark).count() == 100


def test_drill_passes_on_a_whole_backup_and_leaves_nothing(spark: SparkSession, table: Table, platform: Path) -> None:
    take(spark)
    table.append(rows(spark, 100), Transaction(application="stream", version=2))
    assert drill(spark, DRILL, Telemetry("drill")) == []
    assert list((platform / "tables/ep_backup/drill").iterdir()) == []


def test_drill_tells_of_a_damaged_copy(spark: SparkSession, table: Table, platform: Path) -> None:
    (saved,) = take(spark).tables
    damage_data(folder_of(platform, saved.copy))
    (problem,) = drill(spark, DRILL, Telemetry("drill"))
    assert f"{saved.copy}, version 1, is not what was backed up of {table}" in problem


def test_drill_tells_of_a_row_that_a_restore_lost(
    spark: SparkSession, table: Table, platform: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(spark)

    def lose_a_row(_copies: FileCopies, copy: Copy, target: Table) -> None:
        rows = copy.table.read_unguarded(spark, version=copy.version).where("id <> 3")
        rows.write.format("delta").save(str(folder_of(platform, target)))

    monkeypatch.setattr(FileCopies, "restore", lose_a_row)
    (problem,) = drill(spark, DRILL, Telemetry("drill"))
    assert "lacks 1 rows and has 0 others" in problem
    assert str(table) in problem


def test_old_backups_go_and_the_newest_stays(spark: SparkSession, table: Table, platform: Path) -> None:
    first = take(spark)
    spark.sql(f"DELETE FROM {table.sql_name()} WHERE id < 50")  # noqa: S608 - our own table
    second = take(spark, at=NOW + timedelta(days=8))
    data = folder_of(platform, first.tables[0].copy)
    before = len(list(data.glob("*.parquet")))
    assert prune(spark, PARAMS, now=NOW + timedelta(days=8, hours=1)) == [first.backup]
    assert [manifest.backup for manifest in kept(platform / "volumes/ep_backup/tables/files/manifests")] == [
        second.backup
    ]
    assert len(list(data.glob("*.parquet"))) < before
    assert drill(spark, DRILL, Telemetry("drill")) == []
    assert prune(spark, PARAMS, now=NOW + timedelta(days=400)) == []


def run(main: Callable[[], int], params: JobParams, monkeypatch: pytest.MonkeyPatch) -> int:
    arguments = [f"--{name}={text}" for name, text in params.to_parameters().items()]
    monkeypatch.setattr("sys.argv", [params.entry_point, *arguments])
    return main()


@pytest.mark.usefixtures("spark")
def test_jobs_run_from_their_arguments(
    table: Table, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(backup_job.main, PARAMS, monkeypatch) == 0
    assert run(drill_job.main, DRILL, monkeypatch) == 0
    assert '"compared": "row by row"' in capsys.readouterr().err
    assert run(restore_job.main, replace(RESTORE, table="ep_raw.streaming.crm_event"), monkeypatch) == UNUSABLE
    assert f"is no table in it; did you mean '{table}'?" in capsys.readouterr().err
    assert run(restore_job.main, replace(RESTORE, backup="20010101T000000Z-000000"), monkeypatch) == UNUSABLE
    assert "no such backup; there are: " in capsys.readouterr().err


def test_backups_for_less_than_a_week_are_refused(
    platform: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert platform.is_dir()
    assert run(backup_job.main, replace(PARAMS, retention_days=6), monkeypatch) == UNUSABLE
    assert "--retention_days=6: backups are kept 7 days at least" in capsys.readouterr().err


def test_restore_of_no_table_asks_for_one(
    platform: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert platform.is_dir()
    assert run(restore_job.main, replace(RESTORE, table=""), monkeypatch) == UNUSABLE
    assert "--table: empty; name the table to restore" in capsys.readouterr().err


def test_backup_within_its_days_stays(spark: SparkSession, table: Table) -> None:
    assert table.name == "crm_events"
    take(spark)
    take(spark, at=NOW + timedelta(days=6))
    assert prune(spark, PARAMS, now=NOW + timedelta(days=6, hours=1)) == []


def test_no_backup_is_told_with_the_remedy(spark: SparkSession, platform: Path) -> None:
    assert platform.is_dir()
    with pytest.raises(JobError, match="there is no backup; take one: run governance backup"):
        restore(spark, RESTORE, run_id="r-1")


def test_killed_backup_is_none_and_the_next_is_whole(spark: SparkSession, table: Table, platform: Path) -> None:
    manifests = platform / "volumes/ep_backup/tables/files/manifests"
    whole = take(spark)
    table.append(rows(spark, 100, count=2000), Transaction(application="stream", version=2))
    copier = (
        "import sys, time, shutil; from pathlib import Path; from jobs.runtime.copies import files as c; "
        "copy = shutil.copyfile; "
        "shutil.copyfile = lambda a, b: (copy(a, b), print('copied', flush=True), time.sleep(60))[0]; "
        "c._replicate(Path(sys.argv[1]), Path(sys.argv[2]), 2)"
    )
    copy = folder_of(platform, whole.tables[0].copy)
    process = subprocess.Popen(
        [sys.executable, "-c", copier, str(folder_of(platform, table)), str(copy)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "copied\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert any(path.name.endswith(".partial") for path in copy.iterdir())
    # Nobody takes the half for a backup, and what was whole still is.
    assert [manifest.backup for manifest in kept(manifests)] == [whole.backup]
    assert drill(spark, DRILL, Telemetry("drill")) == []
    second = take(spark, at=NOW + timedelta(hours=1))
    assert find(manifests, "latest") == second
    assert second.tables[0].rows == 2100
    assert drill(spark, DRILL, Telemetry("drill")) == []
