from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobs.runtime import one_pass
from tests.jobs.lakehouse.slice import CHECKPOINTS, Slice, customer

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark

BAD = b'{"customer_id":"C0000009","first_name":'


@pytest.fixture
def customers(spark: SparkSession, platform: Path) -> Slice:
    return Slice(spark, platform)


def test_records_go_where_they_belong_with_their_place(customers: Slice) -> None:
    customers.land("a.json", [customer(1), BAD, customer(2, loyalty="gold", first_name="Grace")])
    customers.land("b.json.gz", [customer(3)], day=date(2026, 7, 2))
    customers.bronze()
    rows = sorted(customers.rows(customers.raw.bronze.table), key=lambda row: str(row["customer_id"]))
    assert [row["customer_id"] for row in rows] == ["C0000001", "C0000002", "C0000003"]
    assert [row["additional"] and json.loads(row["additional"]) for row in rows] == [None, {"loyalty": "gold"}, None]
    folder = "/Volumes/ep_raw/cmdm/landing/customers/year=2026/month=07"
    assert [row["source_file"] for row in rows] == [
        f"{folder}/day=01/a.json",
        f"{folder}/day=01/a.json",
        f"{folder}/day=02/b.json.gz",
    ]
    assert [row["landing_date"] for row in rows] == [date(2026, 7, 1), date(2026, 7, 1), date(2026, 7, 2)]
    assert {row["contract_version"] for row in rows} == {"1.0"}
    (broken,) = customers.rows(customers.raw.quarantine.table)
    assert bytes(broken["raw"]) == BAD
    assert broken["source_offset"] == len(json.dumps(customer(1))) + 1
    assert [reason["rule"] for reason in broken["reasons"]] == ["JSON"]


def test_second_run_takes_new_files_alone(customers: Slice) -> None:
    customers.land("a.json", [customer(1), BAD])
    customers.bronze()
    customers.bronze()
    customers.land("b.json", [customer(2)])
    customers.bronze(max_files=1)
    assert len(customers.rows(customers.raw.bronze.table)) == 2
    assert len(customers.rows(customers.raw.quarantine.table)) == 1
    published = [run for run in customers.runs() if run["layer"] == "bronze"]
    assert sum(run["rows_in"] for run in published) == 3


def test_file_that_is_delivered_again_under_another_name_is_left_out(customers: Slice) -> None:
    first = customers.land("a.json", [customer(1), BAD])
    customers.bronze()
    shutil.copy(first, first.with_name("a (1).json"))
    customers.land("b.json", [customer(2)])
    customers.land("b-again.json", [customer(2)])
    customers.bronze()
    assert len(customers.rows(customers.raw.bronze.table)) == 2
    assert len(customers.rows(customers.raw.quarantine.table)) == 1
    repeats = {Path(file["source_file"]).name: file["same_as"] for file in customers.files() if file["same_as"]}
    assert {name: Path(of).name for name, of in repeats.items()} == {"a (1).json": "a.json", "b.json": "b-again.json"}


def test_batch_that_was_not_checked_off_is_there_once(customers: Slice) -> None:
    customers.land("a.json", [customer(1), BAD])
    customers.bronze()
    before = customers.rows(customers.raw.bronze.table)
    checkpoint = customers.folder / "volumes" / Path(CHECKPOINTS).relative_to("/Volumes") / "bronze" / "cmdm_customers"
    # As if the process had been killed between the last table's commit and the checkpoint's.
    for file in (checkpoint / "commits").glob("*"):
        file.unlink()
    customers.bronze()
    assert customers.rows(customers.raw.bronze.table) == before
    assert len(customers.rows(customers.raw.quarantine.table)) == 1
    assert len(customers.files()) == 1
    assert sum(run["rows_in"] for run in customers.runs()) == 2


def test_rejected_records_beyond_what_fits_beside_a_batch_are_all_kept(customers: Slice) -> None:
    many = one_pass.MOST_ROWS + 500
    customers.land("a.json", [*(b"not json %d" % number for number in range(many)), customer(1)])
    customers.bronze()
    assert len(customers.rows(customers.raw.bronze.table)) == 1
    raw = {bytes(row["raw"]) for row in customers.rows(customers.raw.quarantine.table)}
    assert raw == {b"not json %d" % number for number in range(many)}


def test_csv_is_read_by_its_header(spark: SparkSession, platform: Path) -> None:
    addresses = Slice(spark, platform, "amdm.addresses")
    lines = [
        b"post_cd,amdm_addr_id,addr_line_1_txt,sbrb_nm,state,ingest_ts,colour",
        b'2000,A0000001,"1 Pitt St, Level 2",Sydney,NSW,2026-07-01T00:00:00Z,red',
        b"2000,A0000002,1 Pitt St,Sydney,NSW",
    ]
    addresses.land_bytes("a.csv.gz", b"\n".join(lines))
    addresses.land_bytes("b.csv.gz", b"\n".join(lines[1:]))
    addresses.bronze()
    (row,) = addresses.rows(addresses.raw.bronze.table)
    assert (row["addr_line_1_txt"], row["addr_line_2_txt"], row["post_cd"]) == ("1 Pitt St, Level 2", None, "2000")
    assert json.loads(row["additional"]) == {"colour": "red"}
    reasons = sorted(row["reasons"][0]["rule"] for row in addresses.rows(addresses.raw.quarantine.table))
    assert reasons == ["7 fields", "a header", "a header"]


def test_contract_that_has_gained_a_field_gives_the_table_a_column(customers: Slice) -> None:
    customers.land("a.json", [customer(1)])
    customers.bronze()
    table = customers.raw.bronze.table
    assert table.add_columns(customers.spark, "customer_id string, loyalty string") == ["loyalty"]
    customers.land("b.json", [customer(2)])
    customers.bronze()
    assert [row["loyalty"] for row in customers.rows(table)] == [None, None]


def test_entity_of_which_no_file_has_landed_is_passed_over(customers: Slice) -> None:
    customers.bronze()
    assert not customers.raw.bronze.table.exists(customers.spark)
