"""Each job, killed at random and started again: nothing is lost, nothing doubled, nothing seen that was not audited.

`LAKEFORM_KILLS` says how often each job is killed at least, `LAKEFORM_TEST_SEED` repeats a run.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from environments.local.jars import ensure_jars
from environments.local.java import find_java
from jobs.lakehouse.extract import extract
from jobs.lakehouse.history import customers_history
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.params import BackfillParams, BronzeParams, GoldParams, RedriveParams, SilverParams
from jobs.runtime.contracts import Contract
from jobs.runtime.paths import day_partition
from jobs.runtime.tables import Table
from jobs.runtime.telemetry import Telemetry
from tests.jobs.lakehouse.processes import Processes, polled
from tests.jobs.lakehouse.slice import BRONZE, CHECKPOINTS, OPS, customer
from tests.jobs.lakehouse.volumes import extract_params

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark

PROJECT = Path(__file__).parents[3]
KILLS = int(os.environ.get("LAKEFORM_KILLS", "3"))
RECORDS = 40
# About as long as a first run of a job is at work, where nobody has timed one.
SECONDS = 10.0
FIRST = date(2026, 7, 1)
CUSTOMERS = {
    "raw": Table(catalog="ep_raw", schema="cmdm", name="customers"),
    "raw quarantine": Table(catalog="ep_raw", schema="quarantine", name="cmdm_customers"),
    "silver": Table(catalog="ep_curated", schema="cmdm", name="customers"),
    "silver quarantine": Table(catalog="ep_curated", schema="quarantine", name="cmdm_customers"),
    "history": customers_history("ep_curated").table,
}
ONE = ("cmdm.customers",)
BRONZE_JOB = BronzeParams(**{**vars(BRONZE), "entities": ONE, "max_files_per_trigger": 1})
SILVER_JOB = SilverParams(
    entities=ONE,
    raw_catalog="ep_raw",
    curated_catalog="ep_curated",
    quarantine_schema="quarantine",
    checkpoints=CHECKPOINTS,
    ops=OPS,
    accept=(),
)
BACKFILL_JOB = BackfillParams(
    **vars(SILVER_JOB), first_day=str(FIRST), last_day=str(FIRST + timedelta(days=9)), rebuild=False
)
REDRIVE_JOB = RedriveParams(
    entity=ONE[0],
    raw_catalog="ep_raw",
    curated_catalog="ep_curated",
    quarantine_schema="quarantine",
    ops=OPS,
)
GOLD_JOB = GoldParams(curated_catalog="ep_curated", marts_catalog="ep_marts", ops=OPS, accept=())


@pytest.fixture(scope="module")
def chance() -> random.Random:
    seed = int(os.environ.get("LAKEFORM_TEST_SEED", random.SystemRandom().randrange(10**6)))
    print(f"LAKEFORM_TEST_SEED={seed}")  # noqa: T201 - to repeat a failure
    return random.Random(seed)  # noqa: S311 - no secret


@pytest.fixture
def processes(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, spark: SparkSession) -> Processes:
    java = find_java(tmp_path_factory.mktemp("java"))
    jars = ensure_jars(PROJECT / ".cache" / "jars", java=java)
    return Processes.on(tmp_path, jars=jars.spark, java_home=java.home, spark=spark)


class Source:
    """The customer master: a file a day, of good records, rejected ones and ones that break a rule of silver."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "volumes/ep_raw/cmdm/landing/customers"
        self._day = FIRST
        self.landed = 0
        self.malformed = 0
        self.ruled_out = 0
        self.latest: dict[str, str] = {}

    def land(self, *, ruled_out: int = 1) -> None:
        """Land the next day's file."""
        spoken = f"{self._day}T00:00:00Z"
        names = {number: f"{self._day} {number}" for number in range(RECORDS - ruled_out)}
        good = [customer(number, first_name=name, ingest_ts=spoken) for number, name in names.items()]
        bad = [customer(1000 + number, email="nobody at all", ingest_ts=spoken) for number in range(ruled_out)]
        lines = [json.dumps(record) for record in (*good, *bad)] + ["no json"]
        folder = self._folder / day_partition(self._day)
        folder.mkdir(parents=True)
        draft = folder / ".customers.json.gz"
        draft.write_bytes(gzip.compress("\n".join(lines).encode()))
        draft.rename(folder / "customers.json.gz")
        self._day += timedelta(days=1)
        self.landed += len(lines)
        self.malformed += 1
        self.ruled_out += ruled_out
        self.latest |= {f"C{number:07d}": name for number, name in names.items()}


def places(rows: list[dict[str, Any]]) -> Counter[tuple[str, int]]:
    return Counter((row["source_file"], row["source_offset"]) for row in rows)


def test_killed_bronze_goes_on_without_losing_or_doubling(processes: Processes, chance: random.Random) -> None:
    source = Source(processes.folder)
    for _ in range(4):
        source.land()
    code, seconds = processes.run(BRONZE_JOB)
    assert code == 0
    killed = 0
    while killed < KILLS:
        for _ in range(3):
            source.land()
        killed += processes.kill(BRONZE_JOB, after=chance.uniform(0, seconds))
    processes.run_here(BRONZE_JOB)
    accepted, rejected = (places(processes.rows(CUSTOMERS[name])) for name in ("raw", "raw quarantine"))
    assert set((accepted + rejected).values()) == {1}
    assert (len(accepted), len(rejected)) == (source.landed - source.malformed, source.malformed)
    runs = [run for run in processes.rows(Table.parse(f"{OPS}.lakehouse_runs")) if run["layer"] == "bronze"]
    assert sum(run["rows_in"] for run in runs) == source.landed


def test_killed_silver_goes_on_and_shows_only_what_was_audited(processes: Processes, chance: random.Random) -> None:
    source = Source(processes.folder)
    source.land()
    processes.run_here(BRONZE_JOB)
    # The first load too, which is written and not merged.
    processes.kill(SILVER_JOB, after=chance.uniform(0, SECONDS))
    code, seconds = processes.run(SILVER_JOB)
    assert code == 0

    def look() -> None:
        rows = processes.rows(CUSTOMERS["silver"])
        keys = Counter(row["customer_id"] for row in rows)
        assert set(keys.values()) <= {1}
        assert all(row["email"] and "@" in row["email"] for row in rows)
        assert len({row["first_name"][:10] for row in rows}) <= 1 or len(rows) >= RECORDS - 2

    killed = 0
    with polled(look) as looked:
        while killed < KILLS:
            source.land()
            processes.run_here(BRONZE_JOB)
            # Most are killed before they publish, and leave their work to the next.
            for _ in range(3):
                killed += processes.kill(SILVER_JOB, after=chance.uniform(0, seconds))
        processes.run_here(SILVER_JOB)
    assert looked[0] > KILLS
    silver = {row["customer_id"]: row["first_name"] for row in processes.rows(CUSTOMERS["silver"])}
    assert silver == source.latest
    ruled_out = places(processes.rows(CUSTOMERS["silver quarantine"]))
    assert set(ruled_out.values()) == {1}
    assert len(ruled_out) == source.ruled_out
    history = processes.rows(CUSTOMERS["history"])
    assert len(history) == source.landed - source.malformed - source.ruled_out
    assert sum(row["is_current"] for row in history) == len(silver)
    runs = [run for run in processes.rows(Table.parse(f"{OPS}.lakehouse_runs")) if run["layer"] == "silver"]
    assert sum(run["rows_in"] for run in runs) == source.landed - source.malformed
    assert sum(run["quarantined"] for run in runs) == source.ruled_out


def test_killed_backfill_leaves_what_it_found_once_it_is_through(processes: Processes, chance: random.Random) -> None:
    source = Source(processes.folder)
    for _ in range(3):
        source.land()
    processes.run_here(BRONZE_JOB)
    processes.run_here(SILVER_JOB)
    kept = [name for name in CUSTOMERS if not name.startswith("raw")]
    before = {name: contents(processes, name) for name in kept}
    code, seconds = processes.run(BACKFILL_JOB)
    assert code == 0
    killed = 0
    while killed < KILLS:
        killed += processes.kill(BACKFILL_JOB, after=chance.uniform(0, seconds))
    processes.run_here(BACKFILL_JOB)
    assert {name: contents(processes, name) for name in kept} == before


def test_killed_redrive_moves_each_record_once(
    processes: Processes, chance: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source(processes.folder)

    def reject() -> None:
        """Land a file that a contract of its day refuses."""
        source.land(ruled_out=0)
        with monkeypatch.context() as patch:
            patch.setattr("jobs.lakehouse.bronze_tables.Contract.read", stricter(Contract.read))
            processes.run_here(BRONZE_JOB)

    for _ in range(3):
        reject()
    code, seconds = processes.run(REDRIVE_JOB)
    assert code == 0
    killed = 0
    while killed < KILLS:
        reject()
        killed += processes.kill(REDRIVE_JOB, after=chance.uniform(0, seconds))
    processes.run_here(REDRIVE_JOB)
    moved, left = (places(processes.rows(CUSTOMERS[name])) for name in ("raw", "raw quarantine"))
    assert set((moved + left).values()) == {1}
    assert (len(moved), len(left)) == (source.landed - source.malformed, source.malformed)


def stricter(read: Callable[[Path], Contract]) -> Callable[[Path], Contract]:
    """Contracts by which no customer has been one for more than a month."""

    def contract(file: Path) -> Contract:
        kept = read(file)
        limits = {"tenure_months": Decimal(1)}
        fields = (replace(field, maximum=limits.get(field.name, field.maximum)) for field in kept.fields)
        return replace(kept, fields=tuple(fields))

    return contract


def contents(processes: Processes, table: str) -> Counter[str]:
    """The rows, but for which run put them in quarantine, and when."""
    rows = processes.rows(CUSTOMERS[table])
    return Counter(repr({name: row[name] for name in row if name not in {"run_id", "quarantined_at"}}) for row in rows)


def test_killed_gold_shows_each_mart_whole_or_not_at_all(
    processes: Processes, chance: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAKEFORM_PLATFORM", str(processes.folder / "platform.json"))
    extract(extract_params(customers=60), telemetry=Telemetry("extract"))
    processes.run_here(BRONZE)
    processes.run_here(SilverParams(**{**vars(SILVER_JOB), "entities": BRONZE.entities}))
    marts = [Table(catalog="ep_marts", schema=mart.schema, name=mart.name) for mart in MARTS]
    seen: dict[Table, set[int]] = {mart: set() for mart in marts}

    def look() -> None:
        for mart in marts:
            if rows := processes.rows(mart):
                seen[mart].add(hash(frozenset(map(repr, rows))))

    at_work = 0
    with polled(look) as looked:
        for _ in range(KILLS):
            at_work += processes.kill(GOLD_JOB, after=chance.uniform(0, SECONDS))
        processes.run_here(GOLD_JOB)
    assert at_work > 0
    assert looked[0] > KILLS
    look()
    assert {len(hashes) for hashes in seen.values()} == {1}
    processes.run_here(GOLD_JOB)
    look()
    assert {len(hashes) for hashes in seen.values()} == {1}
