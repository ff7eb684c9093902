"""Bronze rows to be transformed: a good one of each entity, and what differs from it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as F

from jobs.lakehouse.entities import entity_named

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["BROKEN", "EXTRACTED", "GOOD", "bronze"]

EXTRACTED = datetime(2026, 6, 10, 20, 30, 0, 123456, tzinfo=UTC)
"""In Sydney, it is the morning of the 11th."""

GOOD: dict[str, dict[str, Any]] = {
    "cmdm.customers": {
        "customer_id": "C0000001",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": "ada@example.com",
        "phone": "+61412345678",
        "amdm_addr_id": "A0000001",
        "is_female": True,
        "is_senior": False,
        "has_partner": True,
        "has_dependents": False,
        "tenure_months": 12,
        "has_churned": False,
    },
    "sfdc.contacts": {
        "contact_id": "003000000000001",
        "account_id": "C0000001",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": "ada@example.com",
        "phone": "+61412345678",
        "state": "NSW",
        "postcode": "2000",
    },
    "amdm.addresses": {
        "amdm_addr_id": "A0000001",
        "addr_line_1_txt": "1 George Street",
        "addr_line_2_txt": None,
        "sbrb_nm": "Sydney",
        "state": "NSW",
        "post_cd": "2000",
        "gcc_nm": "Greater Sydney",
        "mesh_block_cd": "10000000001",
    },
    "jarvis.services": {
        "service_id": "S00000001",
        "account_id": "C0000001",
        "service_type": "internet",
        "plan": "Fiber optic",
        "contract": "One year",
        "status": "ACTIVE",
        "start_dt": date(2025, 1, 1),
        "end_dt": None,
        "monthly_charges": Decimal("29.85"),
    },
    "pega.cases": {
        "case_id": "P00000001",
        "case_type": "COMPLAINT",
        "status": "RESOLVED",
        "customer_id": "C0000001",
        "service_id": None,
        "channel": "phone",
        "created_ts": datetime(2026, 6, 1, 9, 0, tzinfo=UTC),
        "resolved_ts": datetime(2026, 6, 1, 11, 30, 59, tzinfo=UTC),
        "sla_due_ts": datetime(2026, 6, 2, 9, 0, tzinfo=UTC),
        "handle_time_minutes": 30,
        "reopen_count": 0,
    },
}

_LATE = EXTRACTED + timedelta(seconds=1)
BROKEN: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    ("cmdm.customers", {"first_name": " "}, ["name_present"], []),
    ("cmdm.customers", {"email": "nobody"}, ["email_well_formed"], []),
    ("cmdm.customers", {"phone": "unknown"}, [], ["phone_in_e164"]),
    ("cmdm.customers", {"phone": None, "email": None}, [], ["reachable"]),
    ("sfdc.contacts", {"email": "a@b"}, ["email_well_formed"], []),
    ("sfdc.contacts", {"phone": "12"}, [], ["phone_in_e164"]),
    ("sfdc.contacts", {"state": "XX"}, [], ["state_known"]),
    ("sfdc.contacts", {"postcode": "20A0"}, [], ["postcode_of_four_digits"]),
    ("amdm.addresses", {"addr_line_1_txt": " "}, ["street_present"], []),
    ("amdm.addresses", {"sbrb_nm": " "}, ["suburb_present"], []),
    ("amdm.addresses", {"state": "Otago"}, ["state_known"], ["postcode_in_state"]),
    ("amdm.addresses", {"post_cd": "20000"}, ["postcode_of_four_digits"], []),
    ("amdm.addresses", {"post_cd": "3000"}, [], ["postcode_in_state"]),
    ("jarvis.services", {"status": "limbo"}, ["status_valid"], []),
    ("jarvis.services", {"start_dt": date(2026, 6, 12)}, ["start_not_in_future"], []),
    ("jarvis.services", {"end_dt": date(2024, 12, 31)}, ["end_not_before_start"], []),
    ("jarvis.services", {"status": "ceased"}, [], ["ceased_has_end"]),
    ("pega.cases", {"case_type": "?"}, ["type_present"], []),
    ("pega.cases", {"status": "lost"}, ["status_valid"], []),
    (
        "pega.cases",
        {"created_ts": _LATE, "resolved_ts": None, "status": "open"},
        ["created_not_in_future"],
        ["sla_due_after_created"],
    ),
    (
        "pega.cases",
        {"resolved_ts": GOOD["pega.cases"]["created_ts"] - timedelta(seconds=1)},
        ["resolved_not_before_created"],
        [],
    ),
    ("pega.cases", {"resolved_ts": None}, [], ["resolved_has_time"]),
    ("pega.cases", {"sla_due_ts": GOOD["pega.cases"]["created_ts"]}, [], ["sla_due_after_created"]),
]
"""Entities, differences from the good row, and the rules that quarantine and warn which it then breaks."""

_TYPES = {"string": "string", "boolean": "boolean", "integer": "bigint", "number": "decimal(7,2)"}
_FORMATS = {"date": "date", "date-time": "timestamp"}


def bronze(spark: SparkSession, entity: str, *different: dict[str, Any]) -> DataFrame:
    """Rows of the entity's bronze table: the good one with each of these differences, or just the good one."""
    ddl = _columns(entity)
    rows = [{"ingest_ts": EXTRACTED, **GOOD[entity], **each} for each in different or ({},)]
    assert {key for row in rows for key in row} == set(ddl)
    sent = spark.createDataFrame(
        [tuple(row[name] for name in ddl) for row in rows], ", ".join(f"{name} {kind}" for name, kind in ddl.items())
    )
    origin = {
        "additional": F.lit(None).cast("string"),
        "source_file": F.lit("landing/part-0.json"),
        "source_offset": F.lit(7).cast("bigint"),
        "landing_date": F.lit(date(2026, 6, 11)),
        "contract_version": F.lit(f"{entity_named(entity).label}.v1"),
        "run_id": F.lit("run"),
        "ingested_at": F.current_timestamp(),
    }
    return sent.withColumns(origin)


def _columns(entity: str) -> dict[str, str]:
    file = files("jobs.lakehouse").joinpath(f"contracts/{entity_named(entity).label}.v1.schema.json")
    properties = json.loads(file.read_text(encoding="utf-8"))["properties"]
    kinds = {
        name: next(kind for kind in _listed(rules["type"]) if kind != "null") for name, rules in properties.items()
    }
    return {name: _FORMATS.get(rules.get("format"), _TYPES[kinds[name]]) for name, rules in properties.items()}


def _listed(kinds: str | list[str]) -> list[str]:
    return [kinds] if isinstance(kinds, str) else kinds
