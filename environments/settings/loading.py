"""Loads settings files and reports every mistake of all of them at once."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from environments.naming import NamingError, ResourceKind
from environments.settings.guardrails import GUARDRAILS
from environments.settings.model import Settings
from environments.settings.problems import Problem, SettingsError
from environments.settings.source import Document, FieldPath, SourceError, read
from environments.settings.translate import explain, is_echo, locate
from environments.settings.vocabulary import Environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ENVIRONMENTS", "ROOT", "load", "load_all"]

ENVIRONMENTS = tuple(environment.value for environment in Environment)
"""The environments' names, in the order in which a change is promoted."""
ROOT = Path(__file__).parents[1]
"""Where the files `<environment>.yaml` lie."""


def load(environment: str, root: Path = ROOT) -> Settings:
    """The settings of one environment.

    Raises:
        SettingsError: the environment is unknown or its file has mistakes; all are named.
    """
    return load_all((environment,), root)[0]


def load_all(environments: Iterable[str] = ENVIRONMENTS, root: Path = ROOT) -> tuple[Settings, ...]:
    """The settings of several environments, in the order asked for.

    Raises:
        SettingsError: an environment is unknown or a file has mistakes; all mistakes of all files are named.
    """
    problems: list[Problem] = []
    loaded: list[_File] = []
    for environment in environments:
        if environment not in ENVIRONMENTS:
            problems.append(_unknown(environment, root))
            continue
        path = root / f"{environment}.yaml"
        try:
            file = _File(path, read(path))
        except SourceError as error:
            problems.append(Problem(file=_display(path), line=error.line, message=str(error)))
            continue
        problems += sorted(file.problems(environment), key=lambda problem: problem.line or 0)
        loaded.append(file)
    problems += _shared_catalogs(loaded)
    problems += _second_metastores(loaded)
    if problems:
        raise SettingsError(problems)
    return tuple(file.settings for file in loaded)


class _File:
    """One file's data, checked field by field."""

    def __init__(self, path: Path, document: Document) -> None:
        self._path = path
        self._document = document

    @cached_property
    def settings(self) -> Settings:
        return Settings.model_validate_json(json.dumps(self._document.data))

    def problem(self, path: FieldPath, message: str, *, line: int | None = None) -> Problem:
        return Problem(
            file=_display(self._path),
            line=line or self._line(path),
            field=_dotted(path),
            value=self.value(path),
            message=message,
        )

    def value(self, path: FieldPath) -> Any:
        """The value that the file has at `path`; `...` where there is none."""
        here: Any = self._document.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return ...
        return here

    def problems(self, environment: str) -> Iterator[Problem]:
        for path, line in self._document.duplicates:
            yield self.problem(path, f"given again, first on line {self._line(path)}; keep one of them", line=line)
        faulty: set[FieldPath] = set()
        try:
            settings = self.settings
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = locate(detail, self._document.data)
                faulty.add(path)
                if not is_echo(detail):
                    yield self.problem(path, explain(detail, path))
        else:
            yield from self._unnameable(settings)
        if ("environment",) not in faulty and self.value(("environment",)) != environment:
            yield self.problem(("environment",), f"not the file's name; write {environment}, or rename the file")
        for rule in GUARDRAILS:
            value = self.value(rule.field)
            applies = environment in rule.environments and value is not ... and rule.field not in faulty
            if applies and not rule.holds(value):
                yield self.problem(rule.field, rule.message)

    def _unnameable(self, settings: Settings) -> Iterator[Problem]:
        for kind in ResourceKind:
            try:
                settings.name(kind)
            except NamingError as error:
                yield self.problem(("workload",), str(error))
                return

    def _line(self, path: FieldPath) -> int | None:
        """The line of the field or, where it is missing, of the group that it belongs to."""
        for length in range(len(path), 0, -1):
            if line := self._document.lines.get(path[:length]):
                return line
        return None


def _shared_catalogs(files: list[_File]) -> Iterator[Problem]:
    """Environments in one region share its metastore, where a catalog's name is taken only once."""
    metastore, prefix = ("location",), ("databricks", "catalog_prefix")
    cloud = [file for file in files if file.value(("environment",)) != Environment.LOCAL]
    for first, second in combinations(cloud, 2):
        alike = all(first.value(path) == second.value(path) != ... for path in (metastore, prefix))
        if alike:
            other = first.value(("environment",))
            yield second.problem(prefix, f"taken by {other}, which shares the region's metastore; choose another")


def _second_metastores(files: list[_File]) -> Iterator[Problem]:
    """A region has one metastore: one environment may create it, the others adopt it."""
    region, mode = ("location",), ("databricks", "metastore", "mode")
    creators = [file for file in files if file.value(mode) == "create"]
    for first, second in combinations(creators, 2):
        if first.value(region) == second.value(region):
            other = first.value(("environment",))
            yield second.problem(mode, f"{other} creates the region's metastore; write adopt, or assign with its id")


def _unknown(environment: str, root: Path) -> Problem:
    near = get_close_matches(environment, ENVIRONMENTS, n=1)
    return Problem(
        file=_display(root / f"{environment}.yaml"),
        field="environment",
        value=environment,
        message="unknown; "
        + (f"did you mean {near[0]}?" if near else f"the environments are {', '.join(ENVIRONMENTS)}"),
    )


def _dotted(path: FieldPath) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _display(path: Path) -> str:
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
