"""Files that land in a volume, as a stream of their paths: Auto Loader on Databricks, Spark's file source on a laptop.

Both take each path once: a file is put under a name of its own and never written again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobs.runtime.paths import volume_path
from jobs.runtime.platform import Site, site

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["FILE_COLUMNS", "Landing", "landed_files"]

FILE_COLUMNS = ("path", "modificationTime", "length")
"""What the stream says of a file; its bytes are left where they are."""

_SCHEMA = "path STRING, modificationTime TIMESTAMP, length BIGINT, content BINARY"
# Spark's file source forgets files older than this, and would not see one that lands with an old time stamp.
_FOREVER = "36500d"
_SCHEMES = ("dbfs:", "file:")


@dataclass(frozen=True, kw_only=True)
class Landing:
    """A folder of a landing volume: `folder` as `/Volumes/...` names it, `root` as this platform's files lie."""

    folder: str
    root: str

    @classmethod
    def of(cls, folder: str) -> Landing:
        """The folder on the platform of this process."""
        return cls(folder=folder, root=volume_path(folder))

    def file(self, path: str) -> str:
        """The path that a process of this platform opens, from the one that the stream gives."""
        scheme = next((scheme for scheme in _SCHEMES if path.startswith(scheme)), "")
        return path.removeprefix(scheme)

    def name(self, path: str) -> str:
        """The file's name below `/Volumes`, the same on every platform."""
        return self.folder + self.file(path).removeprefix(self.root)


def landed_files(spark: SparkSession, landing: Landing, *, max_files_per_trigger: int) -> DataFrame:
    """The stream of the files below the folder, whatever its sub-folders, with the columns `FILE_COLUMNS`."""
    reader = spark.readStream.schema(_SCHEMA).option("recursiveFileLookup", "true")
    if site() is Site.DATABRICKS:
        reader = (
            reader.format("cloudFiles")
            .option("cloudFiles.format", "binaryFile")
            .option("cloudFiles.includeExistingFiles", "true")
            .option("cloudFiles.maxFilesPerTrigger", max_files_per_trigger)
        )
    else:
        reader = (
            reader.format("binaryFile")
            .option("maxFilesPerTrigger", max_files_per_trigger)
            .option("maxFileAge", _FOREVER)
        )
    return reader.load(landing.root).select(*FILE_COLUMNS)
