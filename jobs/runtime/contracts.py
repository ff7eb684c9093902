"""Data contracts: a JSON Schema file beside the slice says what one event of a topic, or one record of a file, must be.

The dialect is JSON Schema draft 2020-12, of which a contract of flat events needs little. A keyword outside
`_KEYWORDS` is refused when the contract is read, so that no rule is ever silently ignored.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["Contract", "ContractError", "Field", "Format", "JsonType"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FILE_NAME = re.compile(r"([a-z][a-z0-9_]*)\.(v[1-9][0-9]*)\.schema\.json")
_ANNOTATIONS = {"title", "description", "$comment", "examples"}
_REVISION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
_ROOT = {"$schema", "$id", "type", "properties", "required", "additionalProperties", "x-version"}
_KEYWORDS = {
    "string": {"enum", "pattern", "minLength", "maxLength", "format"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "boolean": set(),
}
_BOUNDS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}


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
        if self.precision is not None:
            return f"decimal({self.precision},{self.decimals})"
        return {JsonType.INTEGER: "bigint", JsonType.NUMBER: "double", JsonType.BOOLEAN: "boolean"}[self.type]

    @property
    def precision(self) -> int | None:
        """The digits of a decimal column, those behind the point included; None for other columns."""
        if self.decimals is None:
            return None
        largest = max(abs(bound) for bound in (self.minimum, self.maximum) if bound is not None)
        return len(str(int(largest))) + self.decimals


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What an event must look like: a flat JSON object with these fields, and others only where `additional` says so.

    `version` is the `<name>.<version>.schema.json` of the file that it was read from, so that a quarantined row can
    say which text it broke. `revision` is the file's `x-version`, e.g. `1.2`: what has been added since, which breaks
    no reader; None where the file doesn't say.
    """

    name: str
    version: str
    fields: tuple[Field, ...]
    additional: bool = False
    revision: str | None = None

    @property
    def ddl(self) -> str:
        """The fields as columns in Spark's DDL, e.g. `event_id string, amount decimal(8,2)`."""
        return ", ".join(f"{field.name} {field.column_type}" for field in self.fields)

    @classmethod
    def read(cls, file: Traversable) -> Contract:
        """Read a contract from a folder or from inside a wheel.

        Raises:
            ContractError: the file isn't JSON, or holds something that a contract of flat events can't.
        """
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise ContractError(f"{file.name}: not UTF-8: {error.reason} at byte {error.start}") from None
        return cls.parse(text, file_name=file.name)

    @classmethod
    def parse(cls, text: str, *, file_name: str) -> Contract:
        """Read a contract from the text of a file of that name.

        Raises:
            ContractError: the text isn't JSON, or holds something that a contract of flat events can't.
        """
        named = _FILE_NAME.fullmatch(file_name)
        if named is None:
            raise ContractError(
                f"{file_name}: a contract's file is named <name>.<version>.schema.json, version v1, v2, …"
            )
        name, version = named.groups()
        try:
            schema = json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_refuse)
        except ValueError as error:
            raise ContractError(f"{file_name}: not JSON: {error}") from None
        except RecursionError:
            raise ContractError(f"{file_name}: nested deeper than a contract of flat events can be") from None
        problems = list(_problems(schema, version))
        if problems:
            raise ContractError(
                f"{file_name}: the contract can't be used\n" + "\n".join(f"  {line}" for line in problems)
            )
        required = set(schema.get("required", ()))
        fields = tuple(_field(key, rules, required=key in required) for key, rules in schema["properties"].items())
        return cls(
            name=name,
            version=version,
            fields=fields,
            additional=schema["additionalProperties"],
            revision=schema.get("x-version"),
        )


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are given once; of two the reader would silently forget one."""
    keys = [key for key, _ in pairs]
    if repeated := sorted({key for key in keys if keys.count(key) > 1}):
        raise ValueError(f"{', '.join(repeated)}: given twice")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


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
        enum=tuple(item for item in rules.get("enum", ()) if item is not None),
        pattern=rules.get("pattern"),
        min_length=rules.get("minLength"),
        max_length=rules.get("maxLength"),
        minimum=_decimal(rules.get("minimum")),
        maximum=_decimal(rules.get("maximum")),
        exclusive_minimum=_decimal(rules.get("exclusiveMinimum")),
        exclusive_maximum=_decimal(rules.get("exclusiveMaximum")),
        decimals=None if step is None else -int(step.adjusted()),
    )


def _problems(schema: Any, version: str) -> Iterator[str]:
    if not isinstance(schema, dict) or schema.get("type") != "object" or not schema.get("properties"):
        yield "the root: expected an object schema with properties"
        return
    if schema.get("$schema") != _DIALECT:
        yield f"$schema: expected {_DIALECT}"
    if not isinstance(schema.get("additionalProperties"), bool):
        yield "additionalProperties: expected false (an unknown key is a fault) or true (it is kept beside the columns)"
    if "x-version" in schema:
        revision = _REVISION.fullmatch(str(schema["x-version"]))
        if not revision or f"v{revision[1]}" != version:
            yield f"x-version: {schema['x-version']!r}: expected a text MAJOR.MINOR whose MAJOR is the file's {version}"
    yield from (f"{key}: not supported" for key in schema if key not in _ROOT | _ANNOTATIONS)
    yield from (
        f"required: {key} is not a property" for key in schema.get("required", ()) if key not in schema["properties"]
    )
    for name, rules in schema["properties"].items():
        problems = _field_problems(name, rules) if isinstance(rules, dict) else ("expected an object of keywords",)
        yield from (f"properties.{name}: {problem}" for problem in problems)


def _field_problems(name: str, rules: dict[str, Any]) -> Iterator[str]:
    if not _NAME.fullmatch(name):
        yield "a field's name is a column's name: lower case letters, digits and underscores"
    kinds = [kind for kind in _types(rules) if kind != "null"]
    if len(kinds) != 1 or kinds[0] not in _KEYWORDS:
        yield f"type: expected one of {', '.join(_KEYWORDS)}, alone or with null"
        return
    for key in rules.keys() - _ANNOTATIONS - {"type"} - _KEYWORDS[kinds[0]]:
        yield f"{key}: not supported for {kinds[0]}"
    yield from _text_problems(rules)
    yield from (f"{key}: expected a finite number" for key in _BOUNDS & rules.keys() if not _is_finite(rules[key]))
    if "multipleOf" in rules:
        step = Decimal(str(rules["multipleOf"]))
        if step != Decimal(1).scaleb(step.adjusted()) or step >= 1:
            yield "multipleOf: expected 0.1, 0.01, …: it sets the decimals of the column"
        if not {"minimum", "maximum"} <= rules.keys():
            yield "multipleOf: give minimum and maximum too: they set the precision of the column"


def _text_problems(rules: dict[str, Any]) -> Iterator[str]:
    if "enum" in rules and not _is_enum(rules["enum"], nullable="null" in _types(rules)):
        yield "enum: expected a list of texts, and null among them exactly where the type allows it"
    if rules.get("format", Format.DATE) not in set(Format):
        yield f"format: expected one of {', '.join(Format)}"
    if "pattern" in rules:
        try:
            re.compile(rules["pattern"])
        except re.error as error:
            yield f"pattern: {error}"


def _is_finite(number: Any) -> bool:
    return isinstance(number, int | float) and isfinite(number)


def _is_enum(items: Any, *, nullable: bool) -> bool:
    if not isinstance(items, list) or (None in items) is not nullable:
        return False
    texts = [item for item in items if item is not None]
    return bool(texts) and all(isinstance(item, str) for item in texts)


def _types(rules: dict[str, Any]) -> list[str]:
    kind = rules.get("type", [])
    return kind if isinstance(kind, list) else [kind]


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
