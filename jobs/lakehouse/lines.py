"""A file as its lines with their places, chunk by chunk: flat memory whatever the file's size, gzip or not.

Offsets count the bytes of the text, which for gzip is the decompressed one. What can't be read to its end gives the
lines before the damage, and then the damage.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

__all__ = ["LONGEST_LINE", "Damage", "Lines", "read_lines"]

LONGEST_LINE = 16 << 20
"""Bytes up to which a line is taken for a record."""

_CHUNK = 4 << 20
# Text is some ten times as long.
_COMPRESSED_CHUNK = 1 << 19
_GZIP_MAGIC = b"\x1f\x8b"
# A gzip header and trailer, and zlib's largest window.
_GZIP_BITS = 16 + zlib.MAX_WBITS
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NEWLINE = ord("\n")


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Lines without their ends, as `binary`; `offsets` (int64) says where in the text each begins. None is empty."""

    payload: pa.Array
    offsets: pa.Array


@dataclass(frozen=True, kw_only=True)
class Damage:
    """Where reading ended before the file did: the rule that is broken, in words what was found, the bytes at hand."""

    offset: int
    rule: str
    found: str
    raw: bytes


def read_lines(file: BinaryIO) -> Iterator[Lines | Damage]:
    r"""The lines of a file, a chunk of some MiB at a time; blank ones are skipped.

    A byte order mark before the first line is none of it. Lines end in `\n` or `\r\n`, the last one maybe in neither.
    """
    text = _Text()
    try:
        for chunk in _chunks(file):
            yield from text.lines_of(chunk)
    except (EOFError, zlib.error) as error:
        yield Damage(offset=text.offset, rule="gzip", found=str(error), raw=text.rest)
        return
    if not text.length:
        yield Damage(offset=0, rule="not empty", found="", raw=b"")
        return
    yield from text.last_line()


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    # By what is in it: a name promises what it likes.
    start = file.read(len(_GZIP_MAGIC))
    file.seek(0)
    if start != _GZIP_MAGIC:
        while chunk := file.read(_CHUNK):
            yield chunk
        return
    source = _Gzip()
    while compressed := file.read(_COMPRESSED_CHUNK):
        yield from source.text_of(compressed)
    yield from source.end()


class _Gzip:
    """What members of gzip, one behind the other, decompress to; of one that is damaged, all before the damage.

    Python's own reader gives text in steps of a few KiB, which cost more than what is done with them.
    """

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP_BITS)
        self._is_between = False

    def text_of(self, compressed: bytes) -> Iterator[bytes]:
        """The text of the next bytes, a chunk at a time.

        Raises:
            zlib.error: they are damaged.
        """
        while compressed:
            if self._is_between:
                # Some writers fill their last block up.
                compressed = compressed.lstrip(b"\0")
                if not compressed:
                    return
                self._member = zlib.decompressobj(_GZIP_BITS)
                self._is_between = False
            before = self._member.copy()
            try:
                text = self._member.decompress(compressed, _CHUNK)
            except zlib.error:
                if len(compressed) == 1:
                    raise
                self._member = before
                half = len(compressed) // 2
                yield from self.text_of(compressed[:half])
                yield from self.text_of(compressed[half:])
                return
            if text:
                yield text
            self._is_between = self._member.eof
            compressed = self._member.unused_data if self._is_between else self._member.unconsumed_tail

    def end(self) -> Iterator[bytes]:
        """What is left when all bytes were given.

        Raises:
            EOFError: the last member has not ended.
        """
        if self._is_between:
            return
        if rest := self._member.flush():
            yield rest
        raise EOFError("the file ends before its gzip stream does")


class _Text:
    """The text as far as it was read: `rest` is the line that has not ended yet, and begins at `offset`."""

    def __init__(self) -> None:
        self.offset = 0
        self.length = 0
        self.rest = b""
        self._is_too_long = False

    def lines_of(self, chunk: bytes) -> Iterator[Lines | Damage]:
        """The lines that end in the chunk, which follows what was read before."""
        if not self.length and chunk.startswith(_BYTE_ORDER_MARK):
            self.offset = len(_BYTE_ORDER_MARK)
            chunk = chunk[self.offset :]
            self.length = self.offset
        self.length += len(chunk)
        end = chunk.rfind(b"\n") + 1
        if not end:
            yield from self._grow(chunk)
            return
        block = self.rest + chunk[:end]
        start = self.offset
        self.offset += len(block)
        self.rest = b""
        if self._is_too_long:
            # What is left of a line that was given up.
            self._is_too_long = False
            skipped = block.find(b"\n") + 1
            block, start = block[skipped:], start + skipped
        yield from _split(block, start)
        yield from self._grow(chunk[end:])

    def _grow(self, part: bytes) -> Iterator[Damage]:
        if self._is_too_long:
            self.offset += len(part)
            return
        self.rest += part
        if len(self.rest) > LONGEST_LINE:
            yield Damage(
                offset=self.offset,
                rule=f"a line of {LONGEST_LINE >> 20} MiB at most",
                found="a longer one",
                raw=self.rest[:LONGEST_LINE],
            )
            self.offset += len(self.rest)
            self.rest = b""
            self._is_too_long = True

    def last_line(self) -> Iterator[Lines]:
        """What stands behind the last line end."""
        if self.rest:
            yield from _split(self.rest + b"\n", self.offset)


def _split(block: bytes, start: int) -> Iterator[Lines]:
    """The lines of a text that ends with a line end and begins at `start` of the file."""
    if not block:
        return
    ends = np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == _NEWLINE) + 1
    bounds = np.concatenate(([0], ends)).astype(np.int32)
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(block)]
    payload = pc.binary_slice(pa.Array.from_buffers(pa.binary(), len(ends), buffers), 0, -1)
    offsets = pa.array(bounds[:-1].astype(np.int64) + start)
    if b"\r\n" in block:
        has_return = pc.equal(pc.binary_slice(payload, -1), pa.scalar(b"\r"))
        payload = pc.if_else(has_return, pc.binary_slice(payload, 0, -1), payload)
    filled = pc.greater(pc.binary_length(payload), 0)
    if not pc.all(filled).as_py():
        payload, offsets = payload.filter(filled), offsets.filter(filled)
    if len(payload):
        yield Lines(payload=payload, offsets=offsets)
