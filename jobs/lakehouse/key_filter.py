"""A predicate that holds for the keys of some rows and for few others: what a MERGE's joins need not look at."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from pyspark.sql import functions as F

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

__all__ = ["KeyFilter", "key_filter"]

_BITS_A_KEY = 16
_FEWEST_BITS, _MOST_BITS = 1 << 12, 1 << 22
_WORD = 64


@dataclass(frozen=True, kw_only=True)
class KeyFilter:
    """A table of bits in the session, one of them set for each key's hash.

    Args:
        variable: the session variable that holds the table: an array of 64-bit words.
        bits: how many there are, a power of two.
    """

    variable: str
    bits: int

    def holds_for(self, column: str) -> str:
        """The predicate, in SQL, of a column of keys."""
        word, bit = (f"CAST({part} AS INT)" for part in _place(column, self.bits))
        return f"getbit({self.variable}[{word}], {bit}) = 1"


@contextmanager
def key_filter(rows: DataFrame, key: str, *, at_most: int) -> Iterator[KeyFilter]:
    """The filter of the rows' keys, for as long as the block lasts.

    Args:
        rows: they are read once.
        key: the name of their key's column.
        at_most: how many keys there can be. One key in 16 that is not among so many passes, and more of them the more
            keys there are than the 4 million bits that a table has at most.
    """
    spark = rows.sparkSession
    bits = max(_FEWEST_BITS, min(_MOST_BITS, 1 << (at_most * _BITS_A_KEY - 1).bit_length()))
    word, bit = map(F.expr, _place(key, bits))
    place = rows.select(word.cast("int").alias("word"), bit.cast("int").alias("bit"))
    words = [0] * (bits // _WORD)
    for row in place.groupBy("word").agg(F.bit_or(F.expr("shiftleft(1L, bit)")).alias("bits")).collect():
        words[row["word"]] = row["bits"]
    variable = f"keys_{uuid4().hex}"
    spark.sql(f"DECLARE VARIABLE {variable} ARRAY<BIGINT>")
    try:
        spark.sql(f"SET VARIABLE {variable} = from_json('{json.dumps(words)}', 'ARRAY<BIGINT>')")
        yield KeyFilter(variable=variable, bits=bits)
    finally:
        spark.sql(f"DROP TEMPORARY VARIABLE IF EXISTS {variable}")


def _place(key: str, bits: int) -> tuple[str, str]:
    """The word of a key's bit and the bit's place in it, in SQL."""
    place = f"(xxhash64({key}) & {bits - 1}L)"
    return f"shiftright({place}, {_WORD.bit_length() - 1})", f"{place} & {_WORD - 1}L"
