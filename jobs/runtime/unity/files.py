"""The embedded platform's Unity Catalog: JSON files beside the tables, each replaced in one step. No Spark needed."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

from jobs.runtime.delta_log import column_types
from jobs.runtime.entry import JobError
from jobs.runtime.platform import local_platform
from jobs.runtime.protection import Guard, Protection, RowFilter, View
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jobs.runtime.unity.interface import Grants

__all__ = ["UnityFiles"]


@dataclass(frozen=True)
class UnityFiles:
    """`tables` is the folder of the tables, `root` the one of the files."""

    tables: Path
    root: Path

    @classmethod
    def here(cls) -> Self:
        """The one of this process's platform."""
        platform = local_platform()
        return cls(platform.tables, platform.unity)

    def columns(self, table: Table) -> Mapping[str, str] | None:
        """The table's columns and their SQL types; None where there is no table."""
        return column_types(self.tables.joinpath(table.catalog, table.schema, table.name))

    def functions(self, schema: str) -> Mapping[str, str]:
        """The definitions of a schema's functions, as JSON, by full name."""
        return {
            f"{schema}.{name}": json.dumps(guard, sort_keys=True)
            for name, guard in self._read("functions", schema).items()
        }

    def guard(self, name: str) -> Guard:
        """A function by its full name.

        Raises:
            JobError: there is none, so nobody may read what it guards.
        """
        schema, _, own = name.rpartition(".")
        found = self._read("functions", schema).get(own)
        if found is None:
            raise JobError(f"the function {name}, which guards a table, is gone; define it: run governance protect")
        return Guard(**{**found, "groups": tuple(found["groups"]), "principals": tuple(found["principals"])})

    def define(self, schema: str, guard: Guard) -> None:
        """Create the function, or replace it."""
        self._write("functions", schema, self._read("functions", schema) | {guard.name: asdict(guard)})

    def drop_function(self, name: str) -> None:
        """Drop a function that nothing uses."""
        schema, _, own = name.rpartition(".")
        left = {other: guard for other, guard in self._read("functions", schema).items() if other != own}
        self._write("functions", schema, left)

    def definition(self, guard: Guard) -> str:
        """The guard as JSON."""
        return json.dumps(asdict(guard), sort_keys=True)

    def protected(self, catalogs: Sequence[str]) -> Sequence[Table]:
        """The tables of the catalogs that have a mask, a row filter or a tagged column."""
        files = sorted((self.root / "tables").glob("*.json"))
        tables = [Table.parse(file.stem) for file in files]
        return [table for table in tables if table.catalog in catalogs]

    def protection(self, table: Table) -> Protection:
        """What is set on the table."""
        found = self._read("tables", str(table))
        row_filter = found.get("row_filter")
        return Protection(
            masks=found.get("masks", {}),
            row_filter=RowFilter(function=row_filter["function"], columns=tuple(row_filter["columns"]))
            if row_filter
            else None,
            tags=found.get("tags", {}),
        )

    def protect(self, table: Table, wanted: Protection) -> None:
        """Bring the table to what is wanted."""
        self._write("tables", str(table), asdict(wanted) if wanted != Protection() else {})

    def views(self, schema: str) -> Mapping[str, View]:
        """The views of a schema by full name."""
        return {
            f"{schema}.{name}": View(table=view["table"], columns=tuple(view["columns"]))
            for name, view in self._read("views", schema).items()
        }

    def create_view(self, name: str, view: View) -> None:
        """Create the view, or replace it."""
        schema, _, own = name.rpartition(".")
        self._write("views", schema, self._read("views", schema) | {own: asdict(view)})

    def drop_view(self, name: str) -> None:
        """Drop the view."""
        schema, _, own = name.rpartition(".")
        left = {other: view for other, view in self._read("views", schema).items() if other != own}
        self._write("views", schema, left)

    def grants(self, catalogs: Sequence[str]) -> Grants:
        """What the platform recorded of the deployed stacks' grants."""
        recorded = self._read("grants", "all").get("grants", [])
        return {
            (entry["securable"], entry["name"]): {
                principal: frozenset(privileges) for principal, privileges in entry["privileges"].items()
            }
            for entry in recorded
            if entry["name"].partition(".")[0] in catalogs
        }

    def _read(self, kind: str, name: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads((self.root / kind / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def _write(self, kind: str, name: str, content: Mapping[str, Any]) -> None:
        """Replace the file; with nothing to say, remove it."""
        path = self.root / kind / f"{name}.json"
        if not content:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(path)
