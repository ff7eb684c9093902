"""Write, audit, publish: a batch is computed and looked at as a whole before a commit lets readers see it.

Delta's commit is the publication. Until then the executors alone have the rows: nothing has to be cleaned up after a
failed audit or a crash, and what was audited is what is committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyspark import StorageLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyspark.sql import Column, DataFrame

__all__ = ["Batch", "audited"]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Rows as they were computed, the facts that their audit went by, and what it found wrong, a sentence each."""

    rows: DataFrame
    facts: Mapping[str, Any]
    problems: tuple[str, ...]


def audited(
    rows: DataFrame,
    *,
    survey: Mapping[str, Column],
    check: Callable[[DataFrame, Mapping[str, Any]], Sequence[str]],
) -> Batch:
    """The rows as they would be published; what is wrong with them must not be.

    They are computed once, and never again: computed anew, they could be of newer versions of the tables that they come
    from, and nobody would have audited those. Where an executor is lost with its rows, whoever reads them fails.

    Args:
        rows: what a batch comes to.
        survey: the facts by name, as aggregates over the rows.
        check: what the computed rows and their facts show to be wrong.
    """
    # A cache would also turn them into columns and back, which takes longer than to compute some of them.
    computed = rows.localCheckpoint(eager=False, storageLevel=StorageLevel.MEMORY_AND_DISK_DESER)
    facts = computed.agg(*(column.alias(name) for name, column in survey.items())).collect()[0].asDict()
    return Batch(rows=computed, facts=facts, problems=tuple(check(computed, facts)))
