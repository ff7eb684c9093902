"""Copies of Delta tables as files: data first, then the log, commit by commit, so that readers see whole versions.

A data file never changes under its name, so what an earlier copy holds is not copied again. Copying the log keeps what
a copy by SQL would lose: the transactions by which streams know what they have written already.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

from jobs.runtime.copies.interface import Copy
from jobs.runtime.entry import JobError
from jobs.runtime.platform import local_platform
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["FileCopies"]

_LOG = "_delta_log"
_PARTIAL = ".partial"


@dataclass(frozen=True)
class FileCopies:
    """Copies among the tables of one folder."""

    spark: SparkSession
    tables: Path

    @classmethod
    def here(cls, spark: SparkSession) -> Self:
        """Of this process's platform."""
        return cls(spark, local_platform().tables)

    def version(self, table: Table) -> int:
        """The table's newest version."""
        return max(_commits(self._folder(table)), default=-1)

    def original(self, copy: Copy, source: Table, version: int) -> DataFrame | None:
        """The source's rows at its version; None where that is gone, or was replaced and tells another story."""
        of_source = _commits(self._folder(source)).get(version)
        of_copy = _commits(self._folder(copy.table)).get(copy.version)
        if not of_source or not of_copy or of_source.read_bytes() != of_copy.read_bytes():
            return None
        return source.read_unguarded(self.spark, version=version)

    def back_up(self, source: Table, version: int, *, catalog: str, schema: str) -> Copy:
        """Copy a version of the source into a table of this schema, beside what earlier copies of it hold.

        A table that was replaced since, and so tells another story, gets another copy.
        """
        for generation in count(1):
            name = f"{source.catalog}__{source.schema}__{source.name}__{generation}"
            table = Table(catalog=catalog, schema=schema, name=name)
            if _continues(self._folder(source), self._folder(table)):
                _replicate(self._folder(source), self._folder(table), version)
                return Copy(table=table, version=version)
        raise AssertionError

    def restore(self, copy: Copy, target: Table) -> None:
        """Make a table of the copy where there is none.

        Raises:
            JobError: there is a table of that name.
        """
        folder = self._folder(target)
        if folder.exists():
            raise JobError(f"{target} is there already; restore under a name that is free, or in place")
        self._stage(copy, folder).rename(folder)

    def replace(self, copy: Copy, target: Table, *, aside: Table) -> None:
        """Put the copy in the target's place; what was there stays as `aside`.

        Between two renames there is no table for an instant; a kill there is mended by doing it again.
        """
        folder, kept = self._folder(target), self._folder(aside)
        staged = self._stage(copy, folder)
        if folder.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(_free(kept))
        staged.rename(folder)

    def drop(self, table: Table) -> None:
        """Remove a table with its data."""
        shutil.rmtree(self._folder(table), ignore_errors=True)

    def prune(self, table: Table, *, keep: Collection[int]) -> int:
        """Remove data files that none of these versions of a copy needs; how many went."""
        folder = self._folder(table)
        needed = {path for version in keep for path in self._data_of(table, version)}
        # Deletion vectors are few and small, and no version's list of files names them.
        unneeded = [path for path in _data_files(folder) if path.suffix == ".parquet" and folder / path not in needed]
        for path in unneeded:
            (folder / path).unlink()
        return len(unneeded)

    def _data_of(self, table: Table, version: int) -> Iterator[Path]:
        for url in table.read_unguarded(self.spark, version=version).inputFiles():
            yield Path(unquote(urlsplit(url).path))

    def _stage(self, copy: Copy, folder: Path) -> Path:
        staged = folder.with_name(f".{folder.name}{_PARTIAL}")
        shutil.rmtree(staged, ignore_errors=True)
        _replicate(self._folder(copy.table), staged, copy.version)
        return staged

    def _folder(self, table: Table) -> Path:
        return self.tables.joinpath(table.catalog, table.schema, table.name)


def _free(path: Path) -> Path:
    """The path, or where a try before this one took it, the next that is free."""
    return next(
        place for number in count(1) if not (place := path if number == 1 else Path(f"{path}_{number}")).exists()
    )


def _replicate(source: Path, target: Path, version: int) -> None:
    """Make the target hold the source at this version; what it holds already is not copied again."""
    for path in _data_files(source):
        _copy(source / path, target / path)
    log = [path for path in (source / _LOG).iterdir() if _version(path) is not None]
    # Checkpoints before commits: a reader that finds a commit finds what it builds on.
    for path in sorted(log, key=lambda path: (path.suffix == ".json", path.name)):
        if (_version(path) or 0) <= version and path.suffix != ".crc":
            _copy(path, target / _LOG / path.name)


def _copy(source: Path, target: Path) -> None:
    if target.exists() and target.stat().st_size == source.stat().st_size:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}{_PARTIAL}")
    shutil.copyfile(source, draft)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(target)


def _continues(source: Path, copy: Path) -> bool:
    """Whether the source's log goes on where the copy's ends."""
    copied = _commits(copy)
    if not copied:
        return True
    newest = max(copied)
    commits = _commits(source)
    if newest in commits:
        return commits[newest].read_bytes() == copied[newest].read_bytes()
    # Delta removes old commits once a checkpoint sums them up.
    return bool(commits) and newest < min(commits)


def _data_files(folder: Path) -> list[Path]:
    return [
        path.relative_to(folder)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _LOG not in path.relative_to(folder).parts and not path.name.startswith(".")
    ]


def _commits(folder: Path) -> dict[int, Path]:
    return {int(path.stem): path for path in (folder / _LOG).glob("[0-9]*.json") if path.stem.isdigit()}


def _version(path: Path) -> int | None:
    head = path.name.partition(".")[0]
    return int(head) if head.isdigit() else None
