"""The gate: every policy on every environment, less what is waived. What it could not look at counts as a failure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from policies.scan.checkov_checks import load_checkov
from policies.scan.dead_checks import DEAD_CHECKS
from policies.scan.judge import State, judge
from policies.scan.policy import load_policies
from policies.scan.stacks import load_environments
from policies.scan.waivers import Waiver, load_waivers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policies.scan.checkov_checks import CheckovChecks
    from policies.scan.judge import Verdict
    from policies.scan.model import Environment
    from policies.scan.policy import Description, Policy

__all__ = ["Finding", "Gate", "Report", "SelectionError", "load_gate"]


class SelectionError(ValueError):
    """A policy was named that isn't there; the message says which, and what is similar."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A verdict with the environment it was given in, and the waiver that covers it."""

    environment: str
    verdict: Verdict
    waiver: Waiver | None = None

    @property
    def failed(self) -> bool:
        """Whether a pull request must not pass with it."""
        return self.verdict.state is not State.PASSED and self.waiver is None


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a scan found: one finding per applicable pair, and the waivers that are expired or that nothing needs."""

    stacks: Sequence[str]
    environments: Sequence[str]
    findings: Sequence[Finding]
    expired: Sequence[Waiver]
    unused: Sequence[Waiver]
    descriptions: Mapping[str, Description]

    @property
    def failures(self) -> list[Finding]:
        """What must be repaired or waived."""
        return [finding for finding in self.findings if finding.failed]

    @property
    def waived(self) -> list[Finding]:
        """What fails and may."""
        return [finding for finding in self.findings if finding.waiver is not None]

    @property
    def clean(self) -> bool:
        """Whether a pull request may pass."""
        return not (self.failures or self.expired or self.unused)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """Every policy there is, loaded."""

    policies: Sequence[Policy]
    checkov: CheckovChecks

    @property
    def descriptions(self) -> Mapping[str, Description]:
        """Every policy's description by its id."""
        return {**self.checkov.descriptions, **{policy.id: policy for policy in self.policies}}

    def scan(
        self,
        folder: Path,
        *,
        waivers: Path,
        only: Collection[str] = (),
        today: dt.date | None = None,
    ) -> Report:
        """Judge every environment of the folder; `only`: by these policies alone.

        Raises:
            StackError: the folder holds no stacks, or one can't be judged.
            WaiverError: the waivers' file can't be used.
            SelectionError: there is no such policy.
        """
        chosen = self._chosen(only)
        every = [
            waiver
            for waiver in load_waivers(waivers, policies=self.descriptions)
            if chosen is None or waiver.policy in chosen
        ]
        now = today or dt.datetime.now(tz=dt.UTC).date()
        expired = [waiver for waiver in every if waiver.expired(now)]
        valid = [waiver for waiver in every if waiver not in expired]
        environments = load_environments(folder)
        stacks = [stack for environment in environments for stack in environment.stacks]
        findings, used = list[Finding](), set[Waiver]()
        for environment in environments:
            for verdict in sorted(self.verdicts(environment, only=chosen), key=_order):
                covering = [] if verdict.state in (State.PASSED, State.BROKEN) else _covering(verdict, valid)
                used.update(covering)
                waiver = covering[0] if covering else None
                findings.append(Finding(environment=environment.name, verdict=verdict, waiver=waiver))
        return Report(
            stacks=stacks,
            environments=[environment.name for environment in environments],
            findings=findings,
            expired=expired,
            unused=[each for each in valid if each not in used and not each.could_be_used_elsewhere(stacks)],
            descriptions=self.descriptions,
        )

    def verdicts(self, environment: Environment, *, only: Collection[str] | None = None) -> Iterator[Verdict]:
        """One verdict for each applicable pair of policy and resource, ours and checkov's."""
        yield from judge(environment, [each for each in self.policies if only is None or each.id in only])
        yield from self.checkov.judge(environment, only=only)

    def _chosen(self, only: Collection[str]) -> Collection[str] | None:
        for identity in only:
            if identity in DEAD_CHECKS:
                dead = DEAD_CHECKS[identity]
                raise SelectionError(f"{identity} is not run. {dead.why} Instead: {dead.replaced_by or 'nothing'}")
            if identity not in self.descriptions:
                similar = get_close_matches(identity, self.descriptions, n=3)
                hint = f"did you mean {' or '.join(similar)}?" if similar else "`lakeform scan --catalogue` lists them"
                raise SelectionError(f"{identity!r} is no policy; {hint}")
        return set(only) or None


def load_gate() -> Gate:
    """Load every policy.

    Raises:
        PolicyError: one did not load; a gate must not judge without it.
    """
    return Gate(policies=load_policies(), checkov=load_checkov())


def _covering(verdict: Verdict, waivers: Iterable[Waiver]) -> list[Waiver]:
    return [waiver for waiver in waivers if waiver.covers(verdict.policy, verdict.resource.path)]


def _order(verdict: Verdict) -> tuple[str, str, str]:
    return verdict.resource.stack, verdict.resource.path, verdict.policy
