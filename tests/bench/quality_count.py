"""One way to judge rows: `python -m tests.bench.quality_count <way> <rows> <folder> <result>`.

`rows` writes the silver rows to the folder; the other ways read them there, and write their seconds and counts to the
result, which is JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import great_expectations as gx
from great_expectations.expectations.core.expect_column_values_to_be_in_set import ExpectColumnValuesToBeInSet
from pyspark.sql import Observation
from pyspark.sql import functions as F

from jobs.lakehouse.audit import broken
from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.expectations import broken_rows, suite, validate
from jobs.lakehouse.quality import checked, survey
from jobs.lakehouse.rules import Action, load_rules
from jobs.runtime.session import get_session
from tests.bench.quality_rows import silver_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame, SparkSession

    from jobs.lakehouse.rules import EntityRules

_WARM_UP_ROWS = 100


def main() -> None:
    """Do what the command line says."""
    way, rows, folder, result = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    spark = get_session(way)
    if way == "rows":
        _write(spark, rows, folder)
        return
    judge = _WAYS[way]
    entities = [str(entity) for entity in ENTITIES]
    for entity in entities:
        # Planning and the first classes that are compiled are the same for a hundred rows; rows are what this is about.
        judge(spark.read.parquet(str(folder / entity)).limit(_WARM_UP_ROWS), entity, load_rules().entities[entity])
    started = time.perf_counter()
    counts = {
        entity: judge(spark.read.parquet(str(folder / entity)), entity, load_rules().entities[entity])
        for entity in entities
    }
    seconds = time.perf_counter() - started
    result.write_text(json.dumps({"seconds": seconds, "counts": counts}), encoding="utf-8")


def _write(spark: SparkSession, rows: int, folder: Path) -> None:
    for entity in ENTITIES:
        silver_rows(spark, str(entity), rows // len(ENTITIES)).write.mode("overwrite").parquet(
            str(folder / str(entity))
        )


def _ours(rows: DataFrame, _entity: str, rules: EntityRules) -> dict[str, int]:
    """The facts that an audit goes by; like Great Expectations, without giving on any row."""
    columns = [column.alias(name) for name, column in survey(rules).items()]
    return broken(checked(rows, rules).agg(*columns).collect()[0].asDict(), *Action)


def _ours_with_rows(rows: DataFrame, _entity: str, rules: EntityRules) -> dict[str, int]:
    """Every row is given on with its reasons, and counted on the way: all that a batch needs."""
    observation = Observation()
    columns = [column.alias(name) for name, column in survey(rules).items()]
    checked(rows, rules).observe(observation, *columns).write.format("noop").mode("overwrite").save()
    return broken(observation.get, *Action)


def _theirs(rows: DataFrame, entity: str, rules: EntityRules) -> dict[str, int]:
    """The suite of the same rules; it tells counts and no rows."""
    return broken_rows(validate(rows, suite(entity, rules)))


def _theirs_over_booleans(rows: DataFrame, entity: str, rules: EntityRules) -> dict[str, int]:
    """Predicates as columns computed beforehand: then its counts are aggregates of one job."""
    booleans = {name: F.coalesce(F.expr(rule.predicate), F.lit(False)) for name, rule in rules.rules.items()}
    expected = gx.ExpectationSuite(
        name=entity,
        expectations=[
            ExpectColumnValuesToBeInSet(column=name, value_set=[True], meta={"rule": name}) for name in booleans
        ],
    )
    return broken_rows(validate(rows.withColumns(booleans), expected), count="unexpected_count")


_WAYS: dict[str, Callable[[DataFrame, str, EntityRules], dict[str, int]]] = {
    "ours": _ours,
    "ours-rows": _ours_with_rows,
    "theirs": _theirs,
    "theirs-booleans": _theirs_over_booleans,
}


if __name__ == "__main__":
    main()
