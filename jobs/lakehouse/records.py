"""A landed file as judged records: typed columns of those that keep the contract, raw bytes and reasons of the others.

Runs in Spark's Python workers, a chunk of a file at a time, on Arrow throughout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from jobs.lakehouse.csv_fields import Header, HeaderError, split
from jobs.lakehouse.entities import Layout
from jobs.lakehouse.lines import Damage, read_lines
from jobs.runtime.conformity import Judge, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from jobs.lakehouse.lines import Lines
    from jobs.runtime.conformity import Judged
    from jobs.runtime.contracts import Contract

__all__ = ["LandedFile", "RecordReader", "landing_date"]

_DAY = re.compile(r"/year=([0-9]{4})/month=([0-9]{2})/day=([0-9]{2})/")
_FOUND_BYTES = 200


@dataclass(frozen=True, kw_only=True)
class LandedFile:
    """A file's name below `/Volumes`, and the day whose folder it lies in."""

    name: str
    landing_date: date


class RecordReader:
    """Reads the files of one entity: records of the contract, laid out as JSON lines or CSV."""

    def __init__(self, contract: Contract, layout: Layout) -> None:
        self._contract = contract
        self._layout = layout
        self._judge = Judge(contract)

    def read(self, file: BinaryIO, landed: LandedFile) -> Iterator[pa.RecordBatch]:
        """The file's records, each with its place.

        Yields:
            Batches of the contract's fields, `additional` (string), `raw` (binary, of records with reasons alone),
            `reasons` (null where the record conforms), `source_file`, `source_offset` (int64), `landing_date`.
        """
        header = _FirstLine(self._contract) if self._layout is Layout.CSV else None
        for part in read_lines(file):
            if isinstance(part, Damage):
                payload = pa.array([part.raw], pa.binary())
                refused = self._refused(payload, part.rule, found=part.found)
                yield _batch(landed, payload, pa.array([part.offset], pa.int64()), refused)
                continue
            lines = header.skip(part) if header else part
            if len(lines.payload):
                judged = self._of_csv(lines.payload, header) if header else self._judge.judge(lines.payload)
                yield _batch(landed, lines.payload, lines.offsets, judged)

    def read_again(self, raw: pa.Array, path: Path) -> Judged:
        """Judge records of a file that were read before; `raw` (binary) is what was kept of them.

        Only CSV needs the file: its first line names the records' fields.
        """
        if self._layout is Layout.JSON_LINES:
            return self._judge.judge(raw)
        header = _FirstLine(self._contract)
        with path.open("rb") as file:
            first = next(read_lines(file))
        if not isinstance(first, Damage):
            header.skip(first)
        return self._of_csv(raw, header)

    def _of_csv(self, payload: pa.Array, header: _FirstLine) -> Judged:
        if header.header is None:
            return self._refused(payload, header.broken)
        fields = split(payload, header.header)
        judged = self._judge.judge_fields(fields.columns)
        if fields.broken.null_count == len(payload):
            return judged
        faults = {
            place: Reason("$", fields.broken[place].as_py(), _text(payload[place].as_py()))
            for place in pc.indices_nonzero(pc.is_valid(fields.broken)).to_pylist()
        }
        return judged.refuse(faults)

    def _refused(self, payload: pa.Array, rule: str, *, found: str | None = None) -> Judged:
        nothing = self._judge.judge(pa.nulls(len(payload), pa.binary()))
        return nothing.refuse(
            {
                place: Reason("$", rule, _text(line) if found is None else found)
                for place, line in enumerate(payload.to_pylist())
            }
        )


class _FirstLine:
    """A CSV file's header, once its first line was met; `header` stays None where that is none."""

    def __init__(self, contract: Contract) -> None:
        self._known = [field.name for field in contract.fields]
        self._met = False
        self.header: Header | None = None
        self.broken = ""

    def skip(self, lines: Lines) -> Lines:
        """The lines without the header."""
        if self._met:
            return lines
        self._met = True
        try:
            self.header = Header.parse(lines.payload[0].as_py(), known=self._known)
        except HeaderError as error:
            self.broken = str(error)
            return lines
        return type(lines)(payload=lines.payload[1:], offsets=lines.offsets[1:])


def landing_date(name: str, modified: datetime) -> date:
    """The day of the folder that the file lies in; where there is none, the day when it was written, in UTC."""
    if match := _DAY.search(name):
        return date(*map(int, match.groups()))
    return modified.astimezone(UTC).date()


def _batch(landed: LandedFile, payload: pa.Array, offsets: pa.Array, judged: Judged) -> pa.RecordBatch:
    everywhere = pa.array([0] * len(payload), pa.int32())
    columns = dict(zip(judged.columns.schema.names, judged.columns.columns, strict=True))
    return pa.RecordBatch.from_pydict(
        {
            **columns,
            "additional": judged.additional,
            "raw": pc.if_else(judged.conforms, pa.scalar(None, pa.binary()), payload),
            "reasons": judged.reasons,
            "source_file": pa.array([landed.name], pa.string()).take(everywhere),
            "source_offset": offsets,
            "landing_date": pa.array([landed.landing_date], pa.date32()).take(everywhere),
        }
    )


def _text(line: bytes) -> str:
    return line[:_FOUND_BYTES].decode(errors="backslashreplace")
