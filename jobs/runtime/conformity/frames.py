"""The judgement of a DataFrame's rows in Spark's Python workers: batches of Arrow there and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql.types import StructField, StructType

from jobs.runtime.conformity.judge import Judge
from jobs.runtime.conformity.verdicts import ADDITIONAL, REASONS, REASONS_DDL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame

    from jobs.runtime.conformity.verdicts import Judged
    from jobs.runtime.contracts import Contract

__all__ = ["CONFORMS", "REJECTED", "judged", "rejected_rows", "screened"]

CONFORMS = "conforms"
"""The column that `screened` adds: whether the event conforms."""

REJECTED = "rejected"
"""The column that `screened` adds: on one row of many, rows that don't conform, for `rejected_rows`; else null."""

# A task may gather so much for the driver, which gets as much from each task of the batch: some 10,000 events.
_MOST_BYTES = 4 << 20


def judged(rows: DataFrame, contract: Contract, *, payload: str = "value", raw: Collection[str] = ()) -> DataFrame:
    """Judge each row by the JSON document in its binary column `payload`. Nothing is run or planned here.

    Args:
        rows: what to judge.
        contract: by what.
        payload: the column that holds an event's bytes.
        raw: columns of `rows` that are wanted only where the event doesn't conform: null elsewhere, which spares
            their way back.

    Returns:
        The rows, none fewer, with the contract's columns (null where the event doesn't conform), `ADDITIONAL` where
        the contract allows unknown keys, and `REASONS` (null where it conforms).
    """
    columns = [StructField(field.name, field.dataType) for field in rows.schema]
    schema = StructType([*columns, *_typed(contract), *_columns(f"{REASONS} {REASONS_DDL}")])
    return rows.mapInArrow(_EachRow(contract, payload, frozenset(raw)), schema)


def screened(rows: DataFrame, contract: Contract, *, payload: str = "value", kept: Sequence[str]) -> DataFrame:
    """Judge as `judged` does, for streams of which little is rejected: that is gathered, and not given back row by row.

    Whoever collects `REJECTED` has the rejected rows without a second pass, unless there are too many of them: then
    `rejected_rows` gives fewer than do not conform, and the second pass is `judged`.

    Args:
        rows: what to judge.
        contract: by what.
        payload: the column that holds an event's bytes.
        kept: the columns of `rows` that conforming events keep.

    Returns:
        As many rows: the kept columns, the contract's, `ADDITIONAL` where the contract allows unknown keys, `CONFORMS`
        and `REJECTED`.
    """
    columns = [StructField(name, rows.schema[name].dataType) for name in kept]
    schema = StructType([*columns, *_typed(contract), *_columns(f"{CONFORMS} boolean, {REJECTED} binary")])
    return rows.mapInArrow(_Screen(contract, payload, tuple(kept)), schema)


def rejected_rows(gathered: Iterable[bytes]) -> pa.Table | None:
    """The rows that `screened` gathered, all columns of its `rows` and `REASONS`; None where there are none."""
    tables = [pa.ipc.open_stream(stream).read_all() for stream in gathered]
    return pa.concat_tables(tables) if tables else None


def _typed(contract: Contract) -> StructType:
    return _columns(f"{contract.ddl}, {ADDITIONAL} string" if contract.additional else contract.ddl)


def _columns(ddl: str) -> StructType:
    return cast("StructType", StructType.fromDDL(ddl))


def _typed_columns(verdict: Judged, contract: Contract) -> list[pa.Array]:
    return [*verdict.columns.columns, verdict.additional] if contract.additional else verdict.columns.columns


@dataclass(frozen=True)
class _EachRow:
    contract: Contract
    payload: str
    raw: frozenset[str]

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        judge = Judge(self.contract)
        for batch in batches:
            verdict = judge.judge(batch.column(self.payload))
            conforms = verdict.conforms
            given = [
                pc.if_else(conforms, None, column) if name in self.raw else column
                for name, column in zip(batch.schema.names, batch.columns, strict=True)
            ]
            columns = [*given, *_typed_columns(verdict, self.contract), verdict.reasons]
            yield pa.RecordBatch.from_arrays(columns, [*batch.schema.names, *_typed_names(self.contract), REASONS])


@dataclass(frozen=True)
class _Screen:
    contract: Contract
    payload: str
    kept: tuple[str, ...]

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        judge = Judge(self.contract)
        room = _MOST_BYTES
        for batch in batches:
            verdict = judge.judge(batch.column(self.payload))
            conforms = verdict.conforms
            gathered: list[bytes | None] = [None] * batch.num_rows
            if room > 0 and verdict.reasons.null_count < batch.num_rows:
                stream = _as_stream(batch.append_column(REASONS, verdict.reasons).filter(pc.invert(conforms)))
                room -= len(stream)
                gathered[0] = stream if room > 0 else None
            kept = [batch.column(name) for name in self.kept]
            columns = [*kept, *_typed_columns(verdict, self.contract), conforms, pa.array(gathered, pa.binary())]
            yield pa.RecordBatch.from_arrays(columns, [*self.kept, *_typed_names(self.contract), CONFORMS, REJECTED])


def _typed_names(contract: Contract) -> list[str]:
    names = [field.name for field in contract.fields]
    return [*names, ADDITIONAL] if contract.additional else names


def _as_stream(rows: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_batch(rows)
    return bytes(sink.getvalue())
