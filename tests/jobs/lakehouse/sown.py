"""Files with malformed records over all classes, and a ledger of what was sown where."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import ENTITIES, Layout
from jobs.lakehouse.sources.landing import Folder
from jobs.lakehouse.sources.lines import as_csv, as_json, csv_line
from jobs.lakehouse.sources.malformed_csv import CSV_MALFORMATIONS
from jobs.lakehouse.sources.malformed_files import FILE_MALFORMATIONS, Lines
from jobs.lakehouse.sources.malformed_json import JSON_MALFORMATIONS
from jobs.lakehouse.sources.people import Population
from jobs.lakehouse.sources.said import Extracts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from jobs.lakehouse.entities import Entity
    from jobs.lakehouse.sources.subject import Record

__all__ = ["Ledger", "Sown", "SownFile", "malformed_lines", "sow", "sow_files"]

_CUSTOMERS = 200
_FILE_LINES = 2_000
_BROKEN_FILES_RECORDS = 20


@dataclass(frozen=True, kw_only=True)
class Sown:
    """A malformed record: the file's name, where its line begins in the text, its bytes, in which way it is bad."""

    entity: Entity
    file: str
    offset: int
    raw: bytes
    malformation: str


@dataclass(frozen=True, kw_only=True)
class SownFile:
    """A file that is broken as a whole; `records` is how many it was meant to hold."""

    entity: Entity
    file: str
    malformation: str
    records: int


@dataclass(kw_only=True)
class Ledger:
    """All that was sown; `good` counts the records between them that conform, by the entity's full name."""

    malformed: list[Sown] = field(default_factory=list)
    files: list[SownFile] = field(default_factory=list)
    good: dict[str, int] = field(default_factory=dict)


def sow(landing: Mapping[str, str], *, malformed: int, day: date, seed: int) -> Ledger:
    """Land so many malformed records of all entities, every class in turn, with as many good ones between them.

    Args:
        landing: a system's volume by its name.
        malformed: how many, spread evenly over the entities.
        day: whose partition the files go to.
        seed: of the records.
    """
    ledger = Ledger()
    of_each = {str(entity): malformed // len(ENTITIES) for entity in ENTITIES}
    of_each[str(ENTITIES[0])] += malformed % len(ENTITIES)
    for entity in ENTITIES:
        records = _records(entity, day, seed)
        lines = islice(malformed_lines(entity, records), of_each[str(entity)])
        number = 0
        while some := list(islice(lines, _FILE_LINES)):
            number += 1
            _land(landing, entity, day, number=number, lines=some, good=records, ledger=ledger)
    return ledger


def sow_files(landing: Mapping[str, str], *, day: date, seed: int, first_number: int = 901) -> Ledger:
    """Land a file of each entity in every way in which a whole file can be broken."""
    ledger = Ledger()
    for entity in ENTITIES:
        records = _records(entity, day, seed)[:_BROKEN_FILES_RECORDS]
        columns = _columns(entity, records)
        header = [csv_line(columns)] if columns else []
        whole = Lines(layout=entity.layout, lines=(*header, *(_line(record, columns) for record in records)))
        for number, break_ in enumerate(FILE_MALFORMATIONS, start=first_number):
            if (content := break_(whole)) is None:
                continue
            suffix = "csv.gz" if columns else "json.gz"
            file = Folder(landing[entity.system], entity, day).file(number, suffix, compressed=False)
            file.write(content)
            file.land()
            name = f"{entity.label}_{day:%Y%m%d}_{number:03}.{suffix}"
            ledger.files.append(SownFile(entity=entity, file=name, malformation=break_.__name__, records=len(records)))
    return ledger


def malformed_lines(entity: Entity, records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """Without end: the name of each way that fits the entity, in turn, and a record that is broken so."""
    columns = _columns(entity, records)
    turns = CSV_MALFORMATIONS if columns else JSON_MALFORMATIONS
    for record in cycle(records):
        for break_ in turns:
            line = break_(record, columns) if columns else break_(record)  # type: ignore[call-arg]
            if line is not None:
                yield break_.__name__, line


def _land(
    landing: Mapping[str, str],
    entity: Entity,
    day: date,
    *,
    number: int,
    lines: Sequence[tuple[str, bytes]],
    good: Sequence[Record],
    ledger: Ledger,
) -> None:
    columns = _columns(entity, good)
    suffix = "csv.gz" if columns else "json.gz" if number % 2 else "json"
    name = f"{entity.label}_{day:%Y%m%d}_{number:03}.{suffix}"
    text = csv_line(columns) + b"\n" if columns else b""
    parts, offset = [text], len(text)
    for (malformation, raw), record in zip(lines, cycle(good), strict=False):
        ledger.malformed.append(Sown(entity=entity, file=name, offset=offset, raw=raw, malformation=malformation))
        part = raw + b"\n" + _line(record, columns) + b"\n"
        parts.append(part)
        offset += len(part)
    ledger.good[str(entity)] = ledger.good.get(str(entity), 0) + len(lines)
    file = Folder(landing[entity.system], entity, day).file(number, suffix, compressed=suffix.endswith(".gz"))
    file.write(b"".join(parts))
    file.land()


def _records(entity: Entity, day: date, seed: int) -> list[Record]:
    extracts = Extracts(Population(_CUSTOMERS, seed=seed), first_day=day, seed=seed)
    return [record for name, record in extracts.of_day(0) if name == str(entity)]


def _columns(entity: Entity, records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(records[0]) if entity.layout is Layout.CSV else ()


def _line(record: Record, columns: Sequence[str]) -> bytes:
    return as_csv(record, columns) if columns else as_json(record)
