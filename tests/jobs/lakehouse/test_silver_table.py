"""Bronze to silver: what survives, what is withheld, and that no order of doing it matters."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.errors import StreamingQueryException

from jobs.lakehouse import silver_table
from jobs.lakehouse.backfill import Days
from jobs.lakehouse.history import customers_history
from jobs.lakehouse.silver_table import SilverTable
from jobs.runtime.entry import JobError
from jobs.runtime.tables import Table
from tests.jobs.lakehouse.slice import CHECKPOINTS, Slice, customer, table_hash

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark

HISTORY = customers_history("ep_curated").table
DAYS = [date(2026, 7, day) for day in (1, 2, 3, 4)]


@pytest.fixture
def customers(spark: SparkSession, platform: Path) -> Slice:
    return Slice(spark, platform)


def said(day: date, hour: int = 0) -> str:
    return f"{day}T{hour:02}:00:00Z"


def land_days(customers: Slice, *, seed: int) -> None:
    """Some days' files, with late, repeated, reordered and rejected records among them."""
    random = Random(seed)  # noqa: S311 - repeatable, guards nothing
    for day in DAYS:
        records: list[dict[str, Any]] = []
        for number in range(1, 41):
            spoken = random.choice(DAYS)
            records.append(
                customer(number, tenure_months=random.randrange(3), ingest_ts=said(spoken, random.randrange(3)))
            )
        records += random.sample(records, 5)
        records.append(customer(41, email="nobody at all", ingest_ts=said(day)))
        random.shuffle(records)
        customers.land(f"{day}.json", records, day=day)


def tables(customers: Slice) -> dict[str, tuple[int, int]]:
    """What silver, its history and its quarantine hold; runs and clocks apart."""
    silver, history, quarantine = (
        table.read(customers.spark) for table in (customers.table.silver, HISTORY, customers.table.quarantine)
    )
    return {
        "silver": table_hash(silver),
        "history": table_hash(history),
        "quarantine": table_hash(quarantine, without=["run_id", "quarantined_at"]),
    }


def test_latest_record_of_a_key_survives_and_rejected_ones_are_kept_aside(customers: Slice) -> None:
    customers.land(
        "a.json",
        [
            customer(1, first_name="New", ingest_ts="2026-07-02T00:00:00Z"),
            customer(1, first_name="Old", ingest_ts="2026-07-01T00:00:00Z"),
            customer(2, email="nobody at all"),
        ],
    )
    customers.bronze()
    customers.silver(accept=True)
    (row,) = customers.rows(customers.table.silver)
    assert (row["customer_id"], row["first_name"], row["phone"]) == ("C0000001", "New", "+61255501234")
    (broken,) = customers.rows(customers.table.quarantine)
    assert [(reason["rule"], reason["found"]) for reason in broken["reasons"]] == [
        ("email_well_formed", "nobody at all")
    ]
    assert json.loads(broken["raw"])["customer_id"] == "C0000002"
    assert broken["source_file"].endswith("/day=01/a.json")
    (run,) = [run for run in customers.runs() if run["layer"] == "silver"]
    assert (run["rows_in"], run["accepted"], run["quarantined"], run["written"]) == (3, 2, 1, 1)
    assert run["rules"]["email_well_formed"] == 1


def test_batch_that_fails_its_audit_changes_nothing_until_it_is_accepted(customers: Slice) -> None:
    customers.land("a.json", [customer(number) for number in range(1, 150)])
    customers.bronze()
    customers.silver()
    before = tables(customers)
    bad = [customer(number, email="nobody at all", ingest_ts="2026-07-05T00:00:00Z") for number in range(1, 50)]
    good = [customer(number, first_name="Late", ingest_ts="2026-07-05T00:00:00Z") for number in range(50, 150)]
    customers.land("b.json", bad + good, day=DAYS[1])
    customers.bronze()
    for _ in range(2):
        with pytest.raises(JobError, match="not_mostly_rejected: 49 of 149 rows are quarantined"):
            customers.silver()
        assert tables(customers) == before
    states = [run["state"] for run in customers.runs() if run["layer"] == "silver"]
    assert sorted(states) == ["audit_failed", "audit_failed", "published"]
    customers.silver(accept=True)
    assert len(customers.rows(customers.table.quarantine)) == 49
    assert sum(row["first_name"] == "Late" for row in customers.rows(customers.table.silver)) == 100


def test_second_run_and_a_batch_tried_again_change_nothing(customers: Slice) -> None:
    land_days(customers, seed=1)
    customers.bronze()
    customers.silver()
    before, runs = tables(customers), len(customers.runs())
    customers.silver()
    assert tables(customers) == before
    checkpoint = customers.folder / "volumes" / Path(CHECKPOINTS).relative_to("/Volumes") / "silver" / "cmdm_customers"
    for file in (checkpoint / "commits").glob("*"):
        file.unlink()
    customers.silver()
    assert tables(customers) == before
    assert len(customers.runs()) == runs


def test_first_load_that_is_cut_short_behind_history_goes_on_there(
    customers: Slice, monkeypatch: pytest.MonkeyPatch
) -> None:
    land_days(customers, seed=5)
    customers.bronze()
    with monkeypatch.context() as patch:
        patch.delattr(SilverTable, "_latest")
        with pytest.raises(StreamingQueryException, match="latest"):
            customers.silver()
    assert not HISTORY.is_as_created(customers.spark)
    assert customers.table.silver.is_as_created(customers.spark)
    customers.silver()
    loaded = tables(customers)
    customers.backfill(None)
    assert tables(customers) == loaded


def test_days_in_any_order_and_in_backfills_are_as_one_pass(spark: SparkSession, platform: Path) -> None:
    customers = Slice(spark, platform)
    land_days(customers, seed=2)
    customers.bronze()
    customers.silver()
    expected = tables(customers)
    orders = list(permutations(DAYS))
    for order in Random(3).sample(orders, 2):  # noqa: S311 - as above
        for table in (customers.table.silver, HISTORY, customers.table.quarantine):
            spark.sql(f"DELETE FROM {table.sql_name()}")  # noqa: S608 - a name of our own
        for day in order:
            customers.backfill(Days(day, day))
        customers.backfill(Days(min(DAYS), max(DAYS)))
        assert tables(customers) == expected
    customers.backfill(None)
    assert tables(customers) == expected


def test_files_landed_in_another_order_give_the_same_tables(
    spark: SparkSession, platform: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file's rows are told apart by their key, as those of a large batch are; all of them in one pass are not."""
    customers = Slice(spark, platform)
    land_days(customers, seed=4)
    landed = sorted((platform / "volumes").rglob("*.json"))
    aside = platform / "aside"
    aside.mkdir()
    places = {file: aside / file.name for file in landed}
    for file, place in places.items():
        file.rename(place)
    with monkeypatch.context() as patch:
        patch.setattr(silver_table, "_WORTH_A_PASS", 1)
        for file in reversed(landed):
            places[file].rename(file)
            customers.bronze()
            customers.silver()
    late = tables(customers)
    customers.backfill(None)
    assert tables(customers) == late


def test_redrive_moves_what_conforms_by_now(customers: Slice, monkeypatch: pytest.MonkeyPatch) -> None:
    customers.land("a.json", [customer(1), customer(2, tenure_months=1201), b"never json"])
    customers.bronze()
    customers.silver()
    assert customers.redrive() == 0
    contract = customers.raw.contract
    loosened = tuple(
        type(field)(**{**vars(field), "maximum": None}) if field.name == "tenure_months" else field
        for field in contract.fields
    )
    monkeypatch.setattr(
        "jobs.lakehouse.bronze_tables.Contract.read",
        lambda _file: type(contract)(**{**vars(contract), "fields": loosened}),
    )
    assert customers.redrive() == 1
    assert customers.redrive() == 0
    assert len(customers.rows(customers.raw.bronze.table)) == 2
    (left,) = customers.rows(customers.raw.quarantine.table)
    assert bytes(left["raw"]) == b"never json"
    customers.silver()
    assert {row["tenure_months"] for row in customers.rows(customers.table.silver)} == {12, 1201}


def test_entity_that_nothing_was_landed_of_is_passed_over(customers: Slice) -> None:
    customers.silver()
    assert not Table.exists(customers.table.silver, customers.spark)
