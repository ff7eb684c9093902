"""Bronze to silver and history: a stream per entity over what bronze gained, until it is worked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.lakehouse.accepted import accepted_subjects
from jobs.lakehouse.bronze_stream import BronzeStream
from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.ops_tables import runs_table
from jobs.lakehouse.params import SilverParams
from jobs.lakehouse.rules import ReferentialShare, load_rules
from jobs.lakehouse.silver_table import SilverTable, Where
from jobs.lakehouse.streams import work_off
from jobs.runtime import ops
from jobs.runtime.entry import JobError, entry
from jobs.runtime.session import get_session
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.lakehouse.entities import Entity

__all__ = ["main"]


@entry
def main() -> None:
    """Work off what bronze has gained of the entities that the parameters name.

    Raises:
        JobError: batches were withheld by their audits; the other entities were published.
    """
    params = SilverParams.parse()
    entities = [entity_named(name) for name in params.entities]
    accepted = accepted_subjects(params.accept)
    telemetry = Telemetry(params.entry_point)
    spark = get_session(params.entry_point)
    telemetry.log("job_started")
    where = Where.of(params)
    ops.create(spark, runs_table(params.ops))
    # What others refer to is published first, so that they find it.
    failures = []
    for wave in _waves(entities):
        streams = [
            BronzeStream(
                spark,
                SilverTable(spark, entity, where, telemetry),
                checkpoints=params.checkpoints,
                accept=str(entity) in accepted,
                telemetry=telemetry,
            )
            for entity in wave
        ]
        try:
            work_off(streams)
        except JobError as error:
            failures.append(str(error))
    if failures:
        raise JobError("\n".join(failures))
    telemetry.log("job_finished")


def _waves(entities: Sequence[Entity]) -> list[list[Entity]]:
    """The entities that refer to no other one's silver, then those that do."""
    refers = {
        str(entity): any(isinstance(expectation, ReferentialShare) for expectation in judged.expectations.values())
        for entity in entities
        for judged in (load_rules().entities[str(entity)],)
    }
    waves = [[entity for entity in entities if refers[str(entity)] is later] for later in (False, True)]
    return [wave for wave in waves if wave]
