"""What is known of each customer, in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.marts.parts import AS_OF, HOME, case_counts, homes, newest, or_zero

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["customer_360"]

_MONEY = "decimal(12,2)"
# PENDING is to come and SUSPENDED is not used, but both are billed for and can be won back.
_ACTIVE, _CEASED = "ACTIVE", "CEASED"
_PLAN_MIX = "array<struct<service_type:string,contract:string,plan:string,services:bigint>>"


def customer_360(
    customers: DataFrame, services: DataFrame, addresses: DataFrame, cases: DataFrame, contacts: DataFrame
) -> DataFrame:
    """One row per customer of the customer master.

    Charges are in dollars a month. `plan_mix` counts the services that are active by type, contract and plan.
    `last_interaction_ts` is when a case was last raised or resolved.
    """
    joined = (
        customers.join(homes(addresses), "amdm_addr_id", "left")
        .join(_services(services), "customer_id", "left")
        .join(_contacts(contacts), "customer_id", "left")
        .join(case_counts(cases, "customer_id"), "customer_id", "left")
        .crossJoin(newest(customers, services, addresses, cases, contacts))
    )
    return joined.select(
        "customer_id",
        "first_name",
        "last_name",
        "email",
        "phone",
        "email_hash",
        "phone_hash",
        "amdm_addr_id",
        *HOME,
        "is_female",
        "is_senior",
        "has_partner",
        "has_dependents",
        "tenure_months",
        "has_churned",
        or_zero("services_active"),
        or_zero("services_ceased"),
        or_zero("services_other"),
        _or_zero("monthly_charges_active"),
        _or_zero("monthly_charges_ceased"),
        F.coalesce("plan_mix", F.array().cast(_PLAN_MIX)).alias("plan_mix"),
        "first_service_dt",
        or_zero("contacts"),
        or_zero("cases_total"),
        or_zero("cases_open"),
        or_zero("cases_breached"),
        F.col("last_case_ts").alias("last_interaction_ts"),
        AS_OF,
    )


def _services(services: DataFrame) -> DataFrame:
    own = services.select(
        F.col("account_id").alias("customer_id"),
        "service_type",
        "contract",
        "plan",
        "status",
        "start_dt",
        # Sums of decimals don't depend on their order.
        F.col("monthly_charges").cast(_MONEY).alias("charges"),
    )
    by_plan = own.groupBy("customer_id", "service_type", "contract", "plan").agg(
        F.count_if(_is(_ACTIVE)).alias("active"),
        F.count_if(_is(_CEASED)).alias("ceased"),
        F.count(F.lit(1)).alias("services"),
        F.sum(F.when(_is(_ACTIVE), F.col("charges"))).alias("charges_active"),
        F.sum(F.when(_is(_CEASED), F.col("charges"))).alias("charges_ceased"),
        F.min("start_dt").alias("start_dt"),
    )
    plan = F.struct("service_type", "contract", "plan", F.col("active").alias("services"))
    return by_plan.groupBy("customer_id").agg(
        F.sum("active").alias("services_active"),
        F.sum("ceased").alias("services_ceased"),
        F.sum(F.col("services") - F.col("active") - F.col("ceased")).alias("services_other"),
        F.sum("charges_active").cast(_MONEY).alias("monthly_charges_active"),
        F.sum("charges_ceased").cast(_MONEY).alias("monthly_charges_ceased"),
        F.array_sort(F.collect_list(F.when(F.col("active") > 0, plan))).alias("plan_mix"),
        F.min("start_dt").alias("first_service_dt"),
    )


def _contacts(contacts: DataFrame) -> DataFrame:
    return (
        contacts.where("account_id IS NOT NULL")
        .groupBy(F.col("account_id").alias("customer_id"))
        .agg(F.count(F.lit(1)).alias("contacts"))
    )


def _is(status: str) -> Column:
    return F.col("status") == status


def _or_zero(name: str) -> Column:
    return F.coalesce(name, F.lit(0).cast(_MONEY)).alias(name)
