"""A batch's rows told apart by their key: what comes once needs no order, nor the shuffles and sorts for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pyspark.sql import functions as F

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame

__all__ = ["Keyed"]

_HASH = "_key_hash"
# Their hashes are sent to every executor: 8 bytes each, and a few times that as a table to look them up in.
_MOST_KEYS = 200_000


@dataclass(frozen=True, kw_only=True)
class Keyed:
    """Rows by their key.

    Args:
        repeated: rows of keys that others of them may have as well.
        once: rows of keys that no other row has; None where nobody looked for them.
    """

    repeated: DataFrame
    once: DataFrame | None = None

    @classmethod
    def told_apart(cls, rows: DataFrame, key: str) -> Self:
        """The rows, after a pass over their keys; where very many keys are repeated, none is told apart.

        Args:
            rows: they must be the same however often they are computed.
            key: the name of a column.
        """
        # Keys of one hash are taken for one that is repeated: a hash is quicker to count than a string is.
        hashed = F.xxhash64(key)
        counted = rows.groupBy(hashed.alias(_HASH)).agg(F.count(F.lit(1)).alias("rows"))
        repeated = counted.where("rows > 1").select(_HASH).localCheckpoint()
        if repeated.count() > _MOST_KEYS:
            return cls(repeated=rows)
        found = (F.broadcast(repeated), hashed == F.col(_HASH))
        return cls(repeated=rows.join(*found, "left_semi"), once=rows.join(*found, "left_anti"))

    def together(
        self, *, once: Callable[[DataFrame], DataFrame], repeated: Callable[[DataFrame], DataFrame]
    ) -> DataFrame:
        """What the functions make of the rows, which must be the same columns."""
        ordered = repeated(self.repeated)
        return ordered if self.once is None else once(self.once).unionByName(ordered)
