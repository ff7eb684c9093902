"""Set the declared masks, row filters, tags and views, take back what is no longer declared, and check that it holds.

A table that is not there yet is reported and left for the next run. What is right already is not touched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobs.governance.declared import Protections, read, table_of, unknown
from jobs.governance.guards import FILE, TAG, guards_of, undeclared_protection, wanted_protection
from jobs.governance.params import ProtectParams
from jobs.runtime.entry import JobError, entry
from jobs.runtime.protection import Protection, View
from jobs.runtime.telemetry import Telemetry
from jobs.runtime.unity import unity

if TYPE_CHECKING:
    from jobs.runtime.tables import Table
    from jobs.runtime.unity import Unity

__all__ = ["Outcome", "main", "protect"]


@dataclass
class Outcome:
    """What a run did: full names of what it changed, what was right, what is not there yet, and what is wrong."""

    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@entry
def main() -> None:
    """Bring the platform to the declaration.

    Raises:
        JobError: the declaration names what is not there, or what was set does not hold; the rest is set nevertheless.
    """
    params = ProtectParams.parse()
    telemetry = Telemetry(params.entry_point)
    outcome = protect(unity(params.entry_point), read(Protections, FILE), params)
    telemetry.log(
        "job_finished",
        changed=outcome.changed,
        unchanged=len(outcome.unchanged),
        absent=outcome.absent,
        problems=len(outcome.problems),
    )
    if outcome.problems:
        raise JobError("\n".join(outcome.problems))


def protect(catalog: Unity, declared: Protections, params: ProtectParams) -> Outcome:
    """Set, take back, check. Nothing is unprotected at any moment: functions come first, and go last."""
    outcome = Outcome()
    before = catalog.functions(params.schema)
    guards = guards_of(declared, params)
    for guard in guards:
        name = f"{params.schema}.{guard.name}"
        if before.get(name) == catalog.definition(guard):
            outcome.unchanged.append(name)
        else:
            catalog.define(params.schema, guard)
            outcome.changed.append(name)
    tables = {table_of(name, params.catalogs, file=FILE): name for name in declared.tables}
    for table, name in tables.items():
        _protect(catalog, table, params.schema, wanted_protection(catalog, declared, params, name), outcome)
    for table in catalog.protected(list(params.catalogs.values())):
        if table not in tables:
            wanted = undeclared_protection(catalog, declared, params, table)
            _protect(catalog, table, params.schema, wanted, outcome)
    _views(catalog, declared, params, outcome)
    for name in before.keys() - {f"{params.schema}.{guard.name}" for guard in guards}:
        catalog.drop_function(name)
        outcome.changed.append(name)
    return outcome


def _protect(
    catalog: Unity, table: Table, schema: str, wanted: tuple[Protection, list[str]] | None, outcome: Outcome
) -> None:
    """Bring one table to what is wanted, and look whether it is there."""
    if wanted is None:
        outcome.absent.append(str(table))
        return
    ours, problems = wanted
    outcome.problems += problems
    before = catalog.protection(table)
    protection = _beside_others(before, ours, schema)
    if before == protection:
        outcome.unchanged.append(str(table))
        return
    try:
        catalog.protect(table, protection)
    except JobError as error:
        # The other tables are to be protected nevertheless.
        outcome.problems.append(str(error))
        return
    outcome.changed.append(str(table))
    if (found := catalog.protection(table)) != protection:
        outcome.problems.append(
            f"{table}: set {protection}, but found {found}; see that the job's principal has MANAGE on the table and "
            "that nobody else sets masks on it, then run the job again"
        )


def _beside_others(have: Protection, ours: Protection, schema: str) -> Protection:
    """What is to be set: ours, and what others set where we want nothing; the audit tells of theirs."""
    theirs = {column: function for column, function in have.masks.items() if not function.startswith(f"{schema}.")}
    row_filter = ours.row_filter
    if row_filter is None and have.row_filter and not have.row_filter.function.startswith(f"{schema}."):
        row_filter = have.row_filter
    tags = {
        column: {name: value for name, value in given.items() if name != TAG} for column, given in have.tags.items()
    }
    for column, given in ours.tags.items():
        tags[column] = {**tags.get(column, {}), **given}
    return Protection(
        masks={**theirs, **ours.masks},
        row_filter=row_filter,
        tags={column: given for column, given in tags.items() if given},
    )


def _views(catalog: Unity, declared: Protections, params: ProtectParams, outcome: Outcome) -> None:
    wanted = {}
    for name, view in declared.views.items():
        source = table_of(view.of, params.catalogs, file=FILE)
        columns = catalog.columns(source)
        own = str(table_of(name, params.catalogs, file=FILE))
        if columns is None:
            outcome.absent.append(own)
            continue
        missing = [column for column in view.columns if column not in columns]
        outcome.problems += [
            f"{FILE}: views.{name}.columns: {unknown(column, columns, f'column of {source}')}" for column in missing
        ]
        if not missing:
            wanted[own] = View(table=str(source), columns=view.columns)
    have = {name: view for schema in _schemas(declared, params) for name, view in catalog.views(schema).items()}
    for name, wanted_view in wanted.items():
        if have.get(name) == wanted_view:
            outcome.unchanged.append(name)
        else:
            catalog.create_view(name, wanted_view)
            outcome.changed.append(name)
    declared_names = {str(table_of(name, params.catalogs, file=FILE)) for name in declared.views}
    for name in have.keys() - declared_names:
        catalog.drop_view(name)
        outcome.changed.append(name)


def _schemas(declared: Protections, params: ProtectParams) -> set[str]:
    """Where views of ours may be: the schemas of every declared table and view."""
    tables = (table_of(name, params.catalogs, file=FILE) for name in (*declared.tables, *declared.views))
    return {f"{table.catalog}.{table.schema}" for table in tables}
