from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.sources.malformed_csv import CSV_MALFORMATIONS
from jobs.lakehouse.sources.malformed_files import FILE_MALFORMATIONS
from jobs.lakehouse.sources.malformed_json import JSON_MALFORMATIONS
from tests.jobs.lakehouse.sown import sow, sow_files
from tests.jobs.lakehouse.volumes import LANDING, landed, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_ledger_tells_where_each_malformed_record_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    platform(tmp_path, monkeypatch)
    ledger = sow(LANDING, malformed=1003, day=date(2026, 7, 1), seed=5)
    texts = {path.name: text_of(path) for path in landed(tmp_path)}
    assert len(ledger.malformed) == 1003
    assert {sown.malformation for sown in ledger.malformed} == {
        malformation.__name__ for malformation in (*JSON_MALFORMATIONS, *CSV_MALFORMATIONS)
    }
    for sown in ledger.malformed:
        assert texts[sown.file][sown.offset : sown.offset + len(sown.raw) + 1] == sown.raw + b"\n"
    lines = sum(text.count(b"\n") for text in texts.values())
    headers = sum(name.endswith(".csv.gz") for name in texts)
    assert lines == len(ledger.malformed) + sum(ledger.good.values()) + headers


def test_ledger_names_a_broken_file_of_every_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    platform(tmp_path, monkeypatch)
    ledger = sow_files(LANDING, day=date(2026, 7, 1), seed=5)
    assert sorted(file.file for file in ledger.files) == sorted(path.name for path in landed(tmp_path))
    counts = Counter(file.malformation for file in ledger.files)
    assert set(counts) == {malformation.__name__ for malformation in FILE_MALFORMATIONS}
    assert max(counts.values()) == len(ENTITIES)
