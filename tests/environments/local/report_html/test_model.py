from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from environments.local.report_html.model import BrokenRule, Flow, Stage
from tests.environments.local.report_html.runs import BRONZE, GOLD, HELD_BACK, NOW, SILVER, report


def test_flow_adds_up_runs_that_published_and_leaves_out_what_goes_a_second_time() -> None:
    again = replace(SILVER, run_id="run-3", rows_in=100, accepted=99, quarantined=1)
    backfill = replace(SILVER, run_id="run-4", job="backfill", rows_in=7000)
    assert report((backfill, again, HELD_BACK, GOLD, SILVER, BRONZE)).flows == [
        Flow(
            subject="cmdm.customers",
            bronze=Stage(rows_in=7043, accepted=6900, quarantined=143),
            silver=Stage(rows_in=7000, accepted=6987, quarantined=13),
        )
    ]


def test_flow_of_an_entity_without_silver_ends_in_bronze() -> None:
    (flow,) = report((BRONZE,)).flows
    assert (flow.landed, flow.silver) == (7043, None)


def test_mart_is_its_last_run() -> None:
    newer = replace(GOLD, run_id="run-9", table_rows=7000, finished_at=NOW)
    assert report((newer, GOLD, SILVER)).marts == [newer]


def test_rules_are_added_up_by_table_and_those_that_warn_come_last() -> None:
    again = replace(SILVER, run_id="run-3")
    silver = "ep_curated.cmdm.customers"
    assert report((again, SILVER, BRONZE)).broken_rules == [
        BrokenRule(rule="type", table_name="ep_raw.cmdm.customers", rows=100, warns=False),
        BrokenRule(rule="required", table_name="ep_raw.cmdm.customers", rows=50, warns=False),
        BrokenRule(rule="email_is_valid", table_name=silver, rows=24, warns=False),
        BrokenRule(rule="tenure_is_plausible", table_name=silver, rows=62, warns=True),
    ]


def test_duration_is_from_a_runs_first_table_to_its_last() -> None:
    other = replace(SILVER, table_name="ep_curated.pega.cases", started_at=NOW, finished_at=NOW + timedelta(seconds=5))
    (silver,) = report((other, HELD_BACK, SILVER)).durations
    assert [(run_id, seconds) for run_id, _, seconds in silver.runs] == [("run-2", 2.0), ("run-1", 45.0)]


def test_only_the_last_runs_of_a_job_have_a_duration() -> None:
    runs = [replace(BRONZE, run_id=f"run-{n}", finished_at=NOW + timedelta(hours=n)) for n in range(30)]
    (bronze,) = report(runs).durations
    assert [run_id for run_id, _, _ in bronze.runs] == [f"run-{n}" for n in range(10, 30)]
