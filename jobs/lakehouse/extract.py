"""Write the reference customers' records as files of the source systems, where no real system sends any.

No Spark: it runs on a driver or a laptop alike, in flat memory. A rerun lands what is missing and leaves the rest.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

from jobs.lakehouse.entities import ENTITIES, Layout
from jobs.lakehouse.params import ExtractParams
from jobs.lakehouse.sources.entity_files import DayFiles
from jobs.lakehouse.sources.landing import Folder
from jobs.lakehouse.sources.people import MOST_CUSTOMERS, Population
from jobs.lakehouse.sources.said import Extracts
from jobs.runtime.entry import entry
from jobs.runtime.params import ParameterError
from jobs.runtime.telemetry import Telemetry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.lakehouse.entities import Entity
    from jobs.lakehouse.sources.entity_files import Written

__all__ = ["extract", "main"]

_PROGRESS_SECONDS = 5.0
_MOST_DAYS = 366
# The case system compresses its JSON, the others don't.
_GZIPPED_JSON = {"pega.cases"}


@entry
def main() -> None:
    """Read the parameters, and land what is missing of the extracts."""
    params = ExtractParams.parse()
    extract(params, telemetry=Telemetry(params.entry_point))


def extract(params: ExtractParams, *, telemetry: Telemetry) -> None:
    """Land each day's extract of every entity.

    Args:
        params: what to extract, and where to.
        telemetry: the log of the run. `extract_written` tells of each day and entity: the lines and files that it has,
            and how many of the files this run landed.

    Raises:
        JobError: a file has landed with other bytes than the parameters give.
        ParameterError: a parameter is out of its range.
    """
    first_day = _checked(params)
    population = Population(params.customers, seed=params.seed)
    extracts = Extracts(population, first_day=first_day, seed=params.seed)
    telemetry.log("extract_started", customers=params.customers, first_day=first_day, days=params.days)
    for day in range(params.days):
        started = time.monotonic()
        files = {
            str(entity): _files(params, entity, first_day + timedelta(days=day), turn=day * len(ENTITIES) + place)
            for place, entity in enumerate(ENTITIES)
        }
        _fill(files, extracts, day, telemetry=telemetry)
        for name, of_entity in files.items():
            _tell(telemetry, first_day + timedelta(days=day), name, of_entity.close(), time.monotonic() - started)


def _files(params: ExtractParams, entity: Entity, day: date, *, turn: int) -> DayFiles:
    suffix = "csv.gz" if entity.layout is Layout.CSV else "json.gz" if str(entity) in _GZIPPED_JSON else "json"
    return DayFiles(
        Folder(params.landing[entity.system], entity, day),
        layout=entity.layout,
        suffix=suffix,
        malformed_share=params.malformed_share,
        subject=f"{params.seed}/{entity}/{day}",
        turn=turn,
    )


def _fill(files: dict[str, DayFiles], extracts: Extracts, day: int, *, telemetry: Telemetry) -> None:
    told = time.monotonic()
    for records, (entity, record) in enumerate(extracts.of_day(day), start=1):
        files[entity].add(record)
        # Asking for the time costs as much as some records.
        if records % 1000 == 0 and time.monotonic() - told > _PROGRESS_SECONDS:
            told = time.monotonic()
            telemetry.log("extract_progress", day=day, records=records)


def _tell(telemetry: Telemetry, day: date, name: str, written: Written, seconds: float) -> None:
    telemetry.log(
        "extract_written",
        entity=name,
        day=day,
        records=written.records,
        files=written.files,
        new_files=written.new_files,
        seconds=round(seconds, 3),
    )


def _checked(params: ExtractParams) -> date:
    """The first day, of parameters that can be used."""
    problems = list(_problems(params))
    if problems:
        raise ParameterError("\n".join([f"{params.entry_point}: the parameters can't be used", *problems]))
    return date.fromisoformat(params.first_day)


def _problems(params: ExtractParams) -> Iterator[str]:
    ranges = (
        ("days", params.days, 1, _MOST_DAYS),
        ("customers", params.customers, 1, MOST_CUSTOMERS),
        ("malformed_share", params.malformed_share, 0, 1),
    )
    for name, value, least, most in ranges:
        if not least <= value <= most:
            yield f"  --{name}={value}: expected {least} to {most}"
    try:
        date.fromisoformat(params.first_day)
    except ValueError:
        yield f"  --first_day={params.first_day}: expected a date such as 2026-07-01"
    for system in dict.fromkeys(entity.system for entity in ENTITIES):
        if system not in params.landing:
            yield f"  --landing: has no volume for {system}; add {system}=/Volumes/…"
