"""Rows judged by the rules that the slice ships, and by rules of the tests' own."""

from __future__ import annotations

import json
from datetime import UTC, date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from pyspark.sql import Observation

from jobs.lakehouse.entities import ENTITIES
from jobs.lakehouse.quality import checked, mistakes, references, silver_pass, survey, table_survey
from jobs.lakehouse.rules import Action, EntityRules, Rule, load_rules
from jobs.lakehouse.transforms import TRANSFORMS
from jobs.lakehouse.transforms.text import E164, EMAIL
from jobs.runtime.entry import JobError
from tests.jobs.lakehouse.rows import BROKEN, EXTRACTED, GOOD, bronze

if TYPE_CHECKING:
    from pyspark.sql import Row, SparkSession

pytestmark = pytest.mark.spark


def rule(predicate: str, action: Action = Action.QUARANTINE, field: str = "x") -> Rule:
    return Rule(description="A test's.", field=field, predicate=predicate, action=action)


def judged(spark: SparkSession, entity: str, *different: dict[str, Any]) -> list[Row]:
    return silver_pass(bronze(spark, entity, *different), entity).collect()


def names(row: Row) -> tuple[list[str], list[str], list[str]]:
    reasons = [reason["rule"] for reason in row["reasons"] or ()]
    return reasons, list(row["warnings"] or ()), list(row["fatal"] or ())


@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_shipped_rules_can_be_used(spark: SparkSession, entity: Any) -> None:
    assert mistakes(TRANSFORMS[str(entity)](bronze(spark, str(entity))), load_rules().entities[str(entity)]) == []


@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_good_row_breaks_no_rule(spark: SparkSession, entity: Any) -> None:
    (row,) = judged(spark, str(entity))
    assert (row["reasons"], row["warnings"], row["fatal"], row["raw"]) == (None, None, None, None)


@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_broken_row_is_told_by_its_rules(spark: SparkSession, entity: Any) -> None:
    cases = [(different, reasons, warnings) for name, different, reasons, warnings in BROKEN if name == str(entity)]
    found = [names(row) for row in judged(spark, str(entity), *(different for different, _, _ in cases))]
    assert found == [(reasons, warnings, []) for _, reasons, warnings in cases]


def test_every_shipped_rule_is_broken_by_some_test() -> None:
    tested = {(entity, name) for entity, _, reasons, warnings in BROKEN for name in (*reasons, *warnings)}
    shipped = {
        (entity, name)
        for entity, each in load_rules().entities.items()
        for name, told in each.rules.items()
        if told.action is not Action.FAIL
    }
    assert tested == shipped


@pytest.mark.parametrize("entity", ENTITIES, ids=str)
def test_row_without_key_or_instant_is_fatal(spark: SparkSession, entity: Any) -> None:
    keyless, timeless = judged(spark, str(entity), {entity.key: None}, {"ingest_ts": None})
    assert keyless["fatal"] == [f"{entity.key}_present"]
    assert timeless["fatal"] == ["ingest_ts_present"]


def test_service_may_begin_on_the_day_that_it_is_in_sydney(spark: SparkSession) -> None:
    # Half past eight in the evening of the 10th, UTC.
    today, tomorrow = judged(spark, "jarvis.services", {"start_dt": date(2026, 6, 11)}, {"start_dt": date(2026, 6, 12)})
    assert today["reasons"] is None
    assert [tuple(reason) for reason in tomorrow["reasons"]] == [("start_dt", "start_not_in_future", "2026-06-12")]


def test_forms_are_the_same_in_rules_and_hashes() -> None:
    customers = load_rules().entities["cmdm.customers"].rules
    assert f"r'{EMAIL}'" in customers["email_well_formed"].predicate
    assert f"r'{E164}'" in customers["phone_in_e164"].predicate


def test_quarantined_row_carries_what_bronze_holds(spark: SparkSession) -> None:
    (row,) = judged(spark, "pega.cases", {"status": "l\u00f6st", "handle_time_minutes": None})
    raw = json.loads(bytes(row["raw"]).decode("utf-8"))
    expected = {key: value for key, value in GOOD["pega.cases"].items() if value is not None} | {"status": "l\u00f6st"}
    del expected["handle_time_minutes"]
    assert raw.keys() == expected.keys() | {"ingest_ts"}
    assert raw["status"] == "l\u00f6st"
    assert raw["ingest_ts"] == "2026-06-10T20:30:00.123456Z"
    assert raw["reopen_count"] == 0


def test_null_predicate_is_broken(spark: SparkSession) -> None:
    rows = spark.createDataFrame([(None,), (1,)], "x int")
    null, one = checked(rows, EntityRules(rules={"positive": rule("x > 0")})).collect()
    assert null["reasons"] == [("x", "positive", None)]
    assert one["reasons"] is None


def test_row_tells_every_rule_that_it_breaks_and_a_little_of_what_was_found(spark: SparkSession) -> None:
    rows = spark.createDataFrame([("y" * 1000,)], "x string")
    rules = EntityRules(
        rules={
            "short": rule("length(x) < 3"),
            "digits": rule("x RLIKE '^[0-9]+$'"),
            "lower": rule("x = upper(x)", Action.WARN),
            "known": rule("x IN ('a')", Action.FAIL),
        }
    )
    (row,) = checked(rows, rules).collect()
    assert [tuple(reason) for reason in row["reasons"]] == [("x", "short", "y" * 200), ("x", "digits", "y" * 200)]
    assert (row["warnings"], row["fatal"]) == (["lower"], ["known"])


def test_field_may_have_any_name(spark: SparkSession) -> None:
    name = "it's `odd`, a\\b"
    rows = spark.createDataFrame([("y", None)], "x string, z string").withColumnRenamed("x", name)
    expectation = {"description": "A test's.", "kind": "null_share", "column": name, "at_most": 0, "action": "warn"}
    rules = EntityRules.model_validate(
        {"rules": {"known": rule("z IS NOT NULL -- as each is", field=name)}, "expectations": {"filled": expectation}}
    )
    judged = checked(rows, rules)
    assert [tuple(reason) for reason in judged.collect()[0]["reasons"]] == [(name, "known", "y")]
    facts = {known: column for known, column in survey(rules).items() if known.startswith("nulls")}
    assert judged.agg(*facts.values()).collect()[0][0] == 0


def test_predicate_is_planned_once_by_all_that_a_batch_needs(spark: SparkSession) -> None:
    shipped = load_rules().entities["cmdm.customers"]
    rules = EntityRules(rules={**shipped.rules, "own": rule("email != 'a@marker'", field="email")})
    rows = silver_pass(bronze(spark, "cmdm.customers"), "cmdm.customers", rules)
    observed = rows.observe(Observation(), *(column.alias(name) for name, column in survey(rules).items()))
    plan = observed._jdf.queryExecution().optimizedPlan().toString()
    assert plan.count("a@marker") == 1


def test_rules_that_cannot_be_used_are_all_told(spark: SparkSession) -> None:
    rows = spark.createDataFrame([("y",)], "x string")
    rules = EntityRules(
        rules={
            "torn": rule("x IN ("),
            "unknown": rule("z IS NULL"),
            "number": rule("length(x)"),
            "elsewhere": rule("x IS NULL", field="z"),
            "good": rule("x IS NULL"),
        }
    )
    with pytest.raises(JobError) as error:
        checked(rows, rules)
    lines = str(error.value).splitlines()
    assert lines[0] == "dq_rules.yaml: the rules can't be used on these columns"
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        "torn.predicate",
        "unknown.predicate",
        "number.predicate",
        "elsewhere.field",
    ]


def test_condition_that_is_none_is_told(spark: SparkSession) -> None:
    rows = spark.createDataFrame([("y",)], "x string")
    with pytest.raises(JobError, match=r"number\.predicate: 'length\(x\)' is int; write a condition"):
        checked(rows, EntityRules(rules={"number": rule("length(x)")}))


def test_survey_counts_every_row_once_and_every_rule(spark: SparkSession) -> None:
    rules = load_rules().entities["amdm.addresses"]
    rows = silver_pass(
        bronze(
            spark,
            "amdm.addresses",
            {},
            {"post_cd": "3000"},
            {"post_cd": "x", "state": "y"},
            {"state": "z", "ingest_ts": EXTRACTED + timedelta(days=1)},
            {"amdm_addr_id": None},
        ),
        "amdm.addresses",
    )
    columns = [column.alias(name) for name, column in survey(rules).items()]
    observation = Observation()
    rows.observe(observation, *columns).write.format("noop").mode("overwrite").save()
    facts = observation.get
    assert facts == rows.agg(*columns).collect()[0].asDict()
    assert facts.pop("newest_ingest_ts").astimezone(UTC) == EXTRACTED + timedelta(days=1)
    assert {name: count for name, count in facts.items() if count} == {
        "rows": 5,
        "accepted": 3,
        "quarantined": 2,
        "fatal": 1,
        "quarantine.state_known": 2,
        "quarantine.postcode_of_four_digits": 1,
        "warn.postcode_in_state": 3,
        "fail.amdm_addr_id_present": 1,
    }


def test_table_survey_and_references_count_what_the_audit_asks_for(spark: SparkSession) -> None:
    rows = spark.createDataFrame([("a", 1), ("a", None), ("a", None), ("b", 3)], "account_id string, n int")
    unique = {"kind": "unique_key", "columns": ["account_id", "n"]}
    refers = {"kind": "referential_share", "column": "n", "of": "curated.cmdm.numbers", "key": "id", "at_least": 1}
    both = {"description": "A test's.", "action": "fail"}
    rules = EntityRules.model_validate(
        {"rules": {}, "expectations": {"unique": unique | both, "refers": refers | both}}
    )
    columns = [column.alias(name) for name, column in table_survey(rules.expectations).items()]
    assert rows.agg(*columns).collect()[0].asDict() == {"rows": 4, "distinct.account_id,n": 3}
    tables = {"curated.cmdm.numbers": spark.createDataFrame([(1,), (1,), (2,)], "id int")}
    assert references(rows, rules.expectations, tables.__getitem__) == {"referring.n": 2, "known.n": 1}


def test_rules_are_shipped_with_the_slice() -> None:
    assert files("jobs.lakehouse").joinpath("dq_rules.yaml").is_file()
