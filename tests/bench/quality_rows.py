"""Seeded silver rows in which some break rules: good ones that differ, and now and then one of the broken ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.lakehouse.transforms import TRANSFORMS
from tests.jobs.lakehouse.rows import BROKEN, bronze

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["BROKEN_SHARE", "silver_rows"]

BROKEN_SHARE = 0.02
_SEED = 20260601

_EMAIL = "IF(email LIKE '%@%.%', concat('customer.', id, '@example.com'), email)"
_PHONE = "IF(phone LIKE '+%', format_string('04%02d %03d %03d', id % 89, id % 997, id % 991), phone)"
_VARIED = {
    "cmdm.customers": {
        "customer_id": "format_string('C%07d', id)",
        "first_name": "IF(first_name = 'Ada', concat('Ada ', id % 7919), first_name)",
        "email": _EMAIL,
        "phone": _PHONE,
        "tenure_months": "id % 73",
    },
    "sfdc.contacts": {"contact_id": "format_string('003%012d', id)", "email": _EMAIL, "phone": _PHONE},
    "amdm.addresses": {
        "amdm_addr_id": "format_string('A%07d', id)",
        "addr_line_1_txt": "IF(addr_line_1_txt = ' ', ' ', concat(id % 499, ' George Street'))",
        "post_cd": "IF(post_cd = '2000', CAST(2000 + id % 600 AS STRING), post_cd)",
    },
    "jarvis.services": {
        "service_id": "format_string('S%08d', id)",
        "start_dt": "IF(start_dt > '2026-01-01' OR end_dt < start_dt, start_dt, date_sub(start_dt, int(id % 300)))",
        "monthly_charges": "CAST(id % 9000 / 100 AS DECIMAL(7,2))",
    },
    "pega.cases": {"case_id": "format_string('P%08d', id)", "handle_time_minutes": "id % 211"},
}


def silver_rows(spark: SparkSession, entity: str, rows: int) -> DataFrame:
    """So many rows of the entity as its transform gives them; the same for the same number."""
    spoilt = [different for name, different, _, _ in BROKEN if name == entity]
    kinds = bronze(spark, entity, {}, *spoilt).coalesce(1)
    numbered = kinds.withColumn("_kind", F.monotonically_increasing_id())
    chance = F.pmod(F.xxhash64("id", F.lit(_SEED)), F.lit(1_000_000)) / 1_000_000
    kind = F.when(chance < BROKEN_SHARE, F.lit(1) + F.col("id") % len(spoilt)).otherwise(0)
    every = spark.range(rows, numPartitions=4).withColumn("_kind", kind).join(F.broadcast(numbered), "_kind")
    varied = every.withColumns({name: F.expr(expression) for name, expression in _VARIED[entity].items()})
    return TRANSFORMS[entity](varied)
