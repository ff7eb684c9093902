"""What readers get: pure functions of silver's tables, each with an explicit select as the mart's schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobs.lakehouse.marts.case_metrics import case_metrics
from jobs.lakehouse.marts.customer_360 import customer_360
from jobs.lakehouse.marts.customer_service_view import customer_service_view
from jobs.lakehouse.marts.dim_customer import dim_customer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyspark.sql import DataFrame

__all__ = ["MARTS", "Mart"]

_CUSTOMERS, _SERVICES, _ADDRESSES, _CASES, _CONTACTS = (
    "cmdm.customers",
    "jarvis.services",
    "amdm.addresses",
    "pega.cases",
    "sfdc.contacts",
)


@dataclass(frozen=True, kw_only=True)
class Mart:
    """A table `<schema>.<name>` of the marts' catalog: what computes it, from which tables of the curated catalog.

    `inputs` are the tables, `<schema>.<name>`, by the parameters of `build`. Readers look rows up by the columns
    `looked_up_by`, of which alone files keep statistics: those of every column take half as long as writing the rows.
    """

    schema: str
    name: str
    build: Callable[..., DataFrame]
    inputs: Mapping[str, str]
    looked_up_by: Sequence[str]

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}"


MARTS = (
    Mart(
        schema="customer",
        name="dim_customer",
        build=dim_customer,
        inputs={"history": "cmdm.customers_history", "addresses": _ADDRESSES},
        looked_up_by=("customer_id", "effective_from"),
    ),
    Mart(
        schema="customer",
        name="customer_360",
        build=customer_360,
        inputs={
            "customers": _CUSTOMERS,
            "services": _SERVICES,
            "addresses": _ADDRESSES,
            "cases": _CASES,
            "contacts": _CONTACTS,
        },
        looked_up_by=("customer_id",),
    ),
    Mart(
        schema="telecom",
        name="customer_service_view",
        build=customer_service_view,
        inputs={"services": _SERVICES, "customers": _CUSTOMERS, "addresses": _ADDRESSES, "cases": _CASES},
        looked_up_by=("service_id", "customer_id"),
    ),
    Mart(
        schema="operations",
        name="case_metrics",
        build=case_metrics,
        inputs={"cases": _CASES},
        looked_up_by=("created_month",),
    ),
)
"""All of them, in the order in which they are published."""
