"""Tables and lines for people, and the same for `--json`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from rich.table import Table

from environments.local.engines.engine import CLOUD_ONLY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from environments.local.accounts import JobRow, TopicRow
    from environments.local.layers import LayerRow
    from environments.local.realise import Realised

__all__ = ["event_line", "jobs_table", "layers_table", "resources_document", "resources_table", "topics_table"]


def resources_table(resources: Sequence[Realised]) -> Table:
    """Per stack: what each engine stands in for, those of the cloud alone counted by type at the end."""
    table = Table("stack", "engine", "resources", title="resources", title_justify="left")
    local = [entry for entry in resources if entry.engine != CLOUD_ONLY]
    for (stack, engine), types in _grouped(local):
        table.add_row(stack, engine, _counted(types))
    table.add_section()
    for (stack, engine), types in _grouped([entry for entry in resources if entry.engine == CLOUD_ONLY]):
        table.add_row(stack, engine, _counted(types))
    return table


def resources_document(resources: Sequence[Realised]) -> Sequence[Mapping[str, Any]]:
    """Every resource with its engine."""
    return [
        {
            "stack": entry.address.stack,
            "address": f"{entry.address.type}.{entry.address.name}",
            "engine": entry.engine,
            "known": entry.known,
            "declared": entry.declared,
        }
        for entry in resources
    ]


def jobs_table(rows: Sequence[JobRow]) -> Table:
    """What each job has filled."""
    table = Table("job", "table", title="jobs", title_justify="left")
    for name in ("rows in", "accepted", "quarantined", "new", "seconds"):
        table.add_column(name, justify="right")
    table.add_column("state")
    for row in rows:
        counts = (row.rows_in, row.accepted, row.quarantined, row.new_rows)
        table.add_row(row.job, row.table, *(f"{count:,}" for count in counts), f"{row.seconds:.1f}", row.state)
    return table


def topics_table(rows: Sequence[TopicRow]) -> Table:
    """Produced = accepted + quarantined, topic by topic."""
    table = Table("topic", title="produced = accepted + quarantined", title_justify="left")
    for name in ("produced", "accepted", "quarantined"):
        table.add_column(name, justify="right")
    table.add_column("")
    for row in rows:
        counts = (row.produced, row.accepted, row.quarantined)
        table.add_row(row.topic, *(f"{count:,}" for count in counts), "=" if row.balanced else "does not add up")
    return table


def layers_table(rows: Sequence[LayerRow]) -> Table:
    """Rows in = accepted + quarantined, layer by layer, and what each table has come to hold."""
    table = Table("layer", "table", title="landed → bronze → silver → gold", title_justify="left")
    for name in ("rows in", "accepted", "quarantined"):
        table.add_column(name, justify="right")
    table.add_column("")
    table.add_column("rows now", justify="right")
    for row in rows:
        counts = (row.rows_in, row.accepted, row.quarantined)
        sign = "" if row.expected is None else "=" if row.balanced else "does not add up"
        table.add_row(row.layer, row.table, *(f"{count:,}" for count in counts), sign, f"{row.rows:,}")
    return table


def event_line(event: Mapping[str, Any]) -> str:
    """A job's telemetry event in a few words."""
    if event["event"] == "table_progress":
        return f"{event['table']}: {event['rows_in']:,} rows, {event['quarantined']:,} of them quarantined"
    if event["event"] == "alert":
        return f"alert, {event['subject']}: {event['problem']}"
    if event["event"] == "retry":
        return f"task {event['task']} {event['reason'].splitlines()[0]}; once more in {event['seconds']:.0f} s"
    return str(event["event"]).replace("_", " ")


def _grouped(resources: Sequence[Realised]) -> Sequence[tuple[tuple[str, str], Counter[str]]]:
    groups: dict[tuple[str, str], Counter[str]] = {}
    for entry in resources:
        label = entry.engine if entry.declared else f"{entry.engine} (no longer declared)"
        groups.setdefault((entry.address.stack, label), Counter())[entry.address.type] += 1
    return sorted(groups.items())


def _counted(types: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(types.items()))
