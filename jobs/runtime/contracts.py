"""Data contracts: a JSON Schema file beside the slice says what one event of a topic must look like.

The dialect is JSON Schema draft 2020-12, of which a contract of flat events needs little. A keyword outside
`_KEYWORDS` is refused when the contract is read, so that no rule is ever silently ignored.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["Contract", "ContractError", "Field", "Format", "JsonType"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ANNOTATIONS = {"title", "description", "$comment", "examples"}
_ROOT = {"$schema", "$id", "type", "properties", "required", "additionalProperties"}
_KEYWORDS = {
    "string": {"enum", "pattern", "minLength", "maxLength", "format"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "boolean": set(),
}


class ContractError(ValueError):
    """A contract's file can't be used; the message names the file and lists every mistake, a line each."""


class JsonType(StrEnum):
    """The scalar types that a field of a flat event may have."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Format(StrEnum):
    """The formats that are asserted; `DATE` and `DATE_TIME` also decide the column's type."""

    DATE = "date"
    DATE_TIME = "date-time"
    EMAIL = "email"
    UUID = "uuid"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One property of the event and everything that it must satisfy; bounds are inclusive unless named exclusive."""

    name: str
    type: JsonType
    nullable: bool
    required: bool
    description: str
    format: Format | None
    enum: tuple[str, ...]
    pattern: str | None
    min_length: int | None
    max_length: int | None
    minimum: Decimal | None
    maximum: Decimal | None
    exclusive_minimum: Decimal | None
    exclusive_maximum: Decimal | None
    decimals: int | None

    @property
    def column_type(self) -> str:
        """The type of the field's column in Spark's DDL, e.g. `decimal(8,2)` for a multiple of 0.01 up to 100000."""
        if self.type is JsonType.STRING:
            return {Format.DATE: "date", Format.DATE_TIME: "timestamp"}.get(self.format or Format.EMAIL, "string")
        if self.type is JsonType.NUMBER and self.decimals is not None:
            largest = max(abs(bound) for bound in (self.minimum, self.maximum) if bound is not None)
            return f"decimal({len(str(int(largest))) + self.decimals},{self.decimals})"
        return {JsonType.INTEGER: "bigint", JsonType.NUMBER: "double", JsonType.BOOLEAN: "boolean"}[self.type]


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What an event must look like: a flat JSON object with these fields and no others.

    `version` is the `<name>.<version>.schema.json` of the file that it was read from, so that a quarantined row can
    say which text it broke.
    """

    name: str
    version: str
    fields: tuple[Field, ...]

    @classmethod
    def read(cls, file: Traversable) -> Contract:
        """Read a contract from a folder or from inside a wheel.

        Raises:
            ContractError: the file isn't JSON, or holds something that a contract of flat events can't.
        """
        name, version, *rest = file.name.split(".")
        if rest != ["schema", "json"]:
            raise ContractError(f"{file.name}: a contract's file is named <name>.<version>.schema.json")
        try:
            schema = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ContractError(f"{file.name}: not JSON: {error}") from None
        problems = list(_problems(schema))
        if problems:
            raise ContractError(
                f"{file.name}: the contract can't be used\n" + "\n".join(f"  {line}" for line in problems)
            )
        required = set(schema.get("required", ()))
        fields = tuple(_field(key, rules, required=key in required) for key, rules in schema["properties"].items())
        return cls(name=name, version=version, fields=fields)


def _field(name: str, rules: dict[str, Any], *, required: bool) -> Field:
    types = _types(rules)
    step = _decimal(rules.get("multipleOf"))
    return Field(
        name=name,
        type=JsonType(next(kind for kind in types if kind != "null")),
        nullable="null" in types,
        required=required,
        description=rules.get("description", ""),
        format=Format(rules["format"]) if "format" in rules else None,
        enum=tuple(rules.get("enum", ())),
        pattern=rules.get("pattern"),
        min_length=rules.get("minLength"),
        max_length=rules.get("maxLength"),
        minimum=_decimal(rules.get("minimum")),
        maximum=_decimal(rules.get("maximum")),
        exclusive_minimum=_decimal(rules.get("exclusiveMinimum")),
        exclusive_maximum=_decimal(rules.get("exclusiveMaximum")),
        decimals=None if step is None else -int(step.adjusted()),
    )


def _problems(schema: Any) -> Iterator[str]:
    if not isinstance(schema, dict) or schema.get("type") != "object" or not schema.get("properties"):
        yield "the root: expected an object schema with properties"
        return
    if schema.get("$schema") != _DIALECT:
        yield f"$schema: expected {_DIALECT}"
    if schema.get("additionalProperties") is not False:
        yield "additionalProperties: expected false; a key that nobody described can't become a column"
    yield from (f"{key}: not supported" for key in schema if key not in _ROOT | _ANNOTATIONS)
    yield from (
        f"required: {key} is not a property" for key in schema.get("required", ()) if key not in schema["properties"]
    )
    for name, rules in schema["properties"].items():
        yield from (f"properties.{name}: {problem}" for problem in _field_problems(name, rules))


def _field_problems(name: str, rules: dict[str, Any]) -> Iterator[str]:
    if not _NAME.fullmatch(name):
        yield "a field's name is a column's name: lower case letters, digits and underscores"
    kinds = [kind for kind in _types(rules) if kind != "null"]
    if len(kinds) != 1 or kinds[0] not in _KEYWORDS:
        yield f"type: expected one of {', '.join(_KEYWORDS)}, alone or with null"
        return
    for key in rules.keys() - _ANNOTATIONS - {"type"} - _KEYWORDS[kinds[0]]:
        yield f"{key}: not supported for {kinds[0]}"
    if rules.get("format", Format.DATE) not in set(Format):
        yield f"format: expected one of {', '.join(Format)}"
    if "pattern" in rules:
        try:
            re.compile(rules["pattern"])
        except re.error as error:
            yield f"pattern: {error}"
    if "multipleOf" in rules:
        step = Decimal(str(rules["multipleOf"]))
        if step != Decimal(1).scaleb(step.adjusted()) or step >= 1:
            yield "multipleOf: expected 0.1, 0.01, …: it sets the decimals of the column"
        if not {"minimum", "maximum"} <= rules.keys():
            yield "multipleOf: give minimum and maximum too: they set the precision of the column"


def _types(rules: dict[str, Any]) -> list[str]:
    kind = rules.get("type", [])
    return kind if isinstance(kind, list) else [kind]


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
