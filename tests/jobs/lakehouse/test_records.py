from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pyarrow as pa

from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.records import RecordReader
from jobs.runtime.contracts import Contract
from tests.jobs.lakehouse.volumes import contract_of

if TYPE_CHECKING:
    from pathlib import Path


def reader(name: str) -> RecordReader:
    entity = entity_named(name)
    return RecordReader(Contract.read(contract_of(entity)), entity.layout)


def test_json_is_judged_again_though_its_file_is_gone(tmp_path: Path) -> None:
    raw = b'{"contact_id":"003AAAAAAAAAAAA","email":"a@example.com","ingest_ts":"2026-07-01T00:00:00Z"}'
    verdict = reader("sfdc.contacts").read_again(pa.array([raw, b"no json"], pa.binary()), tmp_path / "gone.json")
    assert verdict.conforms.to_pylist() == [True, False]


def test_csv_is_judged_again_by_its_files_first_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(b"post_cd,amdm_addr_id,addr_line_1_txt,sbrb_nm,state,ingest_ts\n"))
    raw = [b"2000,A0000001,1 Pitt St,Sydney,NSW,2026-07-01T00:00:00Z", b"2000,A0000002,1 Pitt St"]
    verdict = reader("amdm.addresses").read_again(pa.array(raw, pa.binary()), file)
    assert verdict.conforms.to_pylist() == [True, False]
