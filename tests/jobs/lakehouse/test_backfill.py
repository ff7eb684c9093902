from __future__ import annotations

import pytest

from jobs.lakehouse.backfill import Days
from jobs.lakehouse.entities import entity_named
from jobs.runtime.entry import JobError
from jobs.runtime.params import ParameterError


def test_days_are_a_range_with_both_ends() -> None:
    assert Days.parse("2026-07-01", "2026-07-31").predicate == (
        "landing_date >= DATE '2026-07-01' AND landing_date <= DATE '2026-07-31'"
    )
    assert Days.parse("2026-07-01", "2026-07-01").first == Days.parse("2026-07-01", "2026-07-01").last


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        (
            "2026-07-02",
            "2026-07-01",
            "--first_day=2026-07-02 --last_day=2026-07-01: the range runs backwards; exchange",
        ),
        ("", "2026-07-01", "--first_day=: expected a date such as 2026-07-01"),
        ("2026-07-01", "2026-02-30", "--last_day=2026-02-30: expected a date such as 2026-07-01"),
    ],
)
def test_what_is_no_range_of_days_is_refused(first: str, last: str, message: str) -> None:
    with pytest.raises(ParameterError) as caught:
        Days.parse(first, last)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("cmdm.customer", "did you mean 'cmdm.customers'?"), ("x", "there are: cmdm.customers, sfdc.contacts")],
)
def test_unknown_entity_is_told_with_a_remedy(name: str, remedy: str) -> None:
    with pytest.raises(JobError) as caught:
        entity_named(name)
    assert f"{name!r} is no entity; {remedy}" in str(caught.value)
