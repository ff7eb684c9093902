from __future__ import annotations

import gzip
import zlib

import pytest

from jobs.lakehouse.entities import Layout
from jobs.lakehouse.sources.malformed_files import FILE_MALFORMATIONS, FileMalformation, Lines

JSON = Lines(layout=Layout.JSON_LINES, lines=tuple(b'{"case_id":"P%08d"}' % number for number in range(40)))
CSV = Lines(layout=Layout.CSV, lines=(b"service_id,status", *(b"S%08d,active" % number for number in range(40))))
CSV_ALONE = {"without_header", "header_without_key", "header_with_column_twice"}
UNREADABLE = {"truncated_archive", "archive_without_end", "corrupt_archive"}


def readable(content: bytes) -> bytes | None:
    """The text of a file, None where reading fails before its end."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return None


@pytest.mark.parametrize("malformation", FILE_MALFORMATIONS, ids=lambda malformation: malformation.__name__)
def test_malformation_fits_the_layout_and_is_explained(malformation: FileMalformation) -> None:
    assert malformation.__doc__
    assert malformation(CSV) is not None
    assert (malformation(JSON) is None) == (malformation.__name__ in CSV_ALONE)


@pytest.mark.parametrize("malformation", FILE_MALFORMATIONS, ids=lambda malformation: malformation.__name__)
def test_malformation_keeps_a_reader_from_the_good_text(malformation: FileMalformation) -> None:
    content = malformation(CSV)
    assert content is not None
    text = readable(content)
    assert (text is None) == (malformation.__name__ in UNREADABLE)
    assert text is None or CSV.text not in text


def test_header_malformations_keep_lines_as_wide_as_their_header() -> None:
    for malformation in FILE_MALFORMATIONS:
        if malformation.__name__.startswith("header_"):
            text = readable(malformation(CSV) or b"") or b""
            assert {line.count(b",") for line in text.splitlines()} in ({0}, {2})


def test_malformed_files_are_the_same_whenever_made() -> None:
    for malformation in FILE_MALFORMATIONS:
        assert malformation(CSV) == malformation(CSV)
        assert malformation(CSV) != gzip.compress(CSV.text, mtime=0)
