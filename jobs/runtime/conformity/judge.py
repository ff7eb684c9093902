"""The judge of one contract, on Arrow arrays: pure, and without Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from jobs.runtime.conformity.columns import column_types
from jobs.runtime.conformity.elements import Unreadable, read_object, spelled
from jobs.runtime.conformity.rules import ContractRules
from jobs.runtime.conformity.texts import DocumentReader, FieldReader
from jobs.runtime.conformity.verdicts import Judged, as_reasons, blanked, concatenated, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jobs.runtime.conformity.elements import Element
    from jobs.runtime.conformity.texts import Recognised
    from jobs.runtime.conformity.verdicts import Reason
    from jobs.runtime.contracts import Contract

__all__ = ["Judge"]

# Arrow's JSON reader takes 100,000 rows and 2 GiB at once.
_ROWS_AT_ONCE = 50_000
_BYTES_AT_ONCE = 1 << 28


class Judge:
    """Judges against one contract. It can be pickled; one may serve many batches, and is faster than one for each."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.schema: pa.Schema = column_types(contract)
        self._documents = DocumentReader(contract)
        self._records = FieldReader(contract)
        self._rules = ContractRules(contract)
        self._fields = {field.name: field for field in contract.fields}

    def judge(self, payload: pa.BinaryArray) -> Judged:
        """Judge events, each the bytes of one JSON document; null is no event."""
        if len(payload) > _ROWS_AT_ONCE or (payload.nbytes > _BYTES_AT_ONCE and len(payload) > 1):
            half = len(payload) // 2
            return concatenated([self.judge(payload.slice(0, half)), self.judge(payload.slice(half))])
        if payload.type != pa.binary():
            payload = payload.cast(pa.binary())
        recognised = self._documents.read(payload) if len(payload) else self._nothing()
        return self._judged(recognised, lambda row: read_object(payload[row].as_py()))

    def judge_fields(self, fields: Mapping[str, pa.StringArray]) -> Judged:
        """Judge records by the texts of their fields, as a CSV file with a header has them.

        A text is taken as the number or boolean that it spells in JSON, where the contract asks for one.

        Args:
            fields: by name, arrays of one length; null for a field that was empty and not in quotes, which is then as
                good as absent, or as null. A field that no record has is left out.
        """
        rows = len(next(iter(fields.values()), ()))

        def record(row: int) -> dict[str, Element]:
            texts = {name: texts[row].as_py() for name, texts in fields.items()}
            return {
                name: spelled(text, self._fields[name]) if name in self._fields else text
                for name, text in texts.items()
                if text is not None
            } | {name: None for name, field in self._fields.items() if field.nullable and texts.get(name) is None}

        known, columns = self._records.read(fields, rows)
        for name, texts in fields.items():
            if name not in self._fields:
                # What is beside the columns goes the slow road.
                known = pc.and_(known, pc.is_null(texts))
        return self._judged((known, columns), record)

    def _nothing(self) -> Recognised:
        return pa.array([], pa.bool_()), [pa.array([], kind) for kind in self.schema.types]

    def _judged(self, recognised: Recognised, event: Callable[[int], Mapping[str, Element]]) -> Judged:
        """The verdicts: what is not recognised goes the slow road."""
        known, columns = recognised
        batch = pa.RecordBatch.from_arrays(columns, schema=self.schema)
        unsure = pc.indices_nonzero(pc.invert(known)).to_pylist()
        reasons: list[list[Reason] | None] = [None] * len(known)
        additional: list[str | None] = [None] * len(known)
        accepted: dict[int, list[Any]] = {}
        for row in unsure:
            try:
                members = event(row)
            except Unreadable as unreadable:
                reasons[row] = [unreadable.reason]
                continue
            values, broken = self._rules.judge(members)
            if broken:
                reasons[row] = broken
            else:
                accepted[row] = values
                additional[row] = self._rules.unknown(members)
        if unsure:
            batch = self._completed(blanked(batch, known), accepted)
        return Judged(columns=batch, reasons=as_reasons(reasons), additional=pa.array(additional, pa.string()))

    def _completed(self, batch: pa.RecordBatch, accepted: Mapping[int, list[Any]]) -> pa.RecordBatch:
        if not accepted:
            return batch
        late = zip(*accepted.values(), strict=True)
        columns = [
            merged(column, list(accepted), pa.array(values, column.type))
            for column, values in zip(batch.columns, late, strict=True)
        ]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)
