from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.environments.settings.files import only_problem, set_field

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("value", ["2026-07-15", "2026-13-01", "07/2026", "2026-7-1"])
def test_budget_starts_on_the_first_of_a_month(root: Path, value: str) -> None:
    set_field(root, "dev", ("budget", "start_date"), value)
    problem = only_problem(root, "dev")
    assert problem.field == "budget.start_date"
    assert problem.message == "not the first day of a month; write the month of the first deploy, such as 2026-07-01"


def test_budget_thresholds_rise(root: Path) -> None:
    set_field(root, "dev", ("budget", "thresholds_percent"), [50, 100, 80])
    problem = only_problem(root, "dev")
    assert problem.field == "budget.thresholds_percent[2]"
    assert problem.message == "not above the one before (100); sort them"


def test_alert_severity_is_one_of_azures(root: Path) -> None:
    set_field(root, "dev", ("alerts", "severity"), 5)
    assert only_problem(root, "dev").message == "out of bounds; choose 4 or less"
