from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.lakehouse import lines
from jobs.lakehouse.lines import Damage, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence


def read(content: bytes) -> tuple[list[tuple[int, bytes]], list[Damage]]:
    """The lines with their places, and the damage."""
    parts = list(read_lines(io.BytesIO(content)))
    found = [
        (offset, line)
        for part in parts
        if not isinstance(part, Damage)
        for offset, line in zip(part.offsets.to_pylist(), part.payload.to_pylist(), strict=True)
    ]
    return found, [part for part in parts if isinstance(part, Damage)]


def test_lines_come_with_the_bytes_where_they_begin() -> None:
    assert read(b"a\nbb\r\n\nccc") == ([(0, b"a"), (2, b"bb"), (7, b"ccc")], [])


def test_gzip_is_known_by_its_bytes_and_offsets_are_those_of_the_text() -> None:
    assert read(gzip.compress(b"a\nbb\n") + gzip.compress(b"c\n")) == ([(0, b"a"), (2, b"bb"), (5, b"c")], [])


def test_byte_order_mark_before_the_first_line_is_none_of_it() -> None:
    assert read(b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n") == ([(3, b"a"), (5, b"\xef\xbb\xbfb")], [])


def test_empty_file_is_damage() -> None:
    assert read(b"") == ([], [Damage(offset=0, rule="not empty", found="", raw=b"")])
    assert read(gzip.compress(b"")) == ([], [Damage(offset=0, rule="not empty", found="", raw=b"")])


@pytest.mark.parametrize("missing", [1, 4, 8, 9, 200, 4000])
def test_truncated_gzip_gives_the_lines_before_the_damage(missing: int) -> None:
    text = b"".join(b"%032x\n" % (number * number * 2654435761) for number in range(2000))
    found, (damage,) = read(gzip.compress(text)[:-missing])
    assert damage.rule == "gzip"
    assert damage.offset + len(damage.raw) <= len(text)
    assert b"".join(line + b"\n" for _, line in found) + damage.raw == text[: damage.offset + len(damage.raw)]


def until_damaged(content: bytes) -> bytes:
    """All that zlib gives of gzip, a byte at a time, before it meets the damage."""
    source, text = zlib.decompressobj(31), b""
    for byte in content:
        try:
            text += source.decompress(bytes([byte]))
        except zlib.error:
            return text
    raise AssertionError("it is not damaged")


@pytest.mark.parametrize("place", [-1, -6, -2000, 9000])
def test_damaged_gzip_gives_the_lines_before_the_damage(place: int) -> None:
    text = b"".join(b"%032x\n" % (number * number * 2654435761) for number in range(2000))
    content = bytearray(gzip.compress(text))
    content[place:] = bytes(byte ^ 0xFF for byte in content[place:])
    found, (damage,) = read(bytes(content))
    whole = b"".join(line + b"\n" for _, line in found)
    assert damage.rule == "gzip"
    assert whole + damage.raw == until_damaged(bytes(content))
    # Its trailer alone is damaged.
    assert len(found) == 2000 or place not in {-1, -6}


@given(st.lists(st.binary(max_size=40), min_size=1), st.integers(1, 50), st.integers(1, 50))
def test_gzip_is_the_same_whatever_the_size_of_the_chunks(parts: Sequence[bytes], chunk: int, compressed: int) -> None:
    text = b"x\n" + b"".join(part.replace(b"\r", b"") for part in parts)
    members = [gzip.compress(b"x\n"), *(gzip.compress(part.replace(b"\r", b"")) for part in parts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_CHUNK", chunk)
        patch.setattr(lines, "_COMPRESSED_CHUNK", compressed)
        found, damage = read(b"".join(members) + b"\0" * 20)
    assert (found, damage) == (read(text)[0], [])


def test_what_looks_like_gzip_and_is_none_is_damage() -> None:
    found, (damage,) = read(b"\x1f\x8bno gzip at all, but long enough to have a header of one")
    assert (found, damage.rule, damage.offset) == ([], "gzip", 0)


def test_line_too_long_is_damage_and_those_behind_it_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 10)
    monkeypatch.setattr(lines, "_CHUNK", 4)
    found, (damage,) = read(b"ab\n" + b"x" * 33 + b"\ncd\n")
    assert found == [(0, b"ab"), (37, b"cd")]
    assert damage.offset == 3
    assert damage.raw == b"x" * 10


@given(st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line and b"\r" not in line)), st.integers(1, 9))
def test_lines_are_the_same_whatever_the_size_of_the_chunks(given_lines: Sequence[bytes], chunk: int) -> None:
    content = b"x\n" + b"\n".join(given_lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_CHUNK", chunk)
        found, damage = read(content)
    assert not damage
    assert [line for _, line in found] == [line for line in content.split(b"\n") if line]
    assert all(content[offset : offset + len(line)] == line for offset, line in found)
