"""Judge events against a contract on Spark: typed columns for those that satisfy it, reasons for those that don't.

Everything is native SQL expressions, and there are two roads to one verdict:

- `Judge.recognise` is the fast one: a regular expression proves the text to be a flat object of the contract's keys
  with the right literal behind each, one `from_json` gives the values. It knows almost every event that conforms, and
  it is never wrong when it says yes.
- `Judge.judge` sends the others through a variant and names every rule that is broken. An event that breaks none (it
  writes an integer as 5.0, say) is accepted there too: this road defines what conforms.
"""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from jobs.runtime.contracts import Format, JsonType
from jobs.runtime.literals import SHAPES, SPACE, STRING, literal, null_value, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pyspark.sql import Column, DataFrame

    from jobs.runtime.contracts import Contract, Field

__all__ = ["REASONS", "RECOGNISED", "Judge"]

RECOGNISED = "recognised"
"""The column that `Judge.recognise` adds: whether the event conforms at first sight."""

REASONS = "reasons"
"""The column that `Judge.judge` adds: null for an event that conforms, else `array<struct<field, rule, found>>`."""

_EVENT, _TEXT, _DOCUMENT, _FOUND, _BROKEN = "_event", "_text", "_document", "_found", "_broken"
_ROOT = "$"
_FOUND_CHARACTERS = 200
_KEYS_NAMED = 20

_FLAT_OBJECT = rf'^{SPACE}\{{[^"{{}}\[\]]*+(?:{STRING}[^"{{}}\[\]]*+)*+\}}{SPACE}\z'

# The instants that Python's datetime can hold in any time zone.
_FIRST, _LAST = "0001-01-02T00:00:00Z", "9999-12-30T23:59:59.999999Z"

_FORMATS = {
    Format.DATE_TIME: rf"^{SHAPES[Format.DATE_TIME]}\z",
    Format.EMAIL: r"^[^@\s]++@[^@\s.]++(?:\.[^@\s.]++)++\z",
    Format.UUID: rf"^{SHAPES[Format.UUID]}\z",
}


class Judge:
    """Judges rows against one contract.

    The expressions are built here, once: building them costs more than judging a small batch. Needs a running session.
    """

    def __init__(self, contract: Contract, *, payload: str = "value") -> None:
        """Take the contract, and the name of the binary column that holds an event's bytes."""
        text = F.col(payload).cast("string")
        looks_right = F.is_valid_utf8(text) & text.rlike(pattern(contract))
        self.fields = [field.name for field in contract.fields]
        self._event = F.when(looks_right, F.from_json(text, _parse_schema(contract))).alias(_EVENT)
        self._typed = [_typed(field, F.col(_EVENT)[field.name]).alias(field.name) for field in contract.fields]
        # Always true, but not for the optimizer: it may not move a filter on this column below the projections that
        # compute it, where it would compute them again, once for each time the filter mentions them.
        self._recognised = F.when(F.spark_partition_id() >= 0, _satisfied(contract, text))
        unsure = F.when(~F.col(RECOGNISED) & F.is_valid_utf8(text), text)
        self._read = [unsure.alias(_TEXT), F.try_parse_json(unsure).alias(_DOCUMENT)]
        self._found = F.when(_is_object(), F.struct(*(_finding(field) for field in contract.fields)))
        self._broken = F.when(~F.col(RECOGNISED), _reasons(contract, payload))
        self._final = [
            F.coalesce(F.col(field.name), _from_document(field)).alias(field.name) for field in contract.fields
        ]
        self._reasons = _without_nulls(F.col(_BROKEN)).alias(REASONS)

    def recognise(self, rows: DataFrame) -> DataFrame:
        """Add one typed column per field of the contract, and `RECOGNISED`.

        Returns:
            The rows, none fewer. Where `RECOGNISED` is true the event conforms and the typed columns hold it; where it
            is false only `judge` can tell.
        """
        # Each step's results are read many times by the next one: that keeps Spark from merging the two, which would
        # compute them as many times.
        typed = rows.select("*", self._event).select("*", *self._typed)
        return typed.withColumn(RECOGNISED, self._recognised).drop(_EVENT)

    def judge(self, rows: DataFrame) -> DataFrame:
        """Add what `recognise` adds, and `REASONS`.

        Returns:
            The rows, none fewer. Where `REASONS` is null the event conforms and the typed columns hold it; elsewhere
            these mean nothing.
        """
        read = self.recognise(rows).select("*", *self._read)
        judged = read.withColumn(_FOUND, self._found).withColumn(_BROKEN, self._broken)
        return judged.select(*rows.columns, *self._final, RECOGNISED, self._reasons)


def _without_nulls(reasons: Column) -> Column:
    given = F.filter(reasons, lambda reason: reason.isNotNull())
    return F.when(reasons.isNotNull() & (F.size(given) > 0), given)


def _parse_schema(contract: Contract) -> str:
    return ", ".join(
        f"{field.name} {'string' if field.type is JsonType.STRING else field.column_type}" for field in contract.fields
    )


def _typed(field: Field, value: Column) -> Column:
    """A string as its column's type, null where it can't be; other values as they are."""
    return value.try_cast(field.column_type) if field.column_type in {"date", "timestamp"} else value


def _satisfied(contract: Contract, text: Column) -> Column:
    value = {field.name: F.col(_EVENT)[field.name] for field in contract.fields}
    certain = [field for field in contract.fields if field.required and not field.nullable]
    others = [field for field in contract.fields if field not in certain]
    conditions = [F.col(field.name).isNotNull() for field in certain]
    if others:
        conditions += [F.col(field.name).isNotNull() | value[field.name].isNull() for field in others]
        all_given = reduce(operator.and_, (value[field.name].isNotNull() for field in others))
        conditions.append(all_given | _blanks_are_fine(others, value, text))
    for field in contract.fields:
        for keyword, _, broken in _value_rules(field, value[field.name], F.col(field.name)):
            if keyword != literal(field).proves:
                conditions.append(~broken if field in certain else F.coalesce(~broken, F.lit(True)))
    return F.coalesce(reduce(operator.and_, conditions), F.lit(False))


def _blanks_are_fine(fields: list[Field], value: dict[str, Column], text: Column) -> Column:
    """Whether each field without a value may be without one, and no key is given twice.

    Where all fields have values this needs no asking: a recognised text has no more pairs than there are fields.
    """
    keys = F.json_object_keys(text)
    fine = [F.size(keys) == F.size(F.array_distinct(keys))]
    for field in fields:
        blank = text.rlike(null_value(field)) if field.nullable else F.lit(False)
        absent = F.lit(False) if field.required else ~F.array_contains(keys, field.name)
        fine.append(value[field.name].isNotNull() | blank | absent)
    return reduce(operator.and_, fine)


def _value_rules(field: Field, value: Column, typed: Column) -> Iterator[tuple[str, object, Column]]:
    """Each rule on a value of the right type: its keyword, the keyword's value, and the condition that breaks it.

    `typed` is the value as its column's type, null where it has none.
    """
    if field.enum:
        yield "enum", ", ".join(map(str, field.enum)), ~value.isin(*field.enum)
    if field.min_length is not None:
        yield "minLength", field.min_length, F.char_length(value) < field.min_length
    if field.max_length is not None:
        yield "maxLength", field.max_length, F.char_length(value) > field.max_length
    if field.pattern is not None:
        yield "pattern", field.pattern, ~value.rlike(_java(field.pattern))
    if field.format is not None:
        yield "format", field.format, _breaks_format(field.format, value, typed)
    yield from _bounds(field, value)


def _bounds(field: Field, value: Column) -> Iterator[tuple[str, object, Column]]:
    if field.minimum is not None:
        yield "minimum", field.minimum, value < _number(field, field.minimum)
    if field.maximum is not None:
        yield "maximum", field.maximum, value > _number(field, field.maximum)
    if field.exclusive_minimum is not None:
        yield "exclusiveMinimum", field.exclusive_minimum, value <= _number(field, field.exclusive_minimum)
    if field.exclusive_maximum is not None:
        yield "exclusiveMaximum", field.exclusive_maximum, value >= _number(field, field.exclusive_maximum)


def _number(field: Field, bound: Decimal) -> Column:
    return F.lit(bound).cast(field.column_type)


def _java(expression: str) -> str:
    # In Java `$` also matches before a final line break; in JSON Schema's dialect it doesn't.
    return expression[:-1] + r"\z" if expression.endswith("$") and not expression.endswith(r"\$") else expression


def _breaks_format(kind: Format, value: Column, typed: Column) -> Column:
    match kind:
        case Format.DATE:
            # Spark reads many spellings of a date and writes one.
            return ~value.eqNullSafe(typed.cast("string"))
        case Format.DATE_TIME:
            in_range = typed.between(F.lit(_FIRST).cast("timestamp"), F.lit(_LAST).cast("timestamp"))
            return ~value.rlike(_FORMATS[kind]) | ~F.coalesce(in_range, F.lit(False))
        case _:
            return ~value.rlike(_FORMATS[kind])


def _from_document(field: Field) -> Column:
    kind = "string" if field.type is JsonType.STRING else field.column_type
    return _typed(field, F.try_variant_get(F.col(_DOCUMENT), f"$.{field.name}", kind))


def _is_object() -> Column:
    return F.schema_of_variant(F.col(_DOCUMENT)).startswith("OBJECT<")


def _finding(field: Field) -> Column:
    """What the document holds under the field's key: as a variant, its type, and as a value of the field's type."""
    element = F.variant_get(F.col(_DOCUMENT), f"$.{field.name}", "variant")
    kinds = {
        JsonType.STRING: "string",
        JsonType.INTEGER: "bigint",
        JsonType.NUMBER: "double",
        JsonType.BOOLEAN: "boolean",
    }
    return F.struct(
        element.alias("element"),
        F.schema_of_variant(element).alias("type"),
        F.try_variant_get(element, "$", kinds[field.type]).alias("value"),
    ).alias(field.name)


def _reasons(contract: Contract, payload: str) -> Column:
    """One element per rule: a reason, or null where the rule is kept."""
    of_fields = F.array(*(reason for field in contract.fields for reason in _rules(field, F.col(_FOUND)[field.name])))
    in_object = F.when(F.col(_FOUND).isNotNull(), F.concat(_unknown_keys(contract), of_fields))
    return F.concat(_payload_reasons(payload), F.coalesce(in_object, F.array()))


def _payload_reasons(payload: str) -> Column:
    raw, text, document = F.col(payload), F.col(_TEXT), F.col(_DOCUMENT)
    is_object = F.col(_FOUND).isNotNull()
    empty = F.length(raw) == 0
    unreadable = text.isNotNull() & ~empty & document.isNull()
    keys = F.json_object_keys(text)
    repeated = F.size(keys) > F.size(F.array_distinct(keys))
    return F.array(
        _when(raw.isNull(), _ROOT, "not null", F.lit(None).cast("string")),
        _when(empty, _ROOT, "not empty", F.lit("")),
        _when(raw.isNotNull() & text.isNull(), _ROOT, "UTF-8", F.hex(F.left(raw, F.lit(_FOUND_CHARACTERS)))),
        _when(unreadable & repeated, _ROOT, "no key twice", F.array_join(keys, ", ")),
        _when(unreadable & ~F.coalesce(repeated, F.lit(False)), _ROOT, "JSON", text),
        _when(document.isNotNull() & ~is_object, _ROOT, "object", text),
        _when(is_object & ~text.rlike(_FLAT_OBJECT), _ROOT, "one flat object and nothing after it", text),
    )


def _unknown_keys(contract: Contract) -> Column:
    known = F.array(*(F.lit(field.name) for field in contract.fields))
    unknown = F.slice(F.array_except(F.json_object_keys(_TEXT), known), 1, _KEYS_NAMED)
    return F.transform(unknown, lambda key: _reason(key, "additionalProperties false", key))


def _rules(field: Field, finding: Column) -> Iterator[Column]:
    element, value = finding["element"], finding["value"]
    found = F.to_json(element)
    if field.required:
        yield _when(element.isNull(), field.name, "required", F.lit(None).cast("string"))
    is_null = finding["type"] == "VOID"
    right_type = _has_type(field, finding)
    wrong = ~(right_type | is_null) if field.nullable else ~right_type
    yield _when(element.isNotNull() & wrong, field.name, f"type {field.type}", found)
    if field.decimals is not None:
        in_steps = value.eqNullSafe(value.try_cast(field.column_type).cast("double"))
        step = f"multipleOf {10**-field.decimals:.{field.decimals}f}"
        yield _when(right_type & ~in_steps, field.name, step, found)
    for keyword, limit, broken in _value_rules(field, value, _typed(field, value)):
        yield _when(right_type & broken, field.name, f"{keyword} {limit}", found)


def _has_type(field: Field, finding: Column) -> Column:
    kind = finding["type"]
    is_number = kind.isin("BIGINT", "DOUBLE") | kind.startswith("DECIMAL")
    match field.type:
        case JsonType.STRING:
            return kind == "STRING"
        case JsonType.BOOLEAN:
            return kind == "BOOLEAN"
        case JsonType.NUMBER:
            return is_number
        case JsonType.INTEGER:
            # 5.0 is an integer in JSON Schema; what has no place in 64 bits is none here.
            number = F.try_variant_get(finding["element"], "$", "double")
            return is_number & finding["value"].cast("double").eqNullSafe(number)


def _when(broken: Column, field: str, rule: str, found: Column) -> Column:
    return F.when(broken, _reason(F.lit(field), rule, found))


def _reason(field: Column, rule: str, found: Column) -> Column:
    return F.struct(
        F.left(field, F.lit(_FOUND_CHARACTERS)).alias("field"),
        F.lit(rule).alias("rule"),
        F.left(found, F.lit(_FOUND_CHARACTERS)).alias("found"),
    )
