"""docs/policy-gate.md: how the gate works, and what each policy demands, from the policies' own docstrings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policies.scan.dead_checks import DEAD_CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policies.scan.policy import Policy

__all__ = ["catalogue"]

_INTRODUCTION = Path(__file__).with_name("introduction.md")


def catalogue(policies: Iterable[Policy]) -> str:
    """The page as Markdown."""
    return "\n".join(
        [_INTRODUCTION.read_text(encoding="utf-8"), "## Policies", "", *_policies(policies), *_dead_checks()]
    )


def _policies(policies: Iterable[Policy]) -> Iterator[str]:
    for policy in policies:
        yield f"### {policy.id}\n"
        yield f"{policy.demand}\n"
        yield f"- **Judges** {_types(policy.types)}"
        yield f"- **Why** {_sentence(policy.why)}"
        yield f"- **Remedy** {_sentence(policy.remedy)}\n"


def _dead_checks() -> Iterator[str]:
    yield "## Checks of checkov's that are not run\n"
    yield "With the provider in use they always pass or always fail; a policy of ours judges instead.\n"
    yield "| check | why | instead |"
    yield "| --- | --- | --- |"
    for identity, dead in sorted(DEAD_CHECKS.items()):
        instead = f"[{dead.replaced_by}](#{dead.replaced_by})" if dead.replaced_by else "nothing is left to judge"
        yield f"| {identity} | {dead.why} | {instead} |"
    yield ""


def _types(types: Iterable[str]) -> str:
    return "everything that stacks declare." if "*" in types else ", ".join(f"`{each}`" for each in sorted(types)) + "."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
