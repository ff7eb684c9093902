"""The declarations beside this module, read and checked: every mistake with file, field, value and remedy."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jobs.runtime.entry import JobError
from jobs.runtime.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Declaration", "MaskClass", "Protections", "RegionFilter", "TableName", "read", "table_of", "unknown"]

TableName = Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z][a-z0-9_]*){2}$")]
"""`<catalog's role>.<schema>.<table>`, such as `raw.streaming.crm_events`."""


class Declaration(BaseModel):
    """A part of a declaration: frozen, strict, no key beyond those described."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MaskClass(Declaration):
    """A class of columns: what is left of a value for those who may not see it."""

    type: str = "string"
    masked: str
    seen_by: tuple[str, ...]


class RegionFilter(Declaration):
    """Rows by the state in `column`: for the group of its region, and for the groups that see every row."""

    column: str
    seen_by: tuple[str, ...]


class ProtectedTable(Declaration):
    """A table's columns by class, and its row filter."""

    columns: dict[str, str]
    rows: str | None = None


class SecureView(Declaration):
    """Chosen columns of a table."""

    of: TableName
    columns: tuple[str, ...]


class Protections(Declaration):
    """The whole of `protections.yaml`."""

    classes: dict[str, MaskClass]
    row_filters: dict[str, RegionFilter]
    tables: dict[TableName, ProtectedTable]
    views: dict[TableName, SecureView]


_Model = TypeVar("_Model", bound=Declaration)


def read(model: type[_Model], name: str) -> _Model:
    """Read `<name>` beside this module.

    Raises:
        JobError: the file is not what the model describes.
    """
    return parse(model, files("jobs.governance").joinpath(name).read_text(encoding="utf-8"), name)


def parse(model: type[_Model], text: str, name: str) -> _Model:
    """Read a declaration's text; `name` is what messages call it.

    Raises:
        JobError: the text is not what the model describes.
    """
    try:
        return model.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise JobError(f"{name}: not YAML: {error}") from None
    except ValidationError as error:
        lines = (_line(problem) for problem in error.errors(include_url=False))
        raise JobError(f"{name}: the declaration can't be used\n" + "\n".join(f"  {line}" for line in lines)) from None


def table_of(name: str, catalogs: Mapping[str, str], *, file: str) -> Table:
    """The table that a declared name stands for in this environment.

    Raises:
        JobError: nobody told which catalog has the name's role.
    """
    role, schema, own = name.split(".")
    if role not in catalogs:
        raise JobError(f"{file}: {name}: {unknown(role, catalogs, 'catalog')}")
    return Table(catalog=catalogs[role], schema=schema, name=own)


def unknown(given: str, known: Iterable[str], kind: str) -> str:
    """What is wrong with a name that is not known, and which was perhaps meant."""
    names = sorted(known)
    near = get_close_matches(given, names, n=1)
    rather = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names) or 'none'}"
    return f"{given!r} is no {kind}; {rather}"


def _line(problem: Any) -> str:
    path = ".".join(str(part) for part in problem["loc"])
    given = problem["input"]
    shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool | None) else ""
    return f"{path}: {problem['msg']}{shown}"
