"""Malformed input of every class through the readers that bronze uses: nothing is lost, nothing bad is accepted."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from jobs.lakehouse.entities import ENTITIES, Entity, Layout
from jobs.lakehouse.extract import extract
from jobs.lakehouse.records import LandedFile, RecordReader
from jobs.runtime.contracts import Contract
from jobs.runtime.telemetry import Telemetry
from tests.jobs.lakehouse.sown import sow, sow_files
from tests.jobs.lakehouse.volumes import LANDING, contract_of, extract_params, landed, lines_of, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 7, 1)


def rows(file: Path, entity: Entity) -> list[dict[str, Any]]:
    reader = RecordReader(Contract.read(contract_of(entity)), entity.layout)
    with file.open("rb") as source:
        batches = list(reader.read(source, LandedFile(name=file.name, landing_date=DAY)))
    columns = ["source_file", "source_offset", "raw", "reasons"]
    return pa.Table.from_batches(batches).select(columns).to_pylist() if batches else []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    platform(tmp_path, monkeypatch)
    return tmp_path


def test_ten_thousand_malformed_records_are_all_quarantined_with_reasons(folder: Path) -> None:
    ledger = sow(LANDING, malformed=10_000, day=DAY, seed=11)
    sown = {(each.file, each.offset): each for each in ledger.malformed}
    accepted: Counter[str] = Counter()
    refused: dict[tuple[str, int], dict[str, Any]] = {}
    for entity in ENTITIES:
        for file in landed(folder, entity):
            for row in rows(file, entity):
                if row["reasons"] is None:
                    accepted[str(entity)] += 1
                    assert row["raw"] is None
                else:
                    refused[row["source_file"], row["source_offset"]] = row
    assert len(sown) == 10_000
    lost = Counter(sown[place].malformation for place in sown.keys() - refused.keys())
    assert lost == Counter(), "accepted, although malformed"
    assert refused.keys() == sown.keys(), "refused, although good"
    assert accepted == Counter(ledger.good)
    for place, row in refused.items():
        assert row["raw"] == sown[place].raw
        assert all(reason["field"] and reason["rule"] for reason in row["reasons"])
        assert row["reasons"]


def test_broken_files_of_every_class_leave_a_reason(folder: Path) -> None:
    ledger = sow_files(LANDING, day=DAY, seed=11)
    paths = {path.name: path for path in landed(folder)}
    assert len(ledger.files) == len(paths) > 40
    for sown in ledger.files:
        found = rows(paths[sown.file], sown.entity)
        refused = [row for row in found if row["reasons"]]
        assert refused, sown
        # What was read before the damage is whole; a file whose text is all wrong gives nothing.
        whole = {"truncated_archive", "archive_without_end", "corrupt_archive"}
        assert sown.malformation in whole or len(found) == len(refused), sown
        assert len(found) - len(refused) <= sown.records


def test_good_extracts_are_accepted_whole_in_every_style(folder: Path) -> None:
    extract(extract_params(days=12, customers=60), telemetry=Telemetry("extract"))
    styles: Counter[str] = Counter()
    for entity in ENTITIES:
        for file in landed(folder, entity):
            text = text_of(file)
            styles["byte order mark"] += text.startswith(b"\xef\xbb\xbf")
            styles["carriage returns"] += b"\r\n" in text
            styles["no last line end"] += not text.endswith(b"\n")
            styles["other column order"] += text.startswith((b"ingest_ts", b"promotion_cd"))
            found = rows(file, entity)
            assert [row["reasons"] for row in found if row["reasons"]] == [], file
            assert len(found) == len(lines_of(file)) - (entity.layout is Layout.CSV)
    assert len(styles) == 4
    assert min(styles.values()) > 0, styles
