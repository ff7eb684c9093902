"""Every column of the slice's tables that holds personal data is declared to governance, and no other name is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobs.governance.declared import Protections, read
from jobs.governance.guards import FILE
from jobs.governance.maintain import FILE as MAINTENANCE_FILE
from jobs.governance.maintain import Maintenance
from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.history import customers_history
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.silver_table import SilverTable
from jobs.runtime.telemetry import Telemetry
from tests.jobs.lakehouse.marts.silver import silver
from tests.jobs.lakehouse.rows import bronze
from tests.jobs.lakehouse.slice import WHERE

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

pytestmark = pytest.mark.spark

PERSONAL = {
    "additional",
    "address_hash",
    "addr_line_1_txt",
    "addr_line_2_txt",
    "address_line_1",
    "address_line_2",
    "email",
    "email_hash",
    "first_name",
    "full_address",
    "last_name",
    "phone",
    "phone_hash",
}


@pytest.fixture
def tables(spark: SparkSession, platform: Path) -> dict[str, list[str]]:
    """Columns by declared name."""
    assert platform.is_dir()
    curated: dict[str, DataFrame] = {str(entity): silver(spark, str(entity)) for entity in ENTITIES}
    history = customers_history("ep_curated")
    history.create(spark, curated["cmdm.customers"].schema)
    curated["cmdm.customers_history"] = history.table.read_unguarded(spark)
    marts = {
        str(mart): mart.build(**{parameter: curated[name] for parameter, name in mart.inputs.items()}) for mart in MARTS
    }
    raw = {str(entity): bronze(spark, str(entity)) for entity in ENTITIES}
    layers = {"raw": raw, "curated": curated, "marts": marts}
    return {f"{role}.{name}": rows.columns for role, layer in layers.items() for name, rows in layer.items()}


def test_personal_columns_are_masked_and_rows_filtered_where_a_state_is_known(tables: dict[str, list[str]]) -> None:
    declared = read(Protections, FILE)
    for name, columns in tables.items():
        protected = declared.tables.get(name)
        assert set(protected.columns if protected else ()) == PERSONAL & set(columns), name
        assert bool(protected and protected.rows) == ("state" in columns), name
    for view in declared.views.values():
        assert set(view.columns) <= set(tables.get(view.of, view.columns))


def test_quarantines_hide_what_was_sent() -> None:
    declared = read(Protections, FILE).tables
    for entity in ENTITIES:
        for role in ("raw", "curated"):
            assert declared[f"{role}.quarantine.{entity.label}"].columns == {"raw": "payload", "reasons": "reasons"}


def test_columns_that_maintenance_clusters_by_are_there(tables: dict[str, list[str]]) -> None:
    plans = read(Maintenance, MAINTENANCE_FILE).tables
    assert tables.keys() & plans.keys()
    for name in tables.keys() & plans.keys():
        assert set(plans[name].zorder) <= set(tables[name])


@pytest.mark.usefixtures("platform")
def test_columns_that_maintenance_clusters_by_have_statistics(spark: SparkSession) -> None:
    """Delta refuses to cluster by others."""
    plans = read(Maintenance, MAINTENANCE_FILE).tables
    silver_tables = {each: SilverTable(spark, each, WHERE, Telemetry("silver")) for each in ENTITIES}
    looked_up_by = {
        **{f"curated.{entity}": set(table.looked_up_by) for entity, table in silver_tables.items()},
        **{f"marts.{mart}": set(mart.looked_up_by) for mart in MARTS},
    }
    assert len(looked_up_by.keys() & plans.keys()) == 8
    for name in looked_up_by.keys() & plans.keys():
        assert set(plans[name].zorder) <= looked_up_by[name], name
