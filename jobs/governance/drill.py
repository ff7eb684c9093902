"""The restore drill: the newest backup, really restored, compared row by row, and removed again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobs.governance.backup import MANIFESTS
from jobs.governance.checkpoints import verify
from jobs.governance.fingerprint import differences, fingerprint
from jobs.governance.manifest import find
from jobs.governance.params import DrillParams
from jobs.governance.restore import whole_copy
from jobs.runtime.copies import copies
from jobs.runtime.entry import JobError, entry
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from jobs.governance.manifest import TableCopy

__all__ = ["drill", "main"]


@entry
def main() -> None:
    """Try whether everything could be restored.

    Raises:
        JobError: something could not.
    """
    params = DrillParams.parse()
    telemetry = Telemetry(params.entry_point)
    problems = drill(get_session(params.entry_point), params, telemetry)
    telemetry.log("job_finished", problems=len(problems))
    if problems:
        raise JobError("\n".join(problems))


def drill(spark: SparkSession, params: DrillParams, telemetry: Telemetry) -> list[str]:
    """Restore every table of the newest backup beside the others, compare it, and drop it.

    Returns:
        What is wrong, a line each; empty when everything could be restored.
    """
    manifest = find(Path(volume_path(f"{params.files}/{MANIFESTS}")), "latest")
    problems = []
    for checkpoint in manifest.checkpoints:
        try:
            verify(checkpoint)
        except JobError as error:
            problems.append(str(error))
    for saved in manifest.tables:
        try:
            compared = _try(spark, saved, params.into)
        except JobError as error:
            problems.append(str(error))
        else:
            telemetry.log("table_drilled", table=saved.table, rows=saved.rows, compared=compared)
    return problems


def _try(spark: SparkSession, saved: TableCopy, into: str) -> str:
    """Restore one table and compare it with the version that was saved; how it could be compared."""
    made = copies(spark)
    copy = whole_copy(spark, saved)
    target = Table.parse(f"{into}.{saved.table.replace('.', '__')}")
    made.drop(target)
    try:
        made.restore(copy, target)
        restored = target.read_unguarded(spark)
        original = made.original(copy, Table.parse(saved.table), saved.version)
        if original is None:
            found = fingerprint(restored)
            if (found.rows, found.checksum) != (saved.rows, saved.checksum):
                raise JobError(f"{saved.table}: restored are {found.rows} rows that are not the {saved.rows} saved")
            return "with the manifest"
        missing, added = differences(original, restored)
        if missing or added:
            raise JobError(
                f"{saved.table}, version {saved.version}: the backup {saved.copy} restores to a table that lacks "
                f"{missing} rows and has {added} others; find out who writes to either, and take a new backup"
            )
        return "row by row"
    finally:
        made.drop(target)
