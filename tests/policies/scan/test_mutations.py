"""Each fault is put into our own stacks, one place at a time; the policy that is named for it must say so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from policies.scan.judge import State
from policies.scan.stacks import load_environments
from tests.policies.scan.mutations.fault import Fault, load_faults

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from policies.scan import Gate
    from policies.scan.model import Environment

FAULTS = load_faults()
AT_LEAST = 150
REFERENCES_ARE_THE_REMEDY = ("literal-secrets", "declared-references")


@pytest.fixture(scope="module")
def environments(synthesized_folder: Path) -> Sequence[Environment]:
    return load_environments(synthesized_folder)


def failing(gate: Gate, environment: Environment, policy: str, states: Collection[State] = (State.FAILED,)) -> set[str]:
    return {
        verdict.resource.address for verdict in gate.verdicts(environment, only=[policy]) if verdict.state in states
    }


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.policy}: {fault.fault}")
def test_fault_is_caught_by_its_policy(gate: Gate, environments: Sequence[Environment], fault: Fault) -> None:
    assert fault.policy in gate.descriptions
    mutants = [mutant for environment in environments for mutant in fault.mutants(environment)]
    assert mutants, "no resource of our stacks can have this fault; correct its types or arguments"
    before = {environment.name: failing(gate, environment, fault.policy) for environment in environments}
    survivors = [
        mutant.path
        for mutant in mutants
        if not failing(gate, mutant.environment, fault.policy) - before[mutant.environment.name]
    ]
    assert survivors == []


@pytest.mark.parametrize(
    "fault",
    [fault for fault in FAULTS if fault.may_be_unknown and fault.policy not in REFERENCES_ARE_THE_REMEDY],
    ids=lambda fault: f"{fault.policy}: {fault.fault}",
)
def test_value_known_after_apply_alone_is_no_pass(
    gate: Gate, environments: Sequence[Environment], fault: Fault
) -> None:
    no_pass = (State.FAILED, State.UNRESOLVED)
    for environment in environments:
        mutant = next(fault.mutants(environment, unknown=True), None)
        if mutant is not None:
            before = failing(gate, environment, fault.policy, no_pass)
            assert failing(gate, mutant.environment, fault.policy, no_pass) - before, mutant.path


def test_every_policy_of_ours_that_judges_our_stacks_has_a_fault(
    gate: Gate, environments: Sequence[Environment]
) -> None:
    ours = {policy.id for policy in gate.policies}
    judging = {verdict.policy for environment in environments for verdict in gate.verdicts(environment, only=ours)}
    assert judging - {fault.policy for fault in FAULTS} == set()


def test_faults_are_many(environments: Sequence[Environment], capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    for fault in FAULTS:
        counts[fault.policy] += sum(1 for environment in environments for _ in fault.mutants(environment))
    assert counts.total() >= AT_LEAST
    with capsys.disabled():
        print(f"\n{counts.total()} single faults in our stacks by the policy that catches them")  # noqa: T201
        for policy, count in sorted(counts.items()):
            print(f"  {policy:<24} {count:>4}")  # noqa: T201
