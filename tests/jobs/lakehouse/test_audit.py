"""Batches and tables judged as a whole, by figures alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from jobs.lakehouse.audit import AuditFailed, audit, broken
from jobs.lakehouse.rules import Action, Expectation, load_rules

NOW = datetime(2026, 6, 11, 12, tzinfo=UTC)
FACTS = {
    "rows": 1000,
    "accepted": 900,
    "quarantined": 100,
    "fatal": 0,
    "newest_ingest_ts": NOW - timedelta(hours=3),
    "as_of": NOW,
    "nulls.email": 90,
    "distinct.id": 998,
    "referring.account_id": 800,
    "known.account_id": 760,
    "quarantine.email_well_formed": 100,
    "warn.reachable": 5,
    "fail.id_present": 0,
}


def expected(**told: Any) -> dict[str, Expectation]:
    one = TypeAdapter(Expectation).validate_python({"description": "A test's.", "action": "fail", **told})
    return {"it": one}


@pytest.mark.parametrize(
    ("holds", "fails", "problem"),
    [
        (
            {"kind": "minimum_rows", "at_least": 1000},
            {"kind": "minimum_rows", "at_least": 1001},
            "it: 1,000 rows; at least 1,001 are expected",
        ),
        (
            {"kind": "minimum_rows", "of_previous": 0.5},
            {"kind": "minimum_rows", "of_previous": 0.51},
            "it: 1,000 rows after 2,000 in the last run; at least 51.0% of these are expected",
        ),
        (
            {"kind": "quarantined_share", "at_most": 0.1},
            {"kind": "quarantined_share", "at_most": 0.01},
            "it: 100 of 1,000 rows are quarantined, 10.00%; at most 1.00% may",
        ),
        (
            {"kind": "quarantined_share", "at_most": 0.01, "from_rows": 1001},
            {"kind": "quarantined_share", "at_most": 0.01, "from_rows": 1000},
            "it: 100 of 1,000 rows are quarantined, 10.00%; at most 1.00% may",
        ),
        (
            {"kind": "freshness", "hours": 3},
            {"kind": "freshness", "hours": 2},
            "it: the newest row is 3.0 hours old; at most 2 are expected",
        ),
        (
            {"kind": "null_share", "column": "email", "at_most": 0.1},
            {"kind": "null_share", "column": "email", "at_most": 0.09},
            "it: 90 of 900 rows have no email, 10.00%; at most 9.00% may",
        ),
        (
            {"kind": "referential_share", "column": "account_id", "of": "curated.a.b", "key": "id", "at_least": 0.95},
            {"kind": "referential_share", "column": "account_id", "of": "curated.a.b", "key": "id", "at_least": 0.951},
            "it: 40 of 800 values of account_id are unknown to curated.a.b, 5.00%; at most 4.90% may",
        ),
    ],
)
def test_expectation_holds_up_to_its_bound(holds: dict[str, Any], fails: dict[str, Any], problem: str) -> None:
    previous = {"rows": 2000}
    assert audit(FACTS, expected(**holds), previous) == []
    assert audit(FACTS, expected(**fails), previous) == [problem]


def test_key_that_repeats_is_told_with_how_often() -> None:
    unique = expected(kind="unique_key", columns=["id"])
    assert audit(FACTS, unique) == ["it: 2 of 1,000 rows repeat the key id"]
    assert audit({**FACTS, "distinct.id": 1000}, unique) == []


def test_first_run_has_nothing_to_be_compared_with() -> None:
    assert audit(FACTS, expected(kind="minimum_rows", of_previous=1)) == []


def test_batch_without_rows_is_not_fresh() -> None:
    facts = {**FACTS, "newest_ingest_ts": None}
    assert audit(facts, expected(kind="freshness", hours=2)) == ["it: there is no row to tell by"]


def test_expectation_that_nobody_counted_for_does_not_hold() -> None:
    problems = audit(FACTS, expected(kind="unique_key", columns=["a", "b"]))
    assert problems == ["it: can't be judged: nobody counted 'distinct.a,b'"]


def test_broken_fail_rule_keeps_a_batch_back_whatever_is_expected() -> None:
    facts = {**FACTS, "fail.id_present": 2}
    assert audit(facts, {}) == ["id_present: 2 rows break it, and none may"]
    assert audit(facts, {}, action=Action.WARN) == []


def test_warnings_and_failures_are_told_apart() -> None:
    batch = load_rules().entities["amdm.addresses"].expectations
    assert audit(FACTS, batch) == ["not_mostly_rejected: 100 of 1,000 rows are quarantined, 10.00%; at most 5.00% may"]
    assert [problem.split(":")[0] for problem in audit(FACTS, batch, action=Action.WARN)] == ["pass_rate", "fresh"]


def test_broken_rules_are_counted_by_action() -> None:
    assert broken(FACTS, Action.QUARANTINE, Action.FAIL) == {"email_well_formed": 100, "id_present": 0}
    assert broken(FACTS, Action.WARN) == {"reachable": 5}


def test_failed_audit_says_what_and_what_to_do() -> None:
    error = AuditFailed("cmdm.customers", ["it: too few"])
    assert (error.subject, error.problems) == ("cmdm.customers", ("it: too few",))
    assert "cmdm.customers: the audit failed; nothing was published" in str(error)
    assert "  it: too few" in str(error).splitlines()
