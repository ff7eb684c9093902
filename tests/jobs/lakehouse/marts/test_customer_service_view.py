from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobs.lakehouse.marts.customer_service_view import customer_service_view
from tests.jobs.lakehouse.marts.silver import one, silver

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def mart(spark: SparkSession) -> DataFrame:
    return customer_service_view(
        silver(spark, "jarvis.services", {"service_id": "S1"}, {"service_id": "S2", "account_id": "C0000009"}),
        silver(spark, "cmdm.customers"),
        silver(spark, "amdm.addresses"),
        silver(spark, "pega.cases", {"service_id": "S1"}, {"service_id": "S1", "case_id": "2"}, {"case_id": "3"}),
    ).cache()


def test_service_has_its_customer_home_and_cases(mart: DataFrame) -> None:
    row = one(mart, "service_id = 'S1'")
    assert (row["customer_id"], row["last_name"], row["suburb"]) == ("C0000001", "Lovelace", "Sydney")
    assert (row["cases_total"], row["cases_open"], row["cases_breached"]) == (2, 0, 0)


def test_service_of_an_unknown_customer_is_kept(mart: DataFrame) -> None:
    row = one(mart, "service_id = 'S2'")
    assert (row["customer_id"], row["last_name"], row["state"], row["cases_total"]) == ("C0000009", None, None, 0)
