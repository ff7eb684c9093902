"""From the declared classes and filters to the functions of this environment, and to what each table shall have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jobs.governance.declared import table_of, unknown
from jobs.runtime.entry import JobError
from jobs.runtime.protection import Guard, Protection, RowFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobs.governance.declared import Protections
    from jobs.governance.params import ProtectParams
    from jobs.runtime.tables import Table
    from jobs.runtime.unity import Unity

__all__ = ["COPY_OF", "FILE", "TAG", "copied", "guards_of", "undeclared_protection", "wanted_protection"]

FILE = "protections.yaml"

TAG = "pii"
"""The tag that says which class of personal data a column holds."""

COPY_OF = "copy_of"
"""The tag that says which table's column a restored copy holds."""


def guards_of(declared: Protections, params: ProtectParams) -> list[Guard]:
    """The functions: `mask_<class>` for each class, and one of its own name for each row filter.

    Raises:
        JobError: a declared group is none of those that the stack told of.
    """
    masks = [
        Guard(
            name=f"mask_{name}",
            parameters={"value": kind.type},
            returns=kind.type,
            groups=_groups(kind.seen_by, params.groups, f"classes.{name}.seen_by"),
            principals=params.exempt,
            shown="value",
            otherwise=f"CASE WHEN value IS NOT NULL THEN {kind.masked} END",
        )
        for name, kind in declared.classes.items()
    ]
    regions = "".join(
        f" WHEN '{state}' THEN is_account_group_member('{group}')" for state, group in params.regions.items()
    )
    filters = [
        Guard(
            name=name,
            parameters={kind.column: "string"},
            returns="boolean",
            groups=_groups(kind.seen_by, params.groups, f"row_filters.{name}.seen_by"),
            principals=params.exempt,
            shown="true",
            otherwise=f"coalesce(CASE {kind.column}{regions} END, false)" if regions else "false",
        )
        for name, kind in declared.row_filters.items()
    ]
    return masks + filters


def copied(protection: Protection, source: Table) -> Protection:
    """The protection of a copy: its columns say whose copy they are, so that it keeps what its original is given."""
    columns = {*protection.masks, *(protection.row_filter.columns if protection.row_filter else ())}
    tags = {column: {**protection.tags.get(column, {}), COPY_OF: str(source)} for column in columns}
    return replace(protection, tags={**protection.tags, **tags})


def undeclared_protection(
    catalog: Unity, declared: Protections, params: ProtectParams, table: Table
) -> tuple[Protection, list[str]]:
    """What a table shall have that nobody declared: nothing, or as a copy of a declared one what that has."""
    originals = {tags[COPY_OF] for tags in catalog.protection(table).tags.values() if COPY_OF in tags}
    for name in declared.tables:
        if str(table_of(name, params.catalogs, file=FILE)) in originals:
            return wanted_protection(catalog, declared, params, name, table=table) or (Protection(), [])
    return Protection(), []


def wanted_protection(
    catalog: Unity, declared: Protections, params: ProtectParams, name: str, *, table: Table | None = None
) -> tuple[Protection, list[str]] | None:
    """What the declared table shall have, as far as it has the columns, and what is wrong with the declaration.

    `table` is another one that the declaration shall hold for.

    Returns:
        None where there is no such table yet.
    """
    table = table or table_of(name, params.catalogs, file=FILE)
    columns = catalog.columns(table)
    if columns is None:
        return None
    wanted = declared.tables[name]
    problems = []
    masks, tags = {}, {}
    for column, kind in wanted.columns.items():
        field = f"{FILE}: tables.{name}.columns.{column}"
        if kind not in declared.classes:
            problems.append(f"{field}: {unknown(kind, declared.classes, 'class')}")
        elif column not in columns:
            problems.append(f"{field}: {unknown(column, columns, f'column of {table}')}")
        elif _plain(columns[column]) != _plain(declared.classes[kind].type):
            problems.append(
                f"{field}: the class {kind!r} masks {declared.classes[kind].type}, the column of {table} is "
                f"{columns[column]}; choose a class of that type"
            )
        else:
            masks[column] = f"{params.schema}.mask_{kind}"
            tags[column] = {TAG: kind}
    row_filter = None
    if wanted.rows is not None:
        field = f"{FILE}: tables.{name}.rows"
        found = declared.row_filters.get(wanted.rows)
        if found is None:
            problems.append(f"{field}: {unknown(wanted.rows, declared.row_filters, 'row filter')}")
        elif found.column not in columns:
            problems.append(f"{field}: {wanted.rows!r} takes the column {found.column!r}, which {table} lacks")
        else:
            row_filter = RowFilter(function=f"{params.schema}.{wanted.rows}", columns=(found.column,))
    return Protection(masks=masks, row_filter=row_filter, tags=tags), problems


def _groups(roles: tuple[str, ...], groups: Mapping[str, str], field: str) -> tuple[str, ...]:
    for role in roles:
        if role not in groups:
            raise JobError(f"{FILE}: {field}: {unknown(role, groups, 'group')}")
    return tuple(groups[role] for role in roles)


def _plain(kind: str) -> str:
    return "".join(kind.lower().split())
