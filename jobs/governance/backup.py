"""Back up tables and checkpoints, each backup under a manifest that is written last; remove those that are too old."""

from __future__ import annotations

import secrets
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.governance.checkpoints import copy_checkpoints
from jobs.governance.fingerprint import fingerprint
from jobs.governance.manifest import Manifest, TableCopy, kept, write
from jobs.governance.params import BackupParams
from jobs.runtime.copies import copies
from jobs.runtime.entry import JobError, entry
from jobs.runtime.params import ParameterError
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table, tables_in
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["MANIFESTS", "back_up", "main", "prune"]

MANIFESTS = "manifests"
"""The folder of the manifests in the volume of a backup's files."""

_CHECKPOINTS = "checkpoints"
_LEAST_DAYS = 7


@entry
def main() -> None:
    """Take a backup, then remove those that are older than they need be."""
    params = BackupParams.parse()
    if params.retention_days < _LEAST_DAYS:
        raise ParameterError(f"--retention_days={params.retention_days}: backups are kept {_LEAST_DAYS} days at least")
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    manifest = back_up(spark, params, telemetry, now=datetime.now(UTC))
    gone = prune(spark, params, now=datetime.now(UTC))
    telemetry.log("job_finished", backup=manifest.backup, tables=len(manifest.tables), removed=gone)


def back_up(spark: SparkSession, params: BackupParams, telemetry: Telemetry, *, now: datetime) -> Manifest:
    """Take a backup of everything.

    Checkpoints go before tables: a stream that goes on from an older place finds in the newer table what it has
    written already. The other way round it would never write what lies between.

    Raises:
        JobError: a copy is not what was copied; there is then no backup.
    """
    backup = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    checkpoints = tuple(
        checkpoint
        for volume in params.checkpoints
        for checkpoint in copy_checkpoints(volume, f"{params.files}/{_CHECKPOINTS}/{backup}")
    )
    tables = []
    for schema in params.schemas:
        for table in tables_in(spark, schema):
            saved = _table(spark, table, params.into)
            tables.append(saved)
            telemetry.log("table_backed_up", table=saved.table, version=saved.version, rows=saved.rows)
    manifest = Manifest(backup=backup, tables=tuple(tables), checkpoints=checkpoints)
    write(_manifests(params), manifest)
    return manifest


def prune(spark: SparkSession, params: BackupParams, *, now: datetime) -> list[str]:
    """Remove backups older than they need be, never the newest, and the data that no other one needs.

    Returns:
        The ids of the backups that went.
    """
    manifests = kept(_manifests(params))
    too_old = [old for old in manifests[:-1] if now - old.taken > timedelta(days=params.retention_days)]
    for manifest in too_old:
        # From here on it is no backup any more, whatever is killed.
        (_manifests(params) / f"{manifest.backup}.json").unlink()
        shutil.rmtree(volume_path(f"{params.files}/{_CHECKPOINTS}/{manifest.backup}"), ignore_errors=True)
    needed: dict[str, set[int]] = {}
    for manifest in manifests:
        for saved in manifest.tables:
            versions = needed.setdefault(saved.copy, set())
            if manifest not in too_old:
                versions.add(saved.copy_version)
    if too_old:
        for name, versions in needed.items():
            if versions:
                copies(spark).prune(Table.parse(name), keep=versions)
            else:
                copies(spark).drop(Table.parse(name))
    return [manifest.backup for manifest in too_old]


def _table(spark: SparkSession, table: Table, into: str) -> TableCopy:
    made = copies(spark)
    catalog, _, schema = into.partition(".")
    version = made.version(table)
    copy = made.back_up(table, version, catalog=catalog, schema=schema)
    found = fingerprint(copy.table.read_unguarded(spark, version=copy.version))
    source = made.original(copy, table, version)
    if source is not None and (meant := fingerprint(source)) != found:
        raise JobError(
            f"{copy.table}: the copy of {table}, version {version}, has {found} where {meant} was expected; see "
            "whether somebody else writes there, remove the copy and run the job again"
        )
    return TableCopy(
        table=str(table),
        version=version,
        copy=str(copy.table),
        copy_version=copy.version,
        rows=found.rows,
        checksum=found.checksum,
    )


def _manifests(params: BackupParams) -> Path:
    return Path(volume_path(f"{params.files}/{MANIFESTS}"))
