"""Landed files to bronze: a stream per entity, until what has landed is worked off."""

from __future__ import annotations

from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.file_ledger import FileLedger
from jobs.lakehouse.file_stream import FileStream
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import BronzeParams
from jobs.lakehouse.streams import work_off
from jobs.runtime import ops
from jobs.runtime.entry import entry
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import Telemetry

__all__ = ["main"]


@entry
def main() -> None:
    """Work off the landing folders of the entities that the parameters name."""
    params = BronzeParams.parse()
    entities = [entity_named(name) for name in params.entities]
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    telemetry.log("job_started")
    # One at a time: streams that find them missing would each make them.
    FileLedger.create(spark, ops=params.ops)
    ops.create(spark, runs_table(params.ops))
    work_off([FileStream(spark, params, entity, telemetry) for entity in entities])
    telemetry.log("job_finished")
