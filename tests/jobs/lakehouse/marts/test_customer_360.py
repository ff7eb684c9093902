from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from jobs.lakehouse.marts.customer_360 import customer_360
from tests.jobs.lakehouse.marts.silver import one, silver
from tests.jobs.lakehouse.rows import EXTRACTED

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

DUE = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
SERVICES: tuple[dict[str, Any], ...] = (
    {"service_id": "S1", "monthly_charges": Decimal("29.85")},
    {"service_id": "S2", "monthly_charges": Decimal("0.10"), "start_dt": date(2024, 1, 1)},
    {"service_id": "S3", "monthly_charges": Decimal("0.20"), "service_type": "phone", "plan": None},
    {"service_id": "S4", "monthly_charges": Decimal("5.00"), "status": "CEASED", "end_dt": date(2026, 1, 1)},
    {"service_id": "S5", "status": "SUSPENDED"},
    {"service_id": "S6", "account_id": "C0000009"},
)
CASES: tuple[dict[str, Any], ...] = (
    {"case_id": "P1"},
    {"case_id": "P2", "resolved_ts": DUE + timedelta(days=1)},
    {"case_id": "P3", "status": "OPEN", "resolved_ts": None, "sla_due_ts": EXTRACTED + timedelta(days=9)},
    {"case_id": "P4", "customer_id": "C0000009"},
)


@pytest.fixture(scope="module")
def mart(spark: SparkSession) -> DataFrame:
    return customer_360(
        silver(spark, "cmdm.customers", {}, {"customer_id": "C0000002", "amdm_addr_id": None}),
        silver(spark, "jarvis.services", *SERVICES),
        silver(spark, "amdm.addresses"),
        silver(spark, "pega.cases", *CASES),
        silver(spark, "sfdc.contacts", {}, {"contact_id": "2"}, {"contact_id": "3", "account_id": None}),
    ).cache()


def test_customer_is_one_row_whatever_belongs_to_it(mart: DataFrame) -> None:
    assert sorted(row.customer_id for row in mart.collect()) == ["C0000001", "C0000002"]


def test_services_and_charges_are_counted_by_what_they_are(mart: DataFrame) -> None:
    row = one(mart, "customer_id = 'C0000001'")
    assert (row["services_active"], row["services_ceased"], row["services_other"]) == (3, 1, 1)
    assert (row["monthly_charges_active"], row["monthly_charges_ceased"]) == (Decimal("30.15"), Decimal("5.00"))
    assert row["first_service_dt"] == date(2024, 1, 1)
    assert row["plan_mix"] == [
        {"service_type": "internet", "contract": "One year", "plan": "Fiber optic", "services": 2},
        {"service_type": "phone", "contract": "One year", "plan": None, "services": 1},
    ]


def test_cases_contacts_and_home_are_told(mart: DataFrame) -> None:
    row = one(mart, "customer_id = 'C0000001'")
    assert (row["cases_total"], row["cases_open"], row["cases_breached"], row["contacts"]) == (3, 1, 1, 2)
    assert row["last_interaction_ts"].astimezone(UTC) == DUE + timedelta(days=1)
    assert (row["full_address"], row["state"]) == ("1 George Street Sydney NSW 2000", "NSW")


def test_customer_without_anything_has_zeros(mart: DataFrame) -> None:
    row = one(mart, "customer_id = 'C0000002'")
    counts = [value for name, value in row.items() if name.startswith(("services_", "cases_", "contacts"))]
    assert counts == [0] * 7
    assert (row["monthly_charges_active"], row["plan_mix"], row["last_interaction_ts"]) == (Decimal(0), [], None)
    assert row["full_address"] is None


def test_as_of_is_the_newest_extraction(mart: DataFrame) -> None:
    assert {row.as_of.astimezone(UTC) for row in mart.collect()} == {EXTRACTED}
