"""Judges an environment by our own policies: an applicable pair of policy and resource without a verdict has failed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policies.scan.model import Environment, Resource
    from policies.scan.policy import Policy

__all__ = ["State", "Verdict", "judge"]


class State(StrEnum):
    """What became of a pair.

    `UNRESOLVED`: the policy needs what is known after apply alone. `BROKEN`: it raised, or gave no verdict at all; that
    can't be waived. Both count as failures.
    """

    PASSED = "passed"
    FAILED = "failed"
    UNRESOLVED = "unresolved"
    BROKEN = "broken"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a policy says of a resource. `messages` say what is wrong, one each; none where it passed."""

    policy: str
    resource: Resource
    state: State
    messages: tuple[str, ...] = ()


def judge(environment: Environment, policies: Iterable[Policy]) -> Iterator[Verdict]:
    """One verdict for each policy on each resource that it applies to."""
    for policy in policies:
        for resource in environment.of(*policy.types):
            verdict = _judged(policy, resource, environment)
            if verdict is not None:
                yield verdict


def _judged(policy: Policy, resource: Resource, environment: Environment) -> Verdict | None:
    try:
        if not policy.applies(resource, environment):
            return None
        messages = tuple(policy.judge(resource, environment))
    except UnresolvedError as error:
        state, messages = State.UNRESOLVED, (f"can't be judged: {error}",)
    except Exception as error:  # noqa: BLE001 - whatever a policy raises, it said nothing about the resource
        state, messages = State.BROKEN, (f"the policy broke: {type(error).__name__}: {error}",)
    else:
        state = State.FAILED if messages else State.PASSED
    return Verdict(policy=policy.id, resource=resource, state=state, messages=messages)
