"""Where the slice notes what it did: tables of the schema `ops`."""

from __future__ import annotations

from jobs.runtime.tables import Table

__all__ = ["files_table", "kpis_table", "runs_table"]


def runs_table(ops: str) -> Table:
    """What runs came to; `ops` is `<catalog>.<schema>`."""
    return Table.parse(f"{ops}.lakehouse_runs")


def files_table(ops: str) -> Table:
    """Which files were taken in."""
    return Table.parse(f"{ops}.lakehouse_files")


def kpis_table(ops: str) -> Table:
    """The KPIs, at the times that somebody looked."""
    return Table.parse(f"{ops}.lakehouse_kpis")
