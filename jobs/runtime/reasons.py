"""Why an event does not conform: SQL that goes through a contract's rules as data and names each one that is broken.

The rules of a field are a row of a constant table, and one lambda judges any field by them. Unrolled, a contract of
25 fields would be thousands of expressions, which take Spark longer to plan than most batches hold to judge.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from jobs.runtime.contracts import Format, JsonType
from jobs.runtime.literals import SHAPES, SPACE, STRING
from jobs.runtime.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobs.runtime.contracts import Contract, Field

__all__ = ["DOCUMENT", "TEXT", "reasons", "value_rules"]

TEXT, DOCUMENT = "_text", "_document"
"""What `reasons` reads besides the payload: it as text where it is UTF-8, that as a variant where it is JSON."""

_FOUND_CHARACTERS = 200
_MOST_UNKNOWN_KEYS = 20
_REASON = "STRUCT<field STRING, rule STRING, found STRING>"

_FLAT_OBJECT = rf'^{SPACE}\{{[^"{{}}\[\]]*+(?:{STRING}[^"{{}}\[\]]*+)*+\}}{SPACE}\z'
_DATE_TIME = rf"^{SHAPES[Format.DATE_TIME]}\z"
_EMAIL = r"^[^@\s]++@[^@\s.]++(?:\.[^@\s.]++)++\z"
_UUID = rf"^{SHAPES[Format.UUID]}\z"

# The instants that Python's datetime can hold in any time zone.
_FIRST, _LAST = "TIMESTAMP '0001-01-02T00:00:00Z'", "TIMESTAMP '9999-12-30T23:59:59.999999Z'"


def value_rules(field: Field, value: str, typed: str) -> Iterator[tuple[str, object, str]]:
    """Each rule on a value of the right type: its keyword, the keyword's value, and the condition that keeps it.

    Args:
        field: whose rules.
        value: SQL for the value as JSON has it: a string or a number.
        typed: SQL for the value as its column's type, null where it has none.
    """
    if field.enum:
        yield "enum", ", ".join(field.enum), f"{value} IN ({', '.join(map(quoted, field.enum))})"
    if field.min_length is not None:
        yield "minLength", field.min_length, f"char_length({value}) >= {field.min_length}"
    if field.max_length is not None:
        yield "maxLength", field.max_length, f"char_length({value}) <= {field.max_length}"
    if field.pattern is not None:
        yield "pattern", field.pattern, f"{value} RLIKE {quoted(_java(field.pattern))}"
    if field.format is not None:
        yield "format", field.format, _keeps_format(field.format, value, typed)
    if field.minimum is not None:
        yield "minimum", field.minimum, f"{value} >= {field.minimum:f}"
    if field.maximum is not None:
        yield "maximum", field.maximum, f"{value} <= {field.maximum:f}"
    if field.exclusive_minimum is not None:
        yield "exclusiveMinimum", field.exclusive_minimum, f"{value} > {field.exclusive_minimum:f}"
    if field.exclusive_maximum is not None:
        yield "exclusiveMaximum", field.exclusive_maximum, f"{value} < {field.exclusive_maximum:f}"


def _java(expression: str) -> str:
    # In Java `$` also matches before a final line break; in JSON Schema's dialect it doesn't.
    return expression[:-1] + r"\z" if expression.endswith("$") and not expression.endswith(r"\$") else expression


def _keeps_format(kind: Format, value: str, typed: str) -> str:
    match kind:
        case Format.DATE:
            # Spark reads many spellings of a date and writes one.
            return f"{value} <=> CAST({typed} AS STRING)"
        case Format.DATE_TIME:
            return f"{value} RLIKE {quoted(_DATE_TIME)} AND coalesce({typed} BETWEEN {_FIRST} AND {_LAST}, false)"
        case Format.EMAIL:
            return f"{value} RLIKE {quoted(_EMAIL)}"
        case Format.UUID:
            return f"{value} RLIKE {quoted(_UUID)}"


def reasons(contract: Contract, payload: str) -> str:
    """SQL of the reasons, an `array<struct<field, rule, found>>`; null where no rule is broken."""
    is_object = f"coalesce(schema_of_variant({DOCUMENT}) LIKE 'OBJECT<%', false)"
    of_object = _let("elements", f"from_json({TEXT}, 'MAP<STRING, VARIANT>')", _of_object(contract))
    every = f"concat({_of_payload(payload, is_object)}, CASE WHEN {is_object} THEN {of_object} ELSE array() END)"
    return _let("found", every, "CASE WHEN size(found) > 0 THEN found END")


def _of_payload(payload: str, is_object: str) -> str:
    # Asked in order: the first that holds is the reason, and the others would mean nothing.
    repeats = f"size(json_object_keys({TEXT})) > size(array_distinct(json_object_keys({TEXT})))"
    keys = f"array_join(json_object_keys({TEXT}), ', ')"
    return f"""CASE
        WHEN {payload} IS NULL THEN array({_reason("'$'", "'not null'", "NULL")})
        WHEN length({payload}) = 0 THEN array({_reason("'$'", "'not empty'", "''")})
        WHEN {TEXT} IS NULL THEN array({_reason("'$'", "'UTF-8'", f"hex(left({payload}, {_FOUND_CHARACTERS}))")})
        WHEN {DOCUMENT} IS NULL AND {repeats} THEN array({_reason("'$'", "'no key twice'", keys)})
        WHEN {DOCUMENT} IS NULL THEN array({_reason("'$'", "'JSON'", TEXT)})
        WHEN NOT {is_object} THEN array({_reason("'$'", "'object'", TEXT)})
        WHEN NOT {TEXT} RLIKE {quoted(_FLAT_OBJECT)}
            THEN array({_reason("'$'", "'one flat object and nothing after it'", TEXT)})
        ELSE array()
    END"""


def _of_object(contract: Contract) -> str:
    known = ", ".join(quoted(field.name) for field in contract.fields)
    unknown = f"slice(array_except(map_keys(elements), array({known})), 1, {_MOST_UNKNOWN_KEYS})"
    of_unknown = f"transform({unknown}, key -> {_reason('key', quoted('additionalProperties false'), 'key')})"
    of_one = _let(
        "element", "try_element_at(elements, field.name)", _let("kind", _KIND, _let("value", _VALUE, _BROKEN))
    )
    return f"concat({of_unknown}, flatten(transform({_table(contract)}, field -> {of_one})))"


_COLUMNS = """ARRAY<STRUCT<
    name STRING, type STRING, nullable BOOLEAN, required BOOLEAN, format STRING, enum ARRAY<STRING>, pattern STRING,
    java STRING, min_length INT, max_length INT, minimum STRING, maximum STRING, exclusive_minimum STRING,
    exclusive_maximum STRING, multiple_of STRING
>>"""


def _table(contract: Contract) -> str:
    rows = [
        {
            "name": field.name,
            "type": field.type,
            "nullable": field.nullable,
            "required": field.required,
            "format": field.format,
            "enum": field.enum or None,
            "pattern": field.pattern,
            "java": _java(field.pattern) if field.pattern else None,
            "min_length": field.min_length,
            "max_length": field.max_length,
            "minimum": field.minimum,
            "maximum": field.maximum,
            "exclusive_minimum": field.exclusive_minimum,
            "exclusive_maximum": field.exclusive_maximum,
            "multiple_of": None if field.decimals is None else Decimal(1).scaleb(-field.decimals),
        }
        for field in contract.fields
    ]
    table = json.dumps(rows, default="{:f}".format)
    return f"from_json({quoted(table)}, {quoted(' '.join(_COLUMNS.split()))})"


def _let(name: str, value: str, body: str) -> str:
    # SQL's way to name a result, and to compute it once: a lambda over an array of one.
    return f"transform(array({value}), {name} -> {body})[0]"


def _reason(field: str, rule: str, found: str) -> str:
    return (
        f"named_struct('field', left({field}, {_FOUND_CHARACTERS}), 'rule', {rule}, "
        f"'found', left(CAST({found} AS STRING), {_FOUND_CHARACTERS}))"
    )


_KIND = "schema_of_variant(element)"
_NUMBER = "try_variant_get(element, '$', 'double')"
_IS_NUMBER = "(kind IN ('BIGINT', 'DOUBLE') OR kind LIKE 'DECIMAL%')"
_VALUE = f"""named_struct(
    'fits', CASE field.type
        WHEN '{JsonType.STRING}' THEN kind = 'STRING'
        WHEN '{JsonType.BOOLEAN}' THEN kind = 'BOOLEAN'
        WHEN '{JsonType.NUMBER}' THEN {_IS_NUMBER}
        -- 5.0 is an integer in JSON Schema; what has no place in 64 bits is none here.
        ELSE {_IS_NUMBER} AND CAST(try_variant_get(element, '$', 'bigint') AS DOUBLE) <=> {_NUMBER}
    END,
    'text', CASE WHEN field.type = '{JsonType.STRING}' THEN try_variant_get(element, '$', 'string') END,
    'number', CASE WHEN field.type IN ('{JsonType.INTEGER}', '{JsonType.NUMBER}') THEN {_NUMBER} END
)"""


def _breaks(condition: str, rule: str, found: str = "to_json(element)") -> str:
    return f"CASE WHEN {condition} THEN {_reason('field.name', rule, found)} END"


def _breaks_format() -> str:
    kept = {
        kind: _keeps_format(kind, "value.text", f"TRY_CAST(value.text AS {column})")
        for kind, column in (
            (Format.DATE, "DATE"),
            (Format.DATE_TIME, "TIMESTAMP"),
            (Format.EMAIL, "STRING"),
            (Format.UUID, "STRING"),
        )
    }
    return f"NOT CASE field.format {' '.join(f'WHEN {quoted(kind)} THEN {rule}' for kind, rule in kept.items())} END"


_OF_TEXT = [
    _breaks("NOT array_contains(field.enum, value.text)", "concat('enum ', array_join(field.enum, ', '))"),
    _breaks("char_length(value.text) < field.min_length", "concat('minLength ', field.min_length)"),
    _breaks("char_length(value.text) > field.max_length", "concat('maxLength ', field.max_length)"),
    _breaks("NOT value.text RLIKE field.java", "concat('pattern ', field.pattern)"),
    _breaks(_breaks_format(), "concat('format ', field.format)"),
]
# 29.85 times 100 is no whole number in binary floating point; 2985 through 100 is 29.85 again.
_STEPS = "(1 / CAST(field.multiple_of AS DOUBLE))"
_OF_NUMBER = [
    *(
        _breaks(f"value.number {breaking} CAST(field.{column} AS DOUBLE)", f"concat('{keyword} ', field.{column})")
        for keyword, column, breaking in (
            ("minimum", "minimum", "<"),
            ("maximum", "maximum", ">"),
            ("exclusiveMinimum", "exclusive_minimum", "<="),
            ("exclusiveMaximum", "exclusive_maximum", ">="),
        )
    ),
    _breaks(f"rint(value.number * {_STEPS}) / {_STEPS} != value.number", "concat('multipleOf ', field.multiple_of)"),
]
_BROKEN = f"""CASE
    WHEN element IS NULL AND field.required THEN array({_reason("field.name", "'required'", "NULL")})
    WHEN element IS NULL OR kind = 'VOID' AND field.nullable THEN array()
    WHEN NOT value.fits THEN array({_reason("field.name", "concat('type ', field.type)", "to_json(element)")})
    WHEN value.text IS NOT NULL THEN array_compact(array({", ".join(_OF_TEXT)}))
    WHEN value.number IS NOT NULL THEN array_compact(array({", ".join(_OF_NUMBER)}))
    ELSE array()
END"""
