from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from environments.local.layers import LayerRow, layer_rows
from environments.local.state import StateFolder
from environments.local.world import Job, Start, Task

if TYPE_CHECKING:
    from pathlib import Path

OPS = "ep_curated.ops"
BRONZE, SILVER, MART = "ep_raw.cmdm.customers", "ep_curated.cmdm.customers", "ep_marts.customer.customer_360"


def job(name: str, **parameters: str) -> Job:
    task = Task(
        key=name,
        package="lakeform_lakehouse",
        entry_point=name,
        parameters=parameters,
        wheels=(),
        after=(),
        max_retries=0,
        retry_seconds=0,
        timeout_seconds=None,
        retry_on_timeout=False,
    )
    return Job(slice="lakehouse", name=name, start=Start.MANUAL, after=(), tasks=(task,))


def put(state: StateFolder, table: str, *, rows: int) -> None:
    log = state.tables.joinpath(*table.split("."), "_delta_log")
    log.mkdir(parents=True)
    added = {"add": {"path": "a.parquet", "stats": json.dumps({"numRecords": rows})}}
    (log / f"{0:020d}.json").write_text(json.dumps(added))


def ran(layer: str, table: str, rows_in: int, quarantined: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "job": layer,
        "layer": layer,
        "subject": "customer.customer_360" if table == MART else "cmdm.customers",
        "table_name": table,
        "state": "published",
        "rows_in": rows_in,
        "accepted": rows_in - quarantined,
        "quarantined": quarantined,
        "finished_at": datetime(2026, 7, 1, tzinfo=UTC),
        **more,
    }


@pytest.fixture
def state(tmp_path: Path) -> StateFolder:
    return StateFolder.locate(str(tmp_path / "state"))


def told(state: StateFolder, *runs: dict[str, Any]) -> None:
    """What the table of runs holds."""
    folder = state.tables.joinpath(*OPS.split("."), "lakehouse_runs")
    put(state, f"{OPS}.lakehouse_runs", rows=len(runs))
    parquet.write_table(pa.Table.from_pylist(list(runs)), folder / "a.parquet")


def layers(state: StateFolder) -> dict[str, LayerRow]:
    return {row.table: row for row in layer_rows(state, [job("refresh", ops=OPS), job("extract")])}


def test_runs_are_summed_up_and_compared_with_what_lies_there(state: StateFolder) -> None:
    put(state, BRONZE, rows=17)
    put(state, "ep_raw.quarantine.cmdm_customers", rows=3)
    put(state, SILVER, rows=9)
    put(state, MART, rows=9)
    told(
        state,
        ran("bronze", BRONZE, 12, 2),
        ran("bronze", BRONZE, 8, 1),
        ran("silver", SILVER, 17, 4),
        ran("silver", SILVER, 17, 17, state="audit_failed"),
        ran("silver", SILVER, 99, job="backfill"),
        ran("gold", MART, 8),
        ran("gold", MART, 9, finished_at=datetime(2026, 7, 2, tzinfo=UTC)),
    )
    found = layers(state)
    assert list(found) == [BRONZE, SILVER, MART]
    assert all(row.balanced for row in found.values())
    assert (found[BRONZE].rows_in, found[BRONZE].quarantined, found[BRONZE].expected) == (20, 3, 20)
    assert (found[SILVER].accepted, found[SILVER].rows, found[SILVER].expected) == (13, 9, 17)
    assert (found[MART].rows_in, found[MART].expected) == (9, None)


@pytest.mark.parametrize(("bronze", "quarantined"), [(16, 3), (17, 2), (18, 3)])
def test_record_that_is_missing_or_there_twice_does_not_add_up(
    state: StateFolder, bronze: int, quarantined: int
) -> None:
    put(state, BRONZE, rows=bronze)
    put(state, "ep_raw.quarantine.cmdm_customers", rows=quarantined)
    told(state, ran("bronze", BRONZE, 20, 3))
    assert not layers(state)[BRONZE].balanced


def test_silver_that_has_not_read_all_of_bronze_does_not_add_up(state: StateFolder) -> None:
    put(state, BRONZE, rows=20)
    told(state, ran("bronze", BRONZE, 20), ran("silver", SILVER, 19))
    assert not layers(state)[SILVER].balanced


def test_nothing_is_told_before_the_first_run(state: StateFolder) -> None:
    assert layers(state) == {}
