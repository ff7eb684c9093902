"""Rows judged by `dq_rules.yaml` while they are transformed, and what a batch came to: pure functions of frames.

A row keeps a rule whose predicate is true for it. Null is not true: a rule whose predicate is null is broken, so that a
missing value never passes for a good one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark.errors import AnalysisException, ParseException
from pyspark.sql import functions as F
from pyspark.sql.types import BooleanType

from jobs.lakehouse.audit import (
    ACCEPTED,
    FATAL,
    NEWEST,
    QUARANTINED,
    ROWS,
    AuditFailed,
    audit,
    distinct,
    known,
    nulls,
    referring,
    rule_fact,
)
from jobs.lakehouse.rules import FILE, Action, Freshness, NullShare, ReferentialShare, UniqueKey, load_rules
from jobs.lakehouse.transforms import TRANSFORMS
from jobs.lakehouse.transforms.shape import INGEST_TS
from jobs.runtime.entry import JobError
from jobs.runtime.sql import quoted, quoted_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pyspark.sql import Column, DataFrame

    from jobs.lakehouse.entities import Entity
    from jobs.lakehouse.rules import EntityRules, Expectation, Rule

__all__ = [
    "FATAL_RULES",
    "RAW",
    "REASONS",
    "WARNINGS",
    "AuditFailed",
    "audit",
    "checked",
    "mistakes",
    "references",
    "silver_pass",
    "survey",
    "table_survey",
]

REASONS, WARNINGS, FATAL_RULES, RAW = "reasons", "warnings", "fatal", "raw"

_REASON = "array<struct<field:string,rule:string,found:string>>"
_FOUND_CHARACTERS = 200
# Columns of bronze that its contract does not name.
_NOT_SENT = {
    "additional",
    "source_file",
    "source_offset",
    "landing_date",
    "contract_version",
    "run_id",
    "ingested_at",
}
_SENT = "_sent"
# Microseconds and the offset: read back, it is the instant that bronze holds.
_JSON = {"timestampFormat": "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"}


def checked(rows: DataFrame, rules: EntityRules) -> DataFrame:
    """The rows with the rules that each breaks.

    Adds `reasons`, an array of structs of `field`, `rule` and `found` (at most 200 characters of the field's value) for
    the rules that quarantine; `warnings` and `fatal`, arrays of names, for those that warn and fail. Each is null where
    no such rule is broken. A predicate that is null counts as broken.

    Spark evaluates a predicate once a row: first all of them to booleans, in compiled code, then arrays of these for
    the few rows that need any.

    Raises:
        JobError: a rule can't be used on these columns; the message lists every mistake.
    """
    try:
        return _checked(rows, rules)
    except (AnalysisException, ParseException):
        if found := mistakes(rows, rules):
            lines = "\n".join(f"  {line}" for line in found)
            raise JobError(f"{FILE}: the rules can't be used on these columns\n{lines}") from None
        raise


def _checked(rows: DataFrame, rules: EntityRules) -> DataFrame:
    # As text: each call on a Column goes to Java and back, which took longer than judging thousands of rows.
    kept = {name: f"_keeps_{name}" for name in rules.rules}
    judged = rows.select("*", *(F.expr(rule.predicate).alias(kept[name]) for name, rule in rules.rules.items()))

    def broken(action: Action, kind: str, told: Callable[[str, Rule], str]) -> str:
        keeps = {name: f"coalesce({kept[name]}, false)" for name, rule in rules.rules.items() if rule.action is action}
        if not keeps:
            return f"CAST(NULL AS {kind})"
        each = (
            f"IF({condition}, CAST(array() AS {kind}), array({told(name, rules.rules[name])}))"
            for name, condition in keeps.items()
        )
        # concat is compiled, unlike a filter by a lambda, and only met by rows that break something.
        return f"CASE WHEN NOT ({' AND '.join(keeps.values())}) THEN concat({', '.join(each)}) END"

    return judged.select(
        *map(quoted_name, rows.columns),
        F.expr(broken(Action.QUARANTINE, _REASON, _reason)).alias(REASONS),
        F.expr(broken(Action.WARN, "array<string>", _name)).alias(WARNINGS),
        F.expr(broken(Action.FAIL, "array<string>", _name)).alias(FATAL_RULES),
    )


def silver_pass(
    bronze: DataFrame, entity: Entity | str, rules: EntityRules | None = None, *, also: Sequence[str] = ()
) -> DataFrame:
    """Bronze rows as silver has them, each with the rules that it breaks: transform and rules in one pass.

    Adds to `checked` the column `raw`: for rows that break a rule that quarantines, what bronze holds of the contract's
    fields as JSON in UTF-8, without those that are null; null for all others.

    Args:
        bronze: rows of the entity's bronze table.
        entity: such as `cmdm.customers`.
        rules: by default those that the slice ships.
        also: columns of bronze to carry on as they are.

    Raises:
        JobError: a rule can't be used.
    """
    sent = F.struct(*(name for name in bronze.columns if name not in _NOT_SENT)).alias(_SENT)
    transformed = TRANSFORMS[str(entity)](bronze.select("*", sent), *also, _SENT)
    judged = checked(transformed, rules or load_rules().entities[str(entity)])
    raw = F.when(F.col(REASONS).isNotNull(), F.to_json(_SENT, _JSON).cast("binary"))
    return judged.withColumn(RAW, raw).drop(_SENT)


def survey(rules: EntityRules) -> dict[str, Column]:
    """Aggregates over what `silver_pass` gives, for one `agg` or `Observation`: the facts that `audit` judges.

    `rows`, `accepted`, `quarantined` and `fatal` count rows, `newest_ingest_ts` is an instant; `<action>.<rule>` counts
    the rows that break a rule, `nulls.<column>` accepted rows without a value that an expectation asks for.
    """
    named = {Action.QUARANTINE: f"{REASONS}.rule", Action.WARN: WARNINGS, Action.FAIL: FATAL_RULES}
    facts = {
        ROWS: "count(1)",
        ACCEPTED: f"count_if({REASONS} IS NULL)",
        QUARANTINED: f"count_if({REASONS} IS NOT NULL)",
        FATAL: f"count_if({FATAL_RULES} IS NOT NULL)",
        NEWEST: f"max({INGEST_TS})",
    }
    for name, rule in rules.rules.items():
        facts[rule_fact(rule.action, name)] = f"count_if(array_contains({named[rule.action]}, '{name}'))"
    for expectation in rules.expectations.values():
        if isinstance(expectation, NullShare):
            column = quoted_name(expectation.column)
            facts[nulls(expectation.column)] = f"count_if({REASONS} IS NULL AND {column} IS NULL)"
    return {name: F.expr(fact) for name, fact in facts.items()}


def table_survey(expectations: Mapping[str, Expectation]) -> dict[str, Column]:
    """Aggregates over a whole table, for one `agg`: the facts that `audit` judges a mart by.

    Distinct keys are counted exactly, which an `Observation` can't.
    """
    facts = {ROWS: F.count(F.lit(1))}
    for expectation in expectations.values():
        if isinstance(expectation, UniqueKey):
            # As a struct, a key of which a part is null counts too.
            facts[distinct(expectation.columns)] = F.count_distinct(F.struct(*expectation.columns))
        if isinstance(expectation, NullShare):
            facts[nulls(expectation.column)] = F.count_if(F.isnull(expectation.column))
        if isinstance(expectation, Freshness):
            facts[NEWEST] = F.max(INGEST_TS)
    return facts


def references(
    rows: DataFrame, expectations: Mapping[str, Expectation], table: Callable[[str], DataFrame]
) -> dict[str, int]:
    """How many rows refer to something, and how many of these to what is known: facts for `audit`.

    Args:
        rows: the accepted rows of a batch, or a table.
        expectations: those of its referential shares are looked at; without any, nothing is run.
        table: gives the table that an expectation's `of` names.
    """
    facts: dict[str, int] = {}
    for expectation in expectations.values():
        if not isinstance(expectation, ReferentialShare):
            continue
        refers = rows.where(F.col(expectation.column).isNotNull()).select(F.col(expectation.column).alias("_refers"))
        keys = table(expectation.of).select(F.col(expectation.key).alias("_refers"), F.lit(True).alias("_is_known"))
        found = refers.join(keys.distinct(), "_refers", "left").agg(
            F.count(F.lit(1)).alias("referring"), F.count("_is_known").alias("known")
        )
        counted = found.collect()[0]
        facts[referring(expectation.column)] = counted["referring"]
        facts[known(expectation.column)] = counted["known"]
    return facts


def mistakes(rows: DataFrame, rules: EntityRules) -> list[str]:
    """What is wrong with the rules on these columns, a line for each mistake; no row is read."""
    return [mistake for name, rule in rules.rules.items() for mistake in _mistakes(rows, name, rule)]


def _mistakes(rows: DataFrame, name: str, rule: Rule) -> Iterator[str]:
    if rule.field not in rows.columns:
        yield f"{name}.field: {rule.field!r} is no column; there are: {', '.join(rows.columns)}"
    try:
        kind = rows.select(F.expr(rule.predicate)).schema[0].dataType
    except ParseException as error:
        yield f"{name}.predicate: not SQL: {_first_line(error)}"
    except AnalysisException as error:
        yield f"{name}.predicate: {_first_line(error)}"
    else:
        if not isinstance(kind, BooleanType):
            is_a = f"{rule.predicate!r} is {kind.simpleString()}"
            yield f"{name}.predicate: {is_a}; write a condition, true for a good row"


def _first_line(error: Any) -> str:
    return str(error.getMessage() or error).strip().splitlines()[0]


def _reason(name: str, rule: Rule) -> str:
    found = f"left(CAST({quoted_name(rule.field)} AS STRING), {_FOUND_CHARACTERS})"
    return f"named_struct('field', {quoted(rule.field)}, 'rule', '{name}', 'found', {found})"


def _name(name: str, _rule: Rule) -> str:
    return f"'{name}'"
