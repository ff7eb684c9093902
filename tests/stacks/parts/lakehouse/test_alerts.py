from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import load
from jobs.lakehouse.params import ObserveParams
from stacks.streaming import TOPICS

if TYPE_CHECKING:
    from tests.stacks.conftest import Synthesized


def alerts(stack: Synthesized) -> dict[str, Any]:
    return {name.removeprefix("alerts_"): alert for name, alert in stack.resources("databricks_alert_v2").items()}


@pytest.fixture
def prod(synthesized: dict[str, Synthesized]) -> Synthesized:
    return synthesized["prod-lakehouse"]


def test_runs_and_every_stream_have_an_alert(prod: Synthesized) -> None:
    assert alerts(prod).keys() == {f"{name}_alert" for name in ("runs", *TOPICS)}


def test_alert_asks_what_the_job_computes(prod: Synthesized) -> None:
    (task,) = [
        task
        for job in prod.resources("databricks_job").values()
        for task in job["task"]
        if task["task_key"] == "observe"
    ]
    given = task["python_wheel_task"]["named_parameters"]
    params = ObserveParams.parse([f"--{name}={value}" for name, value in given.items()])
    runs = f"{params.ops}.lakehouse_runs"
    asked = [alert["query_text"] for _, alert in sorted(alerts(prod).items())]
    streams = dict(zip(TOPICS, params.streams, strict=True))
    computed = [params.query("events", subject=streams[topic], sql_name=streams[topic]) for topic in sorted(TOPICS)]
    computed.append(params.query("runs", subject=runs, sql_name=runs))
    assert all(query in text for query, text in zip(computed, asked, strict=True))
    assert all(text.endswith(") WHERE NOT met") for text in asked)


def test_limits_of_the_settings_are_in_the_query(prod: Synthesized) -> None:
    query = alerts(prod)["runs_alert"]["query_text"]
    kpis = load("prod").lakehouse.kpis
    assert re.search(rf"{kpis.minimum_pass_percent} AS minimum_pass_percent", query)
    assert f"{kpis.maximum_freshness_minutes} AS maximum_freshness_minutes" in query


def test_alerts_mail_the_addresses_of_failed_runs(prod: Synthesized) -> None:
    (destination,) = prod.resources("databricks_notification_destination").values()
    assert destination["config"]["email"]["addresses"] == list(load("prod").lakehouse.on_failure)
    for alert in alerts(prod).values():
        (subscription,) = alert["evaluation"]["notification"]["subscriptions"]
        assert subscription == {"destination_id": "${databricks_notification_destination.alerts_mail.id}"}
        assert alert["schedule"]["quartz_cron_schedule"] == load("prod").lakehouse.kpis.schedule.cron


def test_alerts_may_use_the_warehouse(synthesized: dict[str, Synthesized]) -> None:
    (access,) = [
        entry["access_control"]
        for entry in synthesized["prod-governance"].resources("databricks_permissions").values()
        if entry.get("sql_endpoint_id")
    ]
    (principal,) = [entry["service_principal_name"] for entry in access if "service_principal_name" in entry]
    assert "lakehouse" in principal
