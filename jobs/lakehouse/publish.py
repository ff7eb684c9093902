"""Write, audit, publish: a batch is computed and looked at as a whole before a commit lets readers see it.

Delta's commit is the publication. Until then the rows are in Spark's cache alone: nothing has to be cleaned up after a
failed audit or a crash, and what was audited is what is committed.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyspark import StorageLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pyspark.sql import Column, DataFrame

__all__ = ["Batch", "audited"]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Rows in a cache, the facts that their audit went by, and what it found wrong, a sentence each."""

    rows: DataFrame
    facts: Mapping[str, Any]
    problems: tuple[str, ...]


@contextmanager
def audited(
    rows: DataFrame,
    *,
    survey: Mapping[str, Column],
    check: Callable[[DataFrame, Mapping[str, Any]], Sequence[str]],
) -> Iterator[Batch]:
    """The rows as they would be published, for as long as the block lasts; what is wrong with them must not be.

    Args:
        rows: what a batch comes to; computed once, into the cache.
        survey: the facts by name, as aggregates over the rows.
        check: what the cached rows and their facts show to be wrong.
    """
    cached = rows.persist(StorageLevel.MEMORY_AND_DISK)
    try:
        facts = cached.agg(*(column.alias(name) for name, column in survey.items())).collect()[0].asDict()
        yield Batch(rows=cached, facts=facts, problems=tuple(check(cached, facts)))
    finally:
        cached.unpersist()
