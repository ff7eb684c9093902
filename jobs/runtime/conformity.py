"""Judge events against a contract on Spark: typed columns for those that satisfy it, reasons for those that don't.

Everything is native SQL, and there are two roads to one verdict:

- `Judge.recognise` is the fast one: a regular expression proves the text to be a flat object of the contract's keys
  with the right literal behind each, one `from_json` gives the values. It knows almost every event that conforms, and
  it is never wrong when it says yes.
- `Judge.judge` sends the others through a variant and names every rule that is broken (`jobs.runtime.reasons`). An
  event that breaks none (it writes an integer as 5.0, say) is accepted there too: this road defines what conforms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.runtime.contracts import JsonType
from jobs.runtime.literals import literal, null_value, pattern
from jobs.runtime.reasons import DOCUMENT, TEXT, reasons, value_rules
from jobs.runtime.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

    from jobs.runtime.contracts import Contract, Field

__all__ = ["REASONS", "RECOGNISED", "Judge"]

RECOGNISED = "recognised"
"""The column that `Judge.recognise` adds: whether the event conforms at first sight."""

REASONS = "reasons"
"""The column that `Judge.judge` adds: null for an event that conforms, else `array<struct<field, rule, found>>`."""

_EVENT = "_event"


class Judge:
    """Judges rows against one contract. `payload` is the name of the binary column that holds an event's bytes."""

    def __init__(self, contract: Contract, *, payload: str = "value") -> None:
        text = f"CAST({payload} AS STRING)"
        looks_right = f"is_valid_utf8({text}) AND {text} RLIKE {quoted(pattern(contract))}"
        fields = contract.fields
        self._event = (
            f"CASE WHEN {looks_right} THEN from_json({text}, {quoted(_parse_schema(contract))}) END AS {_EVENT}"
        )
        self._typed = [f"{_typed(field, f'{_EVENT}.{field.name}')} AS {field.name}" for field in fields]
        # Always true, but not for the optimizer: it may not move a filter on this column below the projections that
        # compute it, where it would compute them again, once for each time the filter mentions them.
        self._recognised = f"spark_partition_id() >= 0 AND {_satisfied(contract, text)} AS {RECOGNISED}"
        unsure = f"CASE WHEN NOT {RECOGNISED} AND is_valid_utf8({text}) THEN {text} END"
        self._read = [f"{unsure} AS {TEXT}", f"try_parse_json({unsure}) AS {DOCUMENT}"]
        self._final = [f"coalesce({field.name}, {_from_document(field)}) AS {field.name}" for field in fields]
        self._reasons = f"CASE WHEN NOT {RECOGNISED} THEN {reasons(contract, payload)} END AS {REASONS}"

    def recognise(self, rows: DataFrame) -> DataFrame:
        """Add one typed column per field of the contract, and `RECOGNISED`.

        Returns:
            The rows, none fewer. Where `RECOGNISED` is true the event conforms and the typed columns hold it; where it
            is false only `judge` can tell.
        """
        # Each step's results are read many times by the next one: that keeps Spark from merging the two, which would
        # compute them as many times.
        typed = rows.selectExpr("*", self._event).selectExpr("*", *self._typed)
        return typed.selectExpr("*", self._recognised).drop(_EVENT)

    def judge(self, rows: DataFrame) -> DataFrame:
        """Add what `recognise` adds, and `REASONS`.

        Returns:
            The rows, none fewer. Where `REASONS` is null the event conforms and the typed columns hold it; elsewhere
            these mean nothing.
        """
        read = self.recognise(rows).selectExpr("*", *self._read)
        return read.selectExpr(*rows.columns, *self._final, RECOGNISED, self._reasons)


def _parse_schema(contract: Contract) -> str:
    return ", ".join(f"{field.name} {_parse_type(field)}" for field in contract.fields)


def _parse_type(field: Field) -> str:
    return "string" if field.type is JsonType.STRING else field.column_type


def _typed(field: Field, value: str) -> str:
    """A string as its column's type, null where it can't be; other values as they are."""
    return f"TRY_CAST({value} AS {field.column_type})" if field.column_type in {"date", "timestamp"} else value


def _from_document(field: Field) -> str:
    return _typed(field, f"try_variant_get({DOCUMENT}, '$.{field.name}', '{_parse_type(field)}')")


def _satisfied(contract: Contract, text: str) -> str:
    certain = [field for field in contract.fields if field.required and not field.nullable]
    others = [field for field in contract.fields if field not in certain]
    conditions = [f"{field.name} IS NOT NULL" for field in certain]
    if others:
        # A value that its column can't hold is no blank.
        conditions += [f"({field.name} IS NOT NULL OR {_EVENT}.{field.name} IS NULL)" for field in others]
        all_given = " AND ".join(f"{_EVENT}.{field.name} IS NOT NULL" for field in others)
        conditions.append(f"({all_given} OR {' AND '.join(_blanks_are_fine(others, text))})")
    for field in contract.fields:
        for keyword, _, kept in value_rules(field, f"{_EVENT}.{field.name}", field.name):
            if keyword != literal(field).proves:
                conditions.append(f"({kept})" if field in certain else f"({_EVENT}.{field.name} IS NULL OR {kept})")
    return f"coalesce({' AND '.join(conditions)}, false)"


def _blanks_are_fine(fields: list[Field], text: str) -> Iterator[str]:
    """That each field without a value may be without one, and no key is given twice.

    Where all fields have values this needs no asking: a recognised text has no more pairs than there are fields.
    """
    keys = f"json_object_keys({text})"
    yield f"size({keys}) = size(array_distinct({keys}))"
    for field in fields:
        blank = [f"{_EVENT}.{field.name} IS NOT NULL"]
        if field.nullable:
            blank.append(f"{text} RLIKE {quoted(null_value(field))}")
        if not field.required:
            blank.append(f"NOT array_contains({keys}, '{field.name}')")
        yield f"({' OR '.join(blank)})"
