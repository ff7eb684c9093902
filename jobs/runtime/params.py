"""The typed seam between a stack and the job it ships.

A stack builds a slice's `JobParams` subclass and Databricks hands its fields to the wheel's entry point as
`--name=value` arguments; the job parses the very same class. A field renamed on one side fails mypy on the other.
"""

from __future__ import annotations

import sys
import typing
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, ClassVar, Self

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["JobParams", "KafkaAuthentication", "ParameterError"]

_CONFIGURATION = "lakeform."
_TRUTH = {"true": True, "false": False}


class KafkaAuthentication(StrEnum):
    """How a client proves itself to the broker: an Entra identity, or a connection string kept in a secret scope."""

    ENTRA = "entra"
    CONNECTION_STRING = "connection_string"


class ParameterError(ValueError):
    """A job's arguments don't fit its parameters; the message lists every mistake, a line each."""


@dataclass(frozen=True, kw_only=True)
class JobParams:
    """Base of a job's parameters: frozen fields of scalars, `tuple[str, ...]` or `dict[str, str]`.

    A scalar is a `str`, `int`, `float`, `bool` or a `StrEnum`. A list travels as `a,b`, a dictionary as `a=1,b=2`.

    A subclass names the wheel's entry point that it belongs to:
    `class IngestParams(JobParams, entry_point="ingest")` is parsed by `jobs/<slice>/ingest.py::main`.
    """

    entry_point: ClassVar[str]

    def __init_subclass__(cls, *, entry_point: str, **kwargs: Any) -> None:
        """Record the entry point of the wheel that parses this class."""
        super().__init_subclass__(**kwargs)
        cls.entry_point = entry_point

    def to_parameters(self) -> dict[str, str]:
        """The fields as Databricks' `named_parameters`: text by field name, tuples joined by commas."""
        return {field.name: _to_text(getattr(self, field.name)) for field in fields(self)}

    def to_configuration(self) -> dict[str, str]:
        """The fields as a declarative pipeline's configuration: text by `lakeform.<field name>`."""
        return {f"{_CONFIGURATION}{name}": text for name, text in self.to_parameters().items()}

    @classmethod
    def from_configuration(cls, get: Callable[[str], str | None]) -> Self:
        """Read what `to_configuration` wrote; `get` gives a configuration value by its key, `spark.conf.get` say.

        Raises:
            ParameterError: a value is of the wrong type; all are named at once.
        """
        return cls.parse([f"--{field.name}={get(_CONFIGURATION + field.name)}" for field in fields(cls)])

    @classmethod
    def parse(cls, argv: Sequence[str] | None = None) -> Self:
        """Read the parameters from `--name=value` arguments (default: the process's own).

        Raises:
            ParameterError: an argument is missing, unknown, repeated or of the wrong type; all are named at once.
        """
        given, problems = _split(sys.argv[1:] if argv is None else argv)
        types = typing.get_type_hints(cls)
        known = {field.name: field for field in fields(cls)}
        values: dict[str, Any] = {}
        for name, text in given.items():
            if name not in known:
                near = get_close_matches(name, known, n=1)
                problems.append(
                    f"--{name}={text}: unknown"
                    + (f"; did you mean --{near[0]}?" if near else f"; known are {_options(known)}")
                )
                continue
            try:
                values[name] = _from_text(text, types[name])
            except ValueError as error:
                problems.append(f"--{name}={text}: {error}")
        problems += [
            f"--{name}: missing; give --{name}=<{_type_name(types[name])}>"
            for name, field in known.items()
            if name not in given and field.default is MISSING and field.default_factory is MISSING
        ]
        if problems:
            raise ParameterError(
                f"{cls.entry_point}: the parameters can't be used\n" + "\n".join(f"  {line}" for line in problems)
            )
        return cls(**values)


def _split(argv: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    given: dict[str, str] = {}
    problems: list[str] = []
    for argument in argv:
        name, equals, text = argument.removeprefix("--").partition("=")
        if not argument.startswith("--") or not equals:
            problems.append(f"{argument}: not of the form --name=value")
        elif name in given:
            problems.append(f"--{name}={text}: given twice")
        else:
            given[name] = text
    return given, problems


def _to_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        if bad := [item for item in value if "," in item]:
            raise ParameterError(f"{bad[0]!r} holds a comma, which separates the items of a list parameter")
        return ",".join(value)
    if isinstance(value, dict):
        if bad := [key for key in value if "=" in key]:
            raise ParameterError(f"{bad[0]!r} holds an equals sign, which ends a key of a dictionary parameter")
        return _to_text(tuple(f"{key}={item}" for key, item in value.items()))
    return str(value)


def _from_text(text: str, kind: Any) -> Any:
    if kind is bool:
        if text not in _TRUTH:
            raise ValueError("expected true or false")
        return _TRUTH[text]
    if kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            raise ValueError(f"expected {'a whole number' if kind is int else 'a number'}") from None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if text not in set(kind):
            raise ValueError(f"expected one of {', '.join(kind)}")
        return kind(text)
    if typing.get_origin(kind) is tuple:
        return tuple(text.split(",")) if text else ()
    if typing.get_origin(kind) is dict:
        return _to_dict(text)
    return text


def _to_dict(text: str) -> dict[str, str]:
    pairs = [item.partition("=") for item in text.split(",")] if text else []
    if bad := ["".join(pair) for pair in pairs if not pair[1]]:
        raise ValueError(f"expected name=value, not {bad[0]!r}")
    if len({key for key, _, _ in pairs}) < len(pairs):
        raise ValueError("a name is given twice")
    return {key: value for key, _, value in pairs}


def _type_name(kind: Any) -> str:
    if typing.get_origin(kind) is dict:
        return "name=value,…"
    return getattr(kind, "__name__", "list") if typing.get_origin(kind) is None else "item,item,…"


def _options(known: dict[str, Any]) -> str:
    return ", ".join(f"--{name}" for name in known)
