"""Bronze to silver and history: a stream per entity over what bronze gained, until it is worked off."""

from __future__ import annotations

from jobs.lakehouse.accepted import accepted_subjects
from jobs.lakehouse.bronze_stream import BronzeStream
from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import SilverParams
from jobs.lakehouse.silver_table import SilverTable, Where
from jobs.lakehouse.streams import work_off
from jobs.runtime import ops
from jobs.runtime.entry import entry
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import Telemetry

__all__ = ["main"]


@entry
def main() -> None:
    """Work off what bronze has gained of the entities that the parameters name."""
    params = SilverParams.parse()
    entities = [entity_named(name) for name in params.entities]
    accepted = accepted_subjects(params.accept)
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    telemetry.log("job_started")
    where = Where(
        raw_catalog=params.raw_catalog,
        curated_catalog=params.curated_catalog,
        quarantine_schema=params.quarantine_schema,
        ops=params.ops,
    )
    ops.create(spark, runs_table(params.ops))
    work_off(
        [
            BronzeStream(
                spark,
                SilverTable(spark, entity, where, telemetry),
                checkpoints=params.checkpoints,
                accept=str(entity) in accepted,
                telemetry=telemetry,
            )
            for entity in entities
        ]
    )
    telemetry.log("job_finished")
