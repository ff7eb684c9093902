"""The same rules in Great Expectations and here, on the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jobs.lakehouse.audit import broken
from jobs.lakehouse.entities import entity_named
from jobs.lakehouse.expectations import broken_rows, suite, validate
from jobs.lakehouse.quality import silver_pass, survey
from jobs.lakehouse.rules import Action, EntityRules, Rule, load_rules
from tests.jobs.lakehouse.rows import BROKEN, bronze

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark


# Two are enough: what differs between entities is data.
@pytest.mark.parametrize("entity", [entity_named("cmdm.customers"), entity_named("pega.cases")], ids=str)
def test_great_expectations_counts_the_same_rows(spark: SparkSession, entity: Any) -> None:
    rules = load_rules().entities[str(entity)]
    spoilt = [different for name, different, _, _ in BROKEN if name == str(entity)]
    rows = silver_pass(bronze(spark, str(entity), {}, *spoilt, *spoilt[:1], {entity.key: None}), str(entity))
    facts = rows.agg(*(column.alias(name) for name, column in survey(rules).items())).collect()[0].asDict()
    result = validate(rows, suite(str(entity), rules))
    assert broken_rows(result) == broken(facts, *Action)
    assert not result.success
    assert sum(broken_rows(result).values()) > len(spoilt)


def test_null_predicate_and_braces_are_the_same_there(spark: SparkSession) -> None:
    rows = spark.createDataFrame([(None,), ("2000",), ("200",)], "x string")
    rule = Rule(description="A test's.", field="x", predicate="x RLIKE '^[0-9]{4}$'", action=Action.WARN)
    result = validate(rows, suite("braces", EntityRules(rules={"four_digits": rule})))
    assert broken_rows(result) == {"four_digits": 2}


def test_expectation_says_which_rule_it_is() -> None:
    rules = load_rules().entities["jarvis.services"]
    expected = suite("jarvis.services", rules)
    assert [each.meta["rule"] for each in expected.expectations if each.meta] == list(rules.rules)
    severities = {each.meta["action"]: str(each.severity) for each in expected.expectations if each.meta}
    assert {action: severity.rpartition(".")[2].lower() for action, severity in severities.items()} == {
        "fail": "critical",
        "quarantine": "warning",
        "warn": "info",
    }
