"""The ways in which a whole file can arrive broken or unusual, each a pure function from its lines to its bytes."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from jobs.lakehouse.entities import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FILE_MALFORMATIONS", "FileMalformation", "Lines", "archive"]


@dataclass(frozen=True, kw_only=True)
class Lines:
    """What a file should have held. A CSV's first line is its header, whose first column is the natural key."""

    layout: Layout
    lines: tuple[bytes, ...]

    @property
    def text(self) -> bytes:
        """The lines, each with its end."""
        return b"".join(line + b"\n" for line in self.lines)


FileMalformation: TypeAlias = "Callable[[Lines], bytes | None]"


def archive(text: bytes) -> bytes:
    """Gzip that tells no time, so that equal text gives equal bytes."""
    return gzip.compress(text, compresslevel=6, mtime=0)


def empty_file(_file: Lines) -> bytes:
    """No bytes at all: the transfer broke before the first."""
    return b""


def empty_archive(_file: Lines) -> bytes:
    """An archive of nothing."""
    return archive(b"")


def truncated_archive(file: Lines) -> bytes:
    """An archive whose transfer broke half-way."""
    whole = archive(file.text)
    return whole[: len(whole) // 2]


def archive_without_end(file: Lines) -> bytes:
    """An archive that lacks its checksum alone: all of the text is there, but nobody can know."""
    return archive(file.text)[:-8]


def corrupt_archive(file: Lines) -> bytes:
    """An archive with a wrong checksum."""
    whole = archive(file.text)
    return whole[:-8] + bytes(byte ^ 0xFF for byte in whole[-8:-4]) + whole[-4:]


def archive_of_archive(file: Lines) -> bytes:
    """An archive in an archive."""
    return archive(archive(file.text))


def web_page(_file: Lines) -> bytes:
    """What a proxy says in place of the file."""
    return b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n"


def utf_16_file(file: Lines) -> bytes:
    """All of the file in UTF-16, with its byte order mark, as a spreadsheet saves "Unicode"."""
    return archive(file.text.decode().encode("utf-16"))


def without_header(file: Lines) -> bytes | None:
    """CSV that starts with its first record."""
    if file.layout is not Layout.CSV:
        return None
    return archive(Lines(layout=file.layout, lines=file.lines[1:]).text)


def header_without_key(file: Lines) -> bytes | None:
    """CSV of which the natural key's column was left out."""
    return _each_line(file, lambda line: line.partition(b",")[2])


def header_with_column_twice(file: Lines) -> bytes | None:
    """CSV that has a column twice."""
    return _each_line(file, lambda line: line.partition(b",")[0] + b"," + line)


FILE_MALFORMATIONS: tuple[FileMalformation, ...] = (
    empty_file,
    empty_archive,
    truncated_archive,
    archive_without_end,
    corrupt_archive,
    archive_of_archive,
    web_page,
    utf_16_file,
    without_header,
    header_without_key,
    header_with_column_twice,
)
"""All of them, in the order in which days take turns with them."""


def _each_line(file: Lines, change: Callable[[bytes], bytes]) -> bytes | None:
    if file.layout is not Layout.CSV:
        return None
    return archive(Lines(layout=file.layout, lines=tuple(map(change, file.lines))).text)
