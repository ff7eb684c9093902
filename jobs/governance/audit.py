"""Compare what is granted, masked, filtered and tagged with what was deployed. Nothing is changed.

Drift fails the job, so that those who are told of failed runs hear of it; every finding is a row of a table.
Another run finds it again until somebody deploys, runs `protect`, or declares what was found.
"""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobs.governance.declared import Protections, read, table_of, unknown
from jobs.governance.guards import FILE, TAG, undeclared_protection, wanted_protection
from jobs.governance.params import AuditParams, ProtectParams
from jobs.runtime.entry import JobError, entry
from jobs.runtime.paths import volume_path
from jobs.runtime.tables import Table, Transaction
from jobs.runtime.telemetry import Telemetry
from jobs.runtime.unity import unity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jobs.runtime.protection import Protection
    from jobs.runtime.unity import Grants, Unity

__all__ = ["Finding", "audit", "declared_grants", "main"]

_SLICE = "slice:"
# Unity Catalog grants everybody the sight of what describes it.
_OWN_SCHEMA = ".information_schema"
_COLUMNS = (
    "found_at timestamp, run_id string, kind string, securable string, subject string, expected string, actual string"
)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A difference.

    `kind` is grant, mask, row_filter or tag; `subject` a principal, a column or the rows; an empty text is nothing.
    """

    kind: str
    securable: str
    subject: str
    expected: str
    actual: str

    def __str__(self) -> str:
        return (
            f"{self.securable}: {self.kind} of {self.subject}: "
            f"deployed {self.expected or 'nothing'}, found {self.actual or 'nothing'}"
        )


@entry
def main() -> None:
    """Look for drift.

    Raises:
        JobError: there is some; or what was deployed can't be read.
    """
    params = AuditParams.parse()
    telemetry = Telemetry(params.entry_point)
    found = list(audit(unity(params.entry_point), read(Protections, FILE), params))
    for finding in found:
        telemetry.log("drift", **asdict(finding))
    telemetry.log("job_finished", drift=len(found))
    if found:
        _keep(found, params, run_id=telemetry.run_id)
        lines = "\n".join(f"  {finding}" for finding in found)
        raise JobError(
            f"{len(found)} differences from what was deployed\n{lines}\n"
            "take back what nobody meant: deploy the stack governance and run protect; or declare it, and deploy that"
        )


def audit(catalog: Unity, declared: Protections, params: AuditParams) -> Iterator[Finding]:
    """Every difference between what was deployed and what is there."""
    catalogs = list(params.catalogs.values())
    yield from _grants(declared_grants(params), catalog.grants(catalogs))
    of_declaration = ProtectParams(
        catalogs=params.catalogs,
        groups=params.groups,
        regions=params.regions,
        exempt=params.exempt,
        schema=params.schema,
    )
    tables = {table_of(name, params.catalogs, file=FILE): name for name in declared.tables}
    for table, name in tables.items():
        wanted = wanted_protection(catalog, declared, of_declaration, name)
        if wanted is not None:
            yield from _protection(table, wanted[0], catalog.protection(table))
    for table in catalog.protected(catalogs):
        if table not in tables:
            expected, _ = undeclared_protection(catalog, declared, of_declaration, table)
            yield from _protection(table, expected, catalog.protection(table))


def declared_grants(params: AuditParams) -> Grants:
    """What the stack granted, with the principals of this environment.

    Raises:
        JobError: the file that the stack ships is not there, or names a slice whose principal is not told.
    """
    path = Path(volume_path(params.declared))
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["grants"]
    except (OSError, ValueError, KeyError) as error:
        raise JobError(f"{path}: what was deployed can't be read ({error!r}); deploy the stack governance") from None
    return {
        (entry["securable"], entry["name"]): {
            _principal(name, params.principals): frozenset(privileges)
            for name, privileges in entry["privileges"].items()
        }
        for entry in entries
    }


def _principal(name: str, principals: Mapping[str, str]) -> str:
    if not name.startswith(_SLICE):
        return name
    slice_name = name.removeprefix(_SLICE)
    if slice_name not in principals:
        raise JobError(f"--principals: {unknown(slice_name, principals, 'slice with a principal')}")
    return principals[slice_name]


def _grants(deployed: Grants, found: Grants) -> Iterator[Finding]:
    for securable in sorted(deployed.keys() | found.keys()):
        kind, name = securable
        if name.endswith(_OWN_SCHEMA):
            continue
        wanted, have = deployed.get(securable, {}), found.get(securable, {})
        for principal in sorted(wanted.keys() | have.keys()):
            expected, actual = (sorted(side.get(principal, frozenset())) for side in (wanted, have))
            if expected != actual:
                yield Finding(
                    kind="grant",
                    securable=f"{kind} {name}",
                    subject=principal,
                    expected=", ".join(expected),
                    actual=", ".join(actual),
                )


def _protection(table: Table, wanted: Protection, have: Protection) -> Iterator[Finding]:
    def finding(kind: str, subject: str, expected: str, actual: str) -> Iterator[Finding]:
        if expected != actual:
            yield Finding(kind=kind, securable=f"table {table}", subject=subject, expected=expected, actual=actual)

    for column in sorted(wanted.masks.keys() | have.masks.keys()):
        yield from finding("mask", column, wanted.masks.get(column, ""), have.masks.get(column, ""))
    texts = [
        f"{rows.function}({', '.join(rows.columns)})" if rows else "" for rows in (wanted.row_filter, have.row_filter)
    ]
    yield from finding("row_filter", "rows", *texts)
    for column in sorted(wanted.tags.keys() | have.tags.keys()):
        # Other tags are other people's.
        expected, actual = (side.tags.get(column, {}).get(TAG, "") for side in (wanted, have))
        yield from finding("tag", f"{column} {TAG}", expected, actual)


def _keep(found: list[Finding], params: AuditParams, *, run_id: str) -> None:
    """Append the findings, once a run."""
    from jobs.runtime.session import get_session  # noqa: PLC0415 - a run that finds nothing needs no Spark

    spark = get_session(params.entry_point)
    now = datetime.now(UTC)
    rows = spark.createDataFrame([(now, run_id, *astuple(finding)) for finding in found], _COLUMNS)
    table = Table.parse(params.findings)
    table.create(spark, rows.schema, properties={})
    table.append(rows, Transaction(application=f"audit/{run_id}", version=0))
