"""Restore a table from a backup, under a new name or in place, once the backup has proved to be whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.governance.backup import MANIFESTS
from jobs.governance.checkpoints import put_back, verify
from jobs.governance.declared import unknown
from jobs.governance.fingerprint import Fingerprint, fingerprint
from jobs.governance.guards import copied
from jobs.governance.manifest import find
from jobs.governance.params import RestoreParams
from jobs.runtime.copies import Copy, copies
from jobs.runtime.entry import JobError, entry
from jobs.runtime.params import ParameterError
from jobs.runtime.paths import volume_path
from jobs.runtime.session import get_session
from jobs.runtime.tables import Table
from jobs.runtime.telemetry import Telemetry
from jobs.runtime.unity import unity

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from jobs.governance.manifest import CheckpointCopy, Manifest, TableCopy

__all__ = ["main", "restore", "whole_copy"]


@entry
def main() -> None:
    """Restore what the parameters name."""
    params = RestoreParams.parse()
    if not params.table:
        raise ParameterError("--table: empty; name the table to restore: --table=<catalog>.<schema>.<table>")
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    saved = restore(spark, params, run_id=telemetry.run_id)
    telemetry.log("table_restored", table=saved.table, target=params.target or saved.table, rows=saved.rows)


def restore(spark: SparkSession, params: RestoreParams, *, run_id: str) -> TableCopy:
    """Restore a table, and with it a checkpoint where one is named.

    In place the older table comes back with the transactions of its streams, so a stream whose checkpoint comes from
    the same backup writes again what is missing, and nothing twice. The table that was there is kept.

    Raises:
        JobError: the backup has no such table, is damaged, or the target is there already; nothing was touched.
    """
    manifest = find(Path(volume_path(f"{params.files}/{MANIFESTS}")), params.backup)
    saved = _chosen(manifest, params.table)
    checkpoint = _checkpoint(manifest, params.checkpoint) if params.checkpoint else None
    if checkpoint:
        verify(checkpoint)
    copy = whole_copy(spark, saved)
    made = copies(spark)
    if params.target:
        target, source = Table.parse(params.target), Table.parse(saved.table)
        catalog = unity(params.entry_point)
        # A copy under another name must not show what the table hides, wherever possible from its first moment.
        hidden = copied(catalog.protection(source), source)
        if not target.exists(spark):
            catalog.protect(target, hidden)
        made.restore(copy, target)
        catalog.protect(target, hidden)
    else:
        target = Table.parse(saved.table)
        catalog_name, _, schema = params.aside.partition(".")
        suffix = "".join(character if character.isalnum() else "_" for character in run_id)
        name = f"{target.catalog}__{target.schema}__{target.name}__replaced_{suffix}"
        made.replace(copy, target, aside=Table(catalog=catalog_name, schema=schema, name=name))
    if checkpoint:
        put_back(checkpoint, aside=f"{params.files}/replaced/{run_id}/{checkpoint.path.strip('/').replace('/', '__')}")
    return saved


def whole_copy(spark: SparkSession, saved: TableCopy) -> Copy:
    """The copy that a manifest names, once its rows proved to be those that were saved.

    Raises:
        JobError: they are not, or can't be read.
    """
    # Spark was started by now; not every failure of a task becomes an exception of its own.
    from py4j.protocol import Py4JJavaError  # noqa: PLC0415
    from pyspark.errors import PySparkException  # noqa: PLC0415

    copy = Copy(table=Table.parse(saved.copy), version=saved.copy_version)
    try:
        found = fingerprint(copy.table.read_unguarded(spark, version=copy.version))
    except (PySparkException, Py4JJavaError) as error:
        raise JobError(_damaged(saved, _reason(error))) from None
    if found != Fingerprint(rows=saved.rows, checksum=saved.checksum):
        raise JobError(_damaged(saved, f"it has {found.rows} rows with the checksum {found.checksum}"))
    return copy


def _damaged(saved: TableCopy, why: str) -> str:
    return (
        f"{saved.copy}, version {saved.copy_version}, is not what was backed up of {saved.table} ({saved.rows} rows, "
        f"checksum {saved.checksum}): {why}; choose an older backup with --backup, and take a new one"
    )


def _reason(error: Exception) -> str:
    """The line with Spark's error class, such as `[FAILED_READ_FILE.NO_HINT] Encountered …`."""
    text = str(error).strip()
    found = re.search(r"\[[A-Z][A-Z_.]+\].*", text)
    return found[0] if found else text.splitlines()[0]


def _chosen(manifest: Manifest, name: str) -> TableCopy:
    tables = {saved.table: saved for saved in manifest.tables}
    if name not in tables:
        raise JobError(f"--table={name}: backup {manifest.backup}: {unknown(name, tables, 'table in it')}")
    return tables[name]


def _checkpoint(manifest: Manifest, path: str) -> CheckpointCopy:
    checkpoints = {saved.path: saved for saved in manifest.checkpoints}
    if path not in checkpoints:
        raise JobError(
            f"--checkpoint={path}: backup {manifest.backup}: {unknown(path, checkpoints, 'checkpoint in it')}"
        )
    return checkpoints[path]
