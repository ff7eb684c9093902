from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from jobs.lakehouse.marts.case_metrics import case_metrics
from tests.jobs.lakehouse.marts.silver import one, silver

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

LATE = datetime(2026, 6, 3, tzinfo=UTC)
CASES: tuple[dict[str, Any], ...] = (
    {"case_id": "P1", "handle_time_minutes": 10},
    {"case_id": "P2", "handle_time_minutes": 15, "resolved_ts": LATE, "reopen_count": 2},
    {"case_id": "P3", "status": "OPEN", "handle_time_minutes": None, "resolved_ts": None},
    # In Sydney it is July already.
    {"case_id": "P4", "created_ts": datetime(2026, 6, 30, 15, tzinfo=UTC), "channel": "chat", "resolved_ts": LATE},
)


@pytest.fixture(scope="module")
def mart(spark: SparkSession) -> DataFrame:
    return case_metrics(silver(spark, "pega.cases", *CASES)).cache()


def test_shares_are_of_all_cases_of_the_row(mart: DataFrame) -> None:
    row = one(mart, "channel = 'phone'")
    assert (row["case_type"], row["created_month"]) == ("COMPLAINT", date(2026, 6, 1))
    assert (row["cases"], row["cases_open"], row["cases_resolved"]) == (3, 1, 2)
    # The open one was due before the record was extracted.
    assert (row["cases_breached"], row["sla_breach_pct"]) == (2, Decimal("66.67"))
    assert (row["cases_reopened"], row["reopen_rate_pct"]) == (1, Decimal("33.33"))
    assert row["average_handling_minutes"] == Decimal("12.50")


def test_month_is_sydneys(mart: DataFrame) -> None:
    assert one(mart, "channel = 'chat'")["created_month"] == date(2026, 7, 1)
