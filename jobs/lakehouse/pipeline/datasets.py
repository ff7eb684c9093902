"""The pipeline's datasets: per entity its accepted rows, its quarantine and its silver table; then the marts.

Names have one part: the pipeline's catalog and schema are theirs. A streaming table takes what bronze has gained; what
depends on all of an entity's rows is a materialized view, which the engine keeps by computing it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark import pipelines as dp

from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.history import customers_history
from jobs.lakehouse.keyed import Keyed
from jobs.lakehouse.marts import MARTS
from jobs.lakehouse.pipeline.expectations import expecting
from jobs.lakehouse.quality import FATAL_RULES, RAW, REASONS, WARNINGS, silver_pass
from jobs.lakehouse.rules import load_rules
from jobs.lakehouse.transforms.shape import INGEST_TS, ORIGIN, RECORD_HASH
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import DataFrame, SparkSession

    from jobs.lakehouse.entities import Entity
    from jobs.lakehouse.marts import Mart
    from jobs.lakehouse.params import PipelineParams

__all__ = ["declare", "latest"]

_ADDED = (REASONS, WARNINGS, FATAL_RULES, RAW)


def declare(spark: SparkSession, params: PipelineParams) -> None:
    """Declare the entities' datasets, and the marts that these suffice for; bronze must be there."""
    silver = set(params.entities)
    for name in params.entities:
        entity = entity_named(name)
        _entity(spark, entity, Table(catalog=params.raw_catalog, schema=entity.system, name=entity.name))
        if entity.keeps_history:
            _history(spark, entity)
            silver.add(f"{entity}_history")
    for mart in MARTS:
        if silver.issuperset(mart.inputs.values()):
            _mart(spark, mart)


def latest(rows: DataFrame, key: str, columns: Sequence[str]) -> DataFrame:
    """The record of each key that survives, as in the jobs' silver: by extraction, then content, then place.

    Said in SQL: open-source Spark's engine can't have a query analyzed while it is declared, and so not its columns.
    """
    order = f"{INGEST_TS} DESC, {RECORD_HASH} DESC, source_file, source_offset"
    ranked = rows.selectExpr("*", f"row_number() OVER (PARTITION BY {key} ORDER BY {order}) AS _rank")
    return ranked.where("_rank = 1").select(*columns)


def _entity(spark: SparkSession, entity: Entity, bronze: Table) -> None:
    rules = load_rules().entities[str(entity)]
    # Outside of the queries: the transforms ask for columns, which open-source Spark's engine refuses to tell inside.
    judged = silver_pass(bronze.read_stream(spark), entity, rules)
    columns = [name for name in judged.columns if name not in _ADDED]
    view, accepted = f"{entity.label}_judged", f"{entity.label}_accepted"

    @dp.temporary_view(name=view, comment=f"{entity}: transformed, with the rules that each row breaks")
    def _judged() -> DataFrame:
        return judged

    def transformed() -> DataFrame:
        return spark.readStream.table(view).select(*columns)

    keeps_rules = dp.table(
        name=accepted, comment=f"{entity}: every row that keeps the rules", table_properties={"quality": "silver"}
    )
    keeps_rules(expecting(rules, transformed))

    @dp.table(
        name=f"{entity.label}_quarantine",
        comment=f"{entity}: rows that break a rule, with their raw form and reasons",
        table_properties={"quality": "quarantine"},
    )
    def _quarantine() -> DataFrame:
        return spark.readStream.table(view).where(f"{REASONS} IS NOT NULL").select(RAW, REASONS, *ORIGIN)

    @dp.materialized_view(
        name=entity.label, comment=f"{entity}: the latest record of each key", table_properties={"quality": "silver"}
    )
    def _silver() -> DataFrame:
        return latest(spark.read.table(accepted), entity.key, columns)


def _history(spark: SparkSession, entity: Entity) -> None:
    # The catalog is that of the jobs' table, which is not touched here.
    history = customers_history("")

    @dp.materialized_view(
        name=_dataset(f"{entity}_history"),
        comment=f"{entity}: every version with the time it held for",
        table_properties={"quality": "silver"},
    )
    def _versions() -> DataFrame:
        # Told apart by their keys, rows are looked at at once, which a dataset's definition must not do.
        return history.versions.of(Keyed(repeated=spark.read.table(f"{entity.label}_accepted")))


def _mart(spark: SparkSession, mart: Mart) -> None:
    @dp.materialized_view(name=mart.name, comment=str(mart), table_properties={"quality": "gold"})
    def _rows() -> DataFrame:
        return mart.build(**{name: spark.read.table(_dataset(table)) for name, table in mart.inputs.items()})


def _dataset(table: str) -> str:
    """The dataset that stands for a table of silver, `<schema>.<name>`."""
    return table.replace(".", "_")
