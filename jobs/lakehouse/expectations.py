"""`dq_rules.yaml` as a suite of Great Expectations: for those who validate there, keep its results or show its reports.

Each rule is one expectation with the very same predicate, so both count the same rows. Needs the extra `quality`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import great_expectations as gx
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation
from great_expectations.expectations.metadata_types import FailureSeverity

from jobs.lakehouse.rules import Action

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuite, ExpectationSuiteValidationResult
    from pyspark.sql import DataFrame

    from jobs.lakehouse.rules import EntityRules

__all__ = ["broken_rows", "suite", "validate"]

_SEVERITY = {
    Action.WARN: FailureSeverity.INFO,
    Action.QUARANTINE: FailureSeverity.WARNING,
    Action.FAIL: FailureSeverity.CRITICAL,
}


def suite(name: str, rules: EntityRules) -> ExpectationSuite:
    """The rules as expectations; `meta` of each has the rule's name, field and action.

    Args:
        name: of the suite, such as `cmdm.customers`.
        rules: the entity's rules.
    """
    return gx.ExpectationSuite(
        name=name,
        expectations=[
            UnexpectedRowsExpectation(
                unexpected_rows_query=_query(rule.predicate),
                description=rule.description,
                severity=_SEVERITY[rule.action],
                meta={"rule": rule_name, "field": rule.field, "action": str(rule.action)},
            )
            for rule_name, rule in rules.rules.items()
        ],
    )


def validate(rows: DataFrame, expected: ExpectationSuite) -> ExpectationSuiteValidationResult:
    """Validate rows of silver; nothing is kept of the run.

    Args:
        rows: what the transform gives, or a silver table.
        expected: what `suite` gives.
    """
    context = gx.get_context(mode="ephemeral")
    # Its progress bars would fill a job's log.
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_spark("silver")
    batch = source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")
    definition = gx.ValidationDefinition(name="rules", data=batch, suite=context.suites.add(expected))
    was_cached = rows.is_cached
    try:
        return context.validation_definitions.add(definition).run(batch_parameters={"dataframe": rows})
    finally:
        # It caches the rows and leaves them there.
        if not was_cached:
            rows.unpersist()


def broken_rows(result: ExpectationSuiteValidationResult, *, count: str = "observed_value") -> dict[str, int]:
    """Rows by the name of the rule that they break; `count` is what the expectations call their number."""
    configured = ((each.expectation_config, each.result) for each in result.results)
    return {config.meta["rule"]: told[count] for config, told in configured if config and config.meta}


def _query(predicate: str) -> str:
    # Its queries are templates, in which a brace of a regular expression is written twice.
    spelt = predicate.replace("{", "{{").replace("}", "}}")
    return f"SELECT * FROM {{batch}} WHERE NOT coalesce(({spelt}), false)"  # noqa: S608 - rules are the slice's own
