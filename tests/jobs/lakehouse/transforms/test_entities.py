"""Each entity's rows as silver has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.sql import functions as F

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.transforms import TRANSFORMS
from jobs.lakehouse.transforms.shape import record_hash
from tests.jobs.lakehouse.rows import EXTRACTED, GOOD, bronze

if TYPE_CHECKING:
    from pyspark.sql import Row, SparkSession

pytestmark = pytest.mark.spark


def silver(spark: SparkSession, entity: str, *different: dict[str, Any]) -> list[Row]:
    return TRANSFORMS[entity](bronze(spark, entity, *different)).collect()


def test_every_entity_has_a_transform() -> None:
    assert set(TRANSFORMS) == {str(entity) for entity in ENTITIES}


@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_silver_ends_with_the_hash_and_where_the_row_came_from(spark: SparkSession, entity: Any) -> None:
    rows = bronze(spark, str(entity))
    found = TRANSFORMS[str(entity)](rows)
    assert found.columns[0] == entity.key
    assert found.columns[-5:] == ["ingest_ts", "record_hash", "source_file", "source_offset", "landing_date"]
    assert TRANSFORMS[str(entity)](rows, "run_id").columns == [*found.columns, "run_id"]


@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_good_row_keeps_what_is_standard_already(spark: SparkSession, entity: Any) -> None:
    good = GOOD[str(entity)]
    # PySpark gives instants in the machine's own time.
    (row,) = (each.asDict() for each in silver(spark, str(entity)))
    told = {
        key: row[key].astimezone(UTC) if isinstance(row[key], datetime) else row[key]
        for key in good.keys() & row.keys()
    }
    assert told == {key: good[key] for key in told}
    assert len(told) >= len(good) - 4


def test_record_hash_follows_the_business_columns_alone(spark: SparkSession) -> None:
    first, later, other = silver(
        spark,
        "cmdm.customers",
        {},
        {"ingest_ts": EXTRACTED + timedelta(days=1)},
        {"last_name": "Byron"},
    )
    assert first["record_hash"] == later["record_hash"]
    assert first["record_hash"] != other["record_hash"]


def test_record_hash_tells_which_column_is_null(spark: SparkSession) -> None:
    rows = spark.createDataFrame([(None, "x"), ("x", None)], "a string, b string")
    plain = {row[0] for row in rows.select(F.xxhash64("a", "b")).collect()}
    assert len(plain) == 1, "the reason for record_hash is gone"
    assert len({row[0] for row in rows.select(record_hash("a", "b")).collect()}) == 2


def test_customer_is_standardized_with_hashes_of_what_identifies(spark: SparkSession) -> None:
    (row,) = silver(
        spark,
        "cmdm.customers",
        {"first_name": " Ada ", "last_name": "  ", "email": " ADA@Example.com", "phone": "0412 345 678"},
    )
    assert (row["first_name"], row["last_name"]) == ("Ada", None)
    assert (row["email"], row["email_hash"]) == ("ada@example.com", sha256(b"ada@example.com").hexdigest())
    assert (row["phone"], row["phone_hash"]) == ("+61412345678", sha256(b"+61412345678").hexdigest())


def test_contact_and_customer_of_one_person_have_one_hash(spark: SparkSession) -> None:
    (customer,) = silver(spark, "cmdm.customers", {"phone": "0412345678"})
    (contact,) = silver(spark, "sfdc.contacts", {"phone": "+61 412 345 678", "state": "Vic.", "postcode": "800"})
    assert customer["phone_hash"] == contact["phone_hash"]
    assert customer["email_hash"] == contact["email_hash"]
    assert (contact["state"], contact["postcode"]) == ("VIC", "0800")


def test_address_is_one_line_without_blanks_for_what_is_missing(spark: SparkSession) -> None:
    given = {"sbrb_nm": " DARWIN ", "state": "northern territory", "post_cd": "800"}
    both, one = silver(
        spark,
        "amdm.addresses",
        {**given, "addr_line_1_txt": "Unit 3", "addr_line_2_txt": " 5  Smith  St "},
        {**given, "addr_line_1_txt": "5 Smith St", "addr_line_2_txt": "  "},
    )
    assert both["full_address"] == "Unit 3 5 Smith St Darwin NT 0800"
    assert one["full_address"] == "5 Smith St Darwin NT 0800"
    assert one["address_hash"] == sha256(b"5 smith st|darwin|nt|0800").hexdigest()
    assert both["address_hash"] != one["address_hash"]


def test_address_hash_is_blind_to_spelling_and_null_for_half_an_address(spark: SparkSession) -> None:
    plain, spelt, half = silver(
        spark,
        "amdm.addresses",
        {},
        {"addr_line_1_txt": " 1  GEORGE street", "sbrb_nm": "SYDNEY", "state": "n.s.w."},
        {"sbrb_nm": " "},
    )
    assert plain["address_hash"] == spelt["address_hash"]
    assert half["address_hash"] is None


@pytest.mark.parametrize(
    ("given", "status"), [("active", "ACTIVE"), ("In Service", "ACTIVE"), ("Cancelled", "CEASED"), ("limbo", "LIMBO")]
)
def test_service_status_is_one_of_a_few_or_told_as_it_is(spark: SparkSession, given: str, status: str) -> None:
    (row,) = silver(spark, "jarvis.services", {"status": given})
    assert row["status"] == status


def test_case_is_breached_by_its_resolution_or_by_its_record(spark: SparkSession) -> None:
    due = GOOD["pega.cases"]["sla_due_ts"]
    late = due + timedelta(seconds=1)
    open_ = {"status": "in-progress", "resolved_ts": None}
    rows = silver(
        spark,
        "pega.cases",
        {"resolved_ts": due},
        {"resolved_ts": late},
        {**open_, "ingest_ts": due},
        {**open_, "ingest_ts": late},
        {"status": "Reopened", "ingest_ts": late},
    )
    assert [row["is_sla_breached"] for row in rows] == [False, True, False, True, True]
    assert [row["status"] for row in rows] == ["RESOLVED", "RESOLVED", "IN_PROGRESS", "IN_PROGRESS", "OPEN"]


def test_case_takes_whole_minutes_once_it_is_resolved(spark: SparkSession) -> None:
    resolved, reopened = silver(spark, "pega.cases", {"case_type": "service request"}, {"status": "reopened"})
    assert (resolved["time_to_resolve_minutes"], reopened["time_to_resolve_minutes"]) == (150, None)
    assert resolved["case_type"] == "SERVICE_REQUEST"


def test_transform_gives_the_same_at_any_time_and_in_any_time_zone(spark: SparkSession) -> None:
    rows = bronze(spark, "jarvis.services", {}, {"start_dt": date(2026, 6, 11)})
    first = TRANSFORMS["jarvis.services"](rows).collect()
    zone = spark.conf.get("spark.sql.session.timeZone")
    spark.conf.set("spark.sql.session.timeZone", "America/New_York")
    try:
        assert TRANSFORMS["jarvis.services"](rows).collect() == first
    finally:
        spark.conf.set("spark.sql.session.timeZone", str(zone))
