"""Each service with its customer, address and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.marts.parts import AS_OF, HOME, case_counts, homes, newest, or_zero

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["customer_service_view"]


def customer_service_view(
    services: DataFrame, customers: DataFrame, addresses: DataFrame, cases: DataFrame
) -> DataFrame:
    """One row per service, also of those whose customer is not known (yet); charges are in dollars a month."""
    owners = customers.select(
        F.col("customer_id").alias("account_id"), "first_name", "last_name", "email", "phone", "amdm_addr_id"
    )
    return (
        services.join(owners, "account_id", "left")
        .join(homes(addresses), "amdm_addr_id", "left")
        .join(case_counts(cases, "service_id"), "service_id", "left")
        .crossJoin(newest(services, customers, addresses, cases))
        .select(
            "service_id",
            F.col("account_id").alias("customer_id"),
            "service_type",
            "plan",
            "contract",
            "status",
            "start_dt",
            "end_dt",
            "monthly_charges",
            "first_name",
            "last_name",
            "email",
            "phone",
            "amdm_addr_id",
            *HOME,
            or_zero("cases_total"),
            or_zero("cases_open"),
            or_zero("cases_breached"),
            "last_case_ts",
            AS_OF,
        )
    )
