from __future__ import annotations

from pathlib import Path

from policies.scan.catalogue import catalogue
from policies.scan.command import CLEAN, FAILED, UNUSABLE
from policies.scan.dead_checks import DEAD_CHECKS
from policies.scan.policy import load_policies

PAGE = Path(__file__).parents[3] / "docs" / "policy-gate.md"


def test_page_is_what_the_policies_say() -> None:
    assert PAGE.read_text() == catalogue(load_policies()), "run: make catalogue"


def test_page_has_every_policy_and_every_dead_check() -> None:
    page = catalogue(load_policies())
    assert all(f"### {policy.id}\n" in page and policy.remedy[1:] in page for policy in load_policies())
    assert all(f"| {identity} |" in page for identity in DEAD_CHECKS)


def test_page_documents_the_exit_codes() -> None:
    assert all(f"| {code} | " in catalogue([]) for code in (CLEAN, FAILED, UNUSABLE))
