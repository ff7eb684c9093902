from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.lakehouse.csv_fields import Header, HeaderError, split

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = Header(names=("a", "b", "c"))


def rows(lines: Sequence[bytes]) -> list[tuple[str | None, ...]]:
    """Each line's fields and the rule that it broke."""
    found = split(pa.array(lines, pa.binary()), HEADER)
    columns = [*(found.columns[name].to_pylist() for name in HEADER.names), found.broken.to_pylist()]
    return list(zip(*columns, strict=True))


def test_quoted_and_unquoted_lines_keep_their_order() -> None:
    lines = [b"1,2,3", b'"x,y",2,"say ""no"""', b"4,,6", b'"",b,c']
    assert rows(lines) == [
        ("1", "2", "3", None),
        ("x,y", "2", 'say "no"', None),
        ("4", None, "6", None),
        (None, "b", "c", None),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (b"1,2", "3 fields"),
        (b"1,2,3,4", "3 fields"),
        (b'"1",2', "3 fields"),
        (b'1,"2,3', "quotes as in RFC 4180"),
        (b'"1"x,2,3', "quotes as in RFC 4180"),
        (b"1,\xff,3", "UTF-8"),
        (b'"\xff",2,3', "UTF-8"),
        (b"1;2;3", "3 fields"),
    ],
)
def test_line_that_is_no_record_says_why_and_spares_the_others(line: bytes, rule: str) -> None:
    assert rows([b"1,2,3", line, b"4,5,6"]) == [("1", "2", "3", None), (None, None, None, rule), ("4", "5", "6", None)]


def test_header_may_name_columns_in_any_order_and_others() -> None:
    assert Header.parse(b"c, a ,other", known=["a", "b"]).names == ("c", "a", "other")


@pytest.mark.parametrize("line", [b"1,2,3", b"", b"\xff\xfe", b'"a', b"x;y"])
def test_first_line_that_names_nothing_known_is_no_header(line: bytes) -> None:
    with pytest.raises(HeaderError, match=r"^a header$"):
        Header.parse(line, known=["a", "b"])


def test_header_that_names_a_column_twice_is_refused() -> None:
    with pytest.raises(HeaderError, match="once"):
        Header.parse(b"a,b,a", known=["a", "b"])


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8"), min_size=1)] * 3)))
def test_what_a_writer_writes_is_what_is_read(records: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(records)
    lines = [line.encode() for line in out.getvalue().split("\n")[:-1]]
    assert rows(lines) == [(*record, None) for record in records]
