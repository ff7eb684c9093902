"""A history against a plain reading of the same records, whatever their order, batches and repeats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyspark.sql import functions as F

from environments.local.delta import count_rows
from jobs.governance.maintain import TablePlan, maintain
from jobs.lakehouse.history import History
from jobs.lakehouse.keyed import Keyed
from jobs.lakehouse.versions import END, Versions, intervals
from jobs.runtime.tables import Merged, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

HISTORY = History(
    table=Table(catalog="ep_curated", schema="cmdm", name="customers_history"),
    versions=Versions(key="customer_id", attributes=("email", "is_senior")),
)
DDL = "customer_id STRING, email STRING, is_senior BOOLEAN, ingest_ts TIMESTAMP, record_hash BIGINT"
START = datetime(2026, 7, 1, tzinfo=UTC)
# The greatest hash is not the one of the last letter, and some are negative, as half of all hashes are.
HASHES = {"A": 5, "B": -3, "C": 9, "D": -(2**63)}


class Said(NamedTuple):
    """What the source said of a customer: `A` to `D` on a day."""

    key: str
    what: str
    day: int


class Version(NamedTuple):
    """A row of the history; `until` is None in a current one."""

    what: str
    since: int
    until: int | None
    seen: tuple[int, ...]


def expected(said: Iterable[Said]) -> dict[str, list[Version]]:
    """The histories, read off the records one by one in the order of time."""
    days: dict[str, dict[int, str]] = {}
    for record in said:
        own = days.setdefault(record.key, {})
        own[record.day] = max(own.get(record.day, record.what), record.what, key=HASHES.__getitem__)
    histories = {}
    for key, own in days.items():
        runs = [
            (what, tuple(day for day, _ in run)) for what, run in groupby(sorted(own.items()), key=lambda each: each[1])
        ]
        ends = [seen[0] for _, seen in runs[1:]] + [None]
        histories[key] = [Version(what, seen[0], end, seen) for (what, seen), end in zip(runs, ends, strict=True)]
    return histories


def changes(spark: SparkSession, said: Iterable[Said]) -> DataFrame:
    rows = [
        (
            record.key,
            f"{record.what}@example.com",
            None if record.what == "B" else True,
            at(record.day),
            HASHES[record.what],
        )
        for record in said
    ]
    return spark.createDataFrame(rows, DDL)


def at(day: int) -> datetime:
    return START + timedelta(days=day)


def day_of(instant: datetime) -> int:
    # Spark gives times of the machine's zone, without saying so.
    return (instant.astimezone(UTC) - START).days


def found(rows: DataFrame) -> dict[str, list[Version]]:
    """The histories of a table, and that its columns agree with each other."""
    histories: dict[str, list[Version]] = {}
    for row in sorted(rows.collect(), key=lambda row: (row["customer_id"], row["effective_from"])):
        what = row["email"][0]
        assert row["record_hash"] == HASHES[what]
        assert row["is_senior"] == (None if what == "B" else True)
        assert row["is_current"] == (row["effective_to"].astimezone(UTC) == END)
        until = None if row["is_current"] else day_of(row["effective_to"])
        version = Version(what, day_of(row["effective_from"]), until, tuple(map(day_of, row["seen_at"])))
        histories.setdefault(row["customer_id"], []).append(version)
    return histories


def merged(spark: SparkSession, batches: Iterable[Sequence[Said]]) -> dict[str, list[Version]]:
    HISTORY.create(spark, changes(spark, []).schema)
    for batch in batches:
        HISTORY.merge(Keyed.told_apart(changes(spark, batch), HISTORY.key))
    return found(HISTORY.table.read_unguarded(spark))


records = st.builds(
    Said,
    key=st.sampled_from([f"C{number:07}" for number in range(5)]),
    what=st.sampled_from("ABCD"),
    day=st.integers(0, 9),
)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(records, min_size=1, max_size=60))
def test_intervals_are_what_a_plain_reading_gives(spark: SparkSession, said: list[Said]) -> None:
    told = changes(spark, said).select(
        "customer_id",
        F.struct("record_hash", "email", "is_senior").alias("said"),
        F.array("ingest_ts").alias("instants"),
    )
    assert found(intervals(told, "customer_id")) == expected(said)


def test_late_change_splits_what_held_around_it(spark: SparkSession, platform: Path) -> None:
    assert platform.is_dir()
    late = [[Said("C1", "A", 1)], [Said("C1", "A", 3)], [Said("C1", "B", 2)]]
    assert merged(spark, late) == {
        "C1": [Version("A", 1, 2, (1,)), Version("B", 2, 3, (2,)), Version("A", 3, None, (3,))]
    }


@pytest.fixture(params=["few", "many"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches are merged as those of few news are, and then as those of many."""
    if request.param == "many":
        monkeypatch.setattr("jobs.lakehouse.history.MANY", 1)


@pytest.mark.parametrize(("way", "seed"), [("few", 1), ("few", 2), ("many", 3)], indirect=["way"])
@pytest.mark.usefixtures("way")
def test_any_order_batches_and_repeats_give_the_same(spark: SparkSession, platform: Path, seed: int) -> None:
    """200 customers, so that each batch holds late, repeated, equal and contradicting changes of many at once."""
    assert platform.is_dir()
    random = Random(seed)  # noqa: S311 - repeatable, guards nothing
    said = [
        Said(f"C{key:07}", random.choice("ABCD"), random.randrange(12))
        for key in range(200)
        for _ in range(random.randrange(1, 9))
    ]
    sent = said + random.choices(said, k=len(said) // 3)
    random.shuffle(sent)
    cuts = sorted(random.sample(range(len(sent)), 3))
    batches = [sent[start:end] for start, end in pairwise([0, *cuts, len(sent)])]
    histories = merged(spark, batches)
    assert histories == expected(said)
    for versions in histories.values():
        assert [version.until for version in versions] == [version.since for version in versions[1:]] + [None]


@pytest.mark.usefixtures("way")
def test_replay_makes_no_commit(spark: SparkSession, platform: Path) -> None:
    assert platform.is_dir()
    said = [Said("C1", "A", 1), Said("C1", "B", 2), Said("C2", "A", 1)]
    merged(spark, [said])
    version = HISTORY.table.version(spark)
    for again in (said, said[:1], []):
        assert HISTORY.merge(Keyed(repeated=changes(spark, again))) == Merged(inserted=0, updated=0, deleted=0)
    assert HISTORY.table.version(spark) == version


def test_commit_tells_why_and_touches_changed_rows_alone(spark: SparkSession, platform: Path) -> None:
    assert platform.is_dir()
    merged(spark, [[Said(f"C{key:07}", "A", 1) for key in range(1000)]])
    outcome = HISTORY.merge(Keyed(repeated=changes(spark, [Said("C0000007", "B", 2)])), metadata={"run": "r1"})
    assert outcome == Merged(inserted=1, updated=1, deleted=0)
    last = spark.sql(f"DESCRIBE HISTORY {HISTORY.table.sql_name()} LIMIT 1").collect()[0]
    assert last["userMetadata"] == '{"run": "r1"}'
    assert last["operation"] == "MERGE"
    metrics = last["operationMetrics"]
    assert (metrics["numTargetRowsCopied"], metrics["numTargetFilesRemoved"]) == ("0", "0")
    assert metrics["numTargetDeletionVectorsAdded"] != "0"


def test_replaced_history_tells_of_the_given_records_alone(spark: SparkSession, platform: Path) -> None:
    assert platform.is_dir()
    merged(spark, [[Said("C1", "A", 1), Said("C2", "A", 1)]])
    said = [Said("C1", "B", 2), Said("C1", "D", 2), Said("C1", "C", 4)]
    HISTORY.replace(Keyed(repeated=changes(spark, said)))
    assert found(HISTORY.table.read_unguarded(spark)) == expected(said)


def test_each_of_many_news_becomes_what_its_stored_rows_say(
    spark: SparkSession, platform: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of keys told of before: a new version, a repeat, a late, an equally old one, two at once; and a new key."""
    assert platform.is_dir()
    monkeypatch.setattr("jobs.lakehouse.history.MANY", 1)
    before = [Said(f"C{key}", what, day) for key in range(6) for what, day in (("A", 1), ("B", 4))]
    news = [
        Said("C0", "C", 5),
        Said("C1", "B", 5),
        Said("C2", "C", 2),
        Said("C3", "C", 4),
        Said("C4", "C", 5),
        Said("C4", "D", 6),
        Said("C6", "A", 3),
    ]
    histories = merged(spark, [before, news])
    assert histories == expected([*before, *news])
    assert histories["C0"] == [Version("A", 1, 4, (1,)), Version("B", 4, 5, (4,)), Version("C", 5, None, (5,))]
    assert histories["C1"] == [Version("A", 1, 4, (1,)), Version("B", 4, None, (4, 5))]
    assert histories["C5"] == [Version("A", 1, 4, (1,)), Version("B", 4, None, (4,))]


def test_row_that_vanishes_is_deleted(spark: SparkSession, platform: Path) -> None:
    """The greater hash of the same instant replaces the record, and the version before it comes to hold on."""
    assert platform.is_dir()
    assert HASHES["A"] > HASHES["B"]
    said = [Said("C1", "A", 1), Said("C1", "B", 2), Said("C1", "A", 2)]
    assert merged(spark, [said[:2]]) == {"C1": [Version("A", 1, 2, (1,)), Version("B", 2, None, (2,))]}
    assert HISTORY.merge(Keyed(repeated=changes(spark, said[2:]))) == Merged(inserted=0, updated=1, deleted=1)
    assert found(HISTORY.table.read_unguarded(spark)) == {"C1": [Version("A", 1, None, (1, 2))]}


def test_rows_are_counted_and_maintained_with_deletion_vectors(spark: SparkSession, platform: Path) -> None:
    days: Mapping[int, str] = {1: "A", 2: "B", 3: "C"}
    batches = [[Said(f"C{key:07}", what, day) for key in range(0, 100, day)] for day, what in days.items()]
    histories = merged(spark, batches)
    folder = platform / "tables" / "ep_curated" / "cmdm" / "customers_history"
    rows = sum(map(len, histories.values()))
    assert count_rows(folder) == rows
    kept = maintain(spark, HISTORY.table, TablePlan(compact_from_files=2, zorder=("customer_id",)), retention_hours=168)
    assert (kept.skipped, kept.files_after) == ("", 2)
    assert count_rows(folder) == rows
    assert found(HISTORY.table.read_unguarded(spark)) == histories
