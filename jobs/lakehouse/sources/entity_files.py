"""An entity's records of one day as files: out of order, some twice, some malformed, in the styles that occur."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import Layout
from jobs.lakehouse.sources.chance import draws
from jobs.lakehouse.sources.lines import as_csv, as_json, csv_line
from jobs.lakehouse.sources.malformed_csv import CSV_MALFORMATIONS
from jobs.lakehouse.sources.malformed_files import FILE_MALFORMATIONS, Lines
from jobs.lakehouse.sources.malformed_json import JSON_MALFORMATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobs.lakehouse.sources.landing import Folder, LandingFile
    from jobs.lakehouse.sources.subject import Record

__all__ = ["FILE_RECORDS", "DayFiles", "Written"]

FILE_RECORDS = 100_000
"""Records of a file at most, not counting those that it holds twice."""

_CHUNK = 250
_TWICE_SHARE = 0.005
_BROKEN_FILES_RECORDS = 50
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Style(Enum):
    """How a file differs from most, and yet is what it should be."""

    PLAIN = auto()
    BYTE_ORDER_MARK = auto()
    CARRIAGE_RETURNS = auto()
    NO_LAST_LINE_END = auto()
    OTHER_COLUMN_ORDER = auto()


# Half of all files are plain.
_STYLES = (*Style, *[Style.PLAIN] * (len(Style) - 2))


@dataclass(kw_only=True)
class Written:
    """What came of an entity's day: `records` lines in `files`, of which `new_files` had not landed before."""

    records: int = 0
    files: int = 0
    new_files: int = 0


class DayFiles:
    """Takes an entity's records one by one and lands them as files; `close` ends the last one.

    Args:
        folder: where the files go.
        layout: how a file holds records.
        suffix: of the files' names.
        malformed_share: the share of records that come malformed, and, above 0, one file of the day besides.
        subject: names seed, entity and day to chance.
        turn: which way of breaking a file is this day's.
    """

    def __init__(
        self, folder: Folder, *, layout: Layout, suffix: str, malformed_share: float, subject: str, turn: int
    ) -> None:
        self.written = Written()
        self._folder = folder
        self._layout = layout
        self._suffix = suffix
        self._malformed_share = malformed_share
        self._subject = subject
        self._turn = turn
        self._chunk: list[Record] = []
        self._chunks = 0
        self._sample: list[Record] = []
        self._file: _StyledFile | None = None
        self._json_turns = cycle(JSON_MALFORMATIONS)
        self._csv_turns = cycle(CSV_MALFORMATIONS)

    def add(self, record: Record) -> None:
        """Take one record."""
        self._chunk.append(record)
        if len(self._chunk) == _CHUNK:
            self._flush()

    def close(self) -> Written:
        """Land what is left, and the broken file of the day."""
        self._flush()
        self._land()
        if self._sample and self._malformed_share > 0:
            self._land_broken()
        self._folder.close()
        return self.written

    def _flush(self) -> None:
        if not self._chunk:
            return
        if self._chunks % (FILE_RECORDS // _CHUNK) == 0:
            self._land()
            self._sample = self._sample or self._chunk[:_BROKEN_FILES_RECORDS]
            number = self.written.files + 1
            style = _STYLES[int(draws(f"{self._subject}/style/{number}")[0] * len(_STYLES))]
            file = self._folder.file(number, self._suffix, compressed=self._suffix.endswith(".gz"))
            self._file = _StyledFile(file, style, self._header(style))
        random = Random(f"{self._subject}/{self._chunks}")  # noqa: S311 - repeatable, guards nothing
        # An extract runs on many threads: no order can be relied upon.
        random.shuffle(self._chunk)
        if self._file is not None:
            lines = list(self._lines(self._chunk, self._file.columns, random))
            self._file.write(lines)
            self.written.records += len(lines)
        self._chunks += 1
        self._chunk = []

    def _header(self, style: Style) -> Sequence[str]:
        """The columns of the next file, none for JSON."""
        if self._layout is not Layout.CSV:
            return ()
        columns = tuple(self._chunk[0])
        return columns[::-1] if style is Style.OTHER_COLUMN_ORDER else columns

    def _lines(self, records: list[Record], columns: Sequence[str], random: Random) -> Iterator[bytes]:
        for record in records:
            fate = random.random()
            if fate < self._malformed_share:
                yield self._malformed(record, columns)
                continue
            line = as_csv(record, columns) if columns else as_json(record)
            yield line
            if fate > 1 - _TWICE_SHARE:
                yield line

    def _malformed(self, record: Record, columns: Sequence[str]) -> bytes:
        if columns:
            return next(line for break_ in self._csv_turns if (line := break_(record, columns)) is not None)
        return next(line for break_ in self._json_turns if (line := break_(record)) is not None)

    def _land(self) -> None:
        if self._file is not None:
            self._count(self._file.land())
            self._file = None

    def _land_broken(self) -> None:
        """A transfer that failed and was made again: its records are in the other files too."""
        columns = tuple(self._sample[0])
        lines = [as_json(record) for record in self._sample]
        if self._layout is Layout.CSV:
            lines = [csv_line(columns), *(as_csv(record, columns) for record in self._sample)]
        whole = Lines(layout=self._layout, lines=tuple(lines))
        fitting = [content for break_ in FILE_MALFORMATIONS if (content := break_(whole)) is not None]
        suffix = self._suffix.removesuffix(".gz") + ".gz"
        file = self._folder.file(self.written.files + 1, suffix, compressed=False)
        file.write(fitting[self._turn % len(fitting)])
        self._count(file.land())

    def _count(self, is_new: bool) -> None:  # noqa: FBT001 - what the file said
        self.written.files += 1
        self.written.new_files += is_new


class _StyledFile:
    """A file that is being written in a style; `columns` are those of its header."""

    def __init__(self, file: LandingFile, style: Style, columns: Sequence[str]) -> None:
        self.columns = columns
        self._file = file
        self._end = b"\r\n" if style is Style.CARRIAGE_RETURNS else b"\n"
        self._ends_without = style is Style.NO_LAST_LINE_END
        self._is_empty = True
        if style is Style.BYTE_ORDER_MARK:
            file.write(_BYTE_ORDER_MARK)
        if columns:
            self.write([csv_line(columns)])

    def write(self, lines: list[bytes]) -> None:
        """Add lines, each behind the end of the one before."""
        text = self._end.join(lines)
        self._file.write(text if self._is_empty else self._end + text)
        self._is_empty = False

    def land(self) -> bool:
        """End the file; False if it had landed before."""
        if not self._ends_without:
            self._file.write(self._end)
        return self._file.land()
