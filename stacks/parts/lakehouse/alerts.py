"""How the slice is watched: its KPIs as a job computes them, and the same KPIs as alerts that don't wait for a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings import Catalog
from jobs.lakehouse.params import ObserveParams
from modules.bindings.cdk import Construct
from modules.sql_alert import SqlAlert, email_destination
from stacks.streaming import TOPICS

if TYPE_CHECKING:
    from stacks.base import EnvironmentStack
    from stacks.governance import Outputs

__all__ = ["declare_alerts", "observe_params"]

# What an alert's mail shows of each KPI that is missed.
_SHOWN = "kpi, subject, value, threshold, unit"


def observe_params(stack: EnvironmentStack, platform: Outputs) -> ObserveParams:
    """What the job is told: the limits of the settings, and the tables that the streams fill."""
    kpis = stack.settings.lakehouse.kpis
    raw, curated = platform.catalogs[Catalog.RAW], platform.catalogs[Catalog.CURATED]
    streaming = platform.schemas[f"{Catalog.RAW}.streaming"]
    return ObserveParams(
        ops=f"{curated}.{platform.schemas[f'{Catalog.CURATED}.ops']}",
        streams=tuple(f"{raw}.{streaming}.{topic.replace('-', '_')}" for topic in TOPICS),
        window_days=kpis.window_days,
        minimum_pass_percent=kpis.minimum_pass_percent,
        maximum_freshness_minutes=kpis.maximum_freshness_minutes,
        maximum_stream_freshness_seconds=kpis.maximum_stream_freshness_seconds,
        maximum_silence_hours=kpis.maximum_silence_hours,
        fail_when_missed=False,
    )


def declare_alerts(stack: EnvironmentStack, platform: Outputs) -> None:
    """An alert on the runs, and one on each stream: mail to the slice's `on_failure` where a KPI is missed."""
    alerts = Construct(stack, "alerts")
    settings, params = stack.settings, observe_params(stack, platform)
    destination_id = email_destination(
        alerts, "mail", name=f"{stack.construct_path}-alerts", addresses=settings.lakehouse.on_failure
    )
    runs = f"{params.ops}.lakehouse_runs"
    queries = {"runs": params.query("runs", subject=runs, sql_name=runs)}
    for topic, table in zip(TOPICS, params.streams, strict=True):
        queries[topic] = params.query("events", subject=table, sql_name=table)
    for name, query in queries.items():
        SqlAlert(
            alerts,
            name,
            name=f"{stack.construct_path}: KPIs of {name}",
            query=f"SELECT {_SHOWN} FROM (\n{query}\n) WHERE NOT met",  # noqa: S608 - names are the stack's
            counted="subject",
            warehouse_id=platform.warehouse_id,
            run_as=platform.run_as["lakehouse"],
            destination_id=destination_id,
            cron=settings.lakehouse.kpis.schedule.cron,
            timezone=settings.lakehouse.kpis.schedule.timezone,
            readers=[settings.databricks.groups.data_engineers],
        )
