from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from environments.local.said import Tail, redact

if TYPE_CHECKING:
    from pathlib import Path

TRACEBACK = b"""Traceback (most recent call last):
  File "x.py", line 1, in <module>
    raise ValueError
demo.errors.TableError: [NOT_FOUND] the table
is not there
\tat java.lang.Thread
"""


def test_tail_gives_lines_when_they_are_whole() -> None:
    tail = Tail()
    assert tail.feed(b"one\ntw") == ["one"]
    assert tail.feed(b"o\n\xff\n") == ["two", "\ufffd"]


def test_last_words_begin_at_the_exception() -> None:
    tail = Tail()
    tail.feed(b"KeyError: earlier\n" + TRACEBACK)
    first, *more = tail.last_words().strip().splitlines()
    assert first == "demo.errors.TableError: [NOT_FOUND] the table"
    assert more[0].strip() == "is not there"


@pytest.mark.parametrize("count", [3, 30])
def test_last_words_without_an_exception_are_the_last_lines(count: int) -> None:
    tail = Tail()
    tail.feed(b"".join(b"line %d\n" % number for number in range(count)))
    words = tail.last_words().split("\n  ")[1:]
    assert words == [f"line {number}" for number in range(count)][-8:]


def test_last_words_cut_lines_that_fill_the_screen() -> None:
    tail = Tail()
    tail.feed(b"x" * 5000 + b"\n")
    assert len(tail.last_words()) < 300


def test_redact_leaves_no_secret(tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.json"
    assert redact("as it is", secrets) == "as it is"
    secrets.write_text(json.dumps({"scope": {"password": "hunter2"}}))
    assert redact('password="hunter2";', secrets) == 'password="<secret password>";'
