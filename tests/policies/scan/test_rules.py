"""Every policy fails exactly the resources that its fixtures call failing, and passes exactly those that pass."""

from __future__ import annotations

import pytest

from policies.scan.judge import State, judge
from policies.scan.policy import Policy, load_policies
from tests.policies.scan.fixtures import load_fixtures

POLICIES = load_policies()

every_policy = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)


@every_policy
def test_rule_judges_its_fixtures_as_they_say(policy: Policy) -> None:
    for number, fixture in enumerate(load_fixtures(policy.fixtures), 1):
        verdicts = {
            f"{verdict.resource.type}.{verdict.resource.name}": verdict
            for verdict in judge(fixture.environment, [policy])
        }
        failed = {name for name, verdict in verdicts.items() if verdict.state is not State.PASSED}
        assert failed == fixture.failing, (number, {name: verdicts[name].messages for name in failed})
        assert verdicts.keys() - failed - fixture.given == fixture.passing, number


@every_policy
def test_rule_has_fixtures_for_both(policy: Policy) -> None:
    fixtures = load_fixtures(policy.fixtures)
    assert any(fixture.passing for fixture in fixtures)
    assert any(fixture.failing for fixture in fixtures)


@every_policy
def test_rule_says_what_it_demands_in_one_line(policy: Policy) -> None:
    assert policy.demand.endswith(".")
    assert len(policy.demand) <= 120
    assert policy.why
    assert policy.remedy
