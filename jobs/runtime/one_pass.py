"""Judged rows to their table and the rejected ones to their quarantine, while the rows are computed once.

Spark writes one table a pass. Rejected rows are few, so the pass that writes the others brings them along, and they are
appended from the driver; where a task has more of them than fit, a second pass writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import Observation
from pyspark.sql import functions as F

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pyspark.sql import DataFrame

    from jobs.runtime.tables import Table, Transaction

__all__ = ["MOST_ROWS", "SPILLED", "Counts", "Destination", "append_split", "with_spill_flag"]

SPILLED = "_spilled"
"""The column that `with_spill_flag` adds: whether a rejected row is too many to be brought along."""

MOST_ROWS = 20_000
"""Rejected rows of a task that are brought along."""

_MOST_BYTES = 8 << 20


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A table and the columns that it takes, in its order."""

    table: Table
    columns: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Rows of a batch; accepted and quarantined are all of them."""

    rows: int
    accepted: int
    quarantined: int


def with_spill_flag(batches: Iterable[pa.RecordBatch], *, raw: str) -> Iterator[pa.RecordBatch]:
    """A task's batches with `SPILLED`; `raw` names the binary column that holds a rejected row's bytes."""
    rows = size = 0
    for batch in batches:
        rejected = pc.is_valid(batch.column("reasons"))
        rows += pc.sum(rejected).as_py() or 0
        size += pc.sum(pc.binary_length(batch.column(raw))).as_py() or 0
        fits = rows <= MOST_ROWS and size <= _MOST_BYTES
        spilled = pc.and_(rejected, pa.scalar(not fits))
        yield batch.append_column(pa.field(SPILLED, pa.bool_()), spilled)


def append_split(
    judged: DataFrame,
    *,
    accepted: Destination,
    rejected: Destination,
    transaction: Callable[[str], Transaction],
    metadata: Mapping[str, object],
    tried_before: bool,
) -> Counts:
    """Append each row where it belongs, by `reasons` (null: accepted).

    Args:
        judged: rows with `reasons` and `SPILLED`; computed twice, they are the same.
        accepted: where conforming rows go.
        rejected: where the others go.
        transaction: names the write of a part; what an earlier try has committed is skipped.
        metadata: kept with the commits.
        tried_before: whether an earlier try may have committed a part: what is skipped is not observed.

    Raises:
        RuntimeError: a row was lost on the way; the quarantine is then not written.
    """
    conforms = F.col("reasons").isNull()
    survey = {
        "rows": F.count(F.lit(1)),
        "accepted": F.count_if(conforms),
        "spilled": F.count_if(F.col(SPILLED)),
        "brought": F.collect_list(F.when(~conforms & ~F.col(SPILLED), F.struct(*rejected.columns))),
    }
    columns = [column.alias(name) for name, column in survey.items()]
    observation = Observation()
    observed = judged if tried_before else judged.observe(observation, *columns)
    conforming = observed.where(conforms).select(*accepted.columns)
    accepted.table.append(conforming, transaction("accepted"), metadata=metadata)
    seen = judged.agg(*columns).collect()[0].asDict() if tried_before else observation.get
    others = seen["rows"] - seen["accepted"]
    if others != len(seen["brought"]) + seen["spilled"]:
        raise RuntimeError(f"{rejected.table}: {others} rows rejected, {len(seen['brought'])} brought along")
    if others:
        broken = judged.where(~conforms).select(*rejected.columns)
        if not seen["spilled"]:
            broken = judged.sparkSession.createDataFrame(seen["brought"], broken.schema)
        rejected.table.append(broken, transaction("rejected"), metadata=metadata)
    return Counts(rows=seen["rows"], accepted=seen["accepted"], quarantined=others)
