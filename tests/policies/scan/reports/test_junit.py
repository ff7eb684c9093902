from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from policies.scan.reports import as_junit

if TYPE_CHECKING:
    from policies.scan import Report


@pytest.fixture
def suites(report: Report) -> dict[str, ET.Element]:
    root = ET.fromstring(as_junit(report))  # noqa: S314 - written just now
    assert root.tag == "testsuites"
    return {suite.get("name", ""): suite for suite in root}


def case(suite: ET.Element, policy: str = "CKV_AZURE_44") -> ET.Element:
    (found,) = [each for each in suite.findall("testcase") if each.get("classname") == policy]
    return found


def test_suite_counts_its_cases(suites: dict[str, ET.Element]) -> None:
    counts = {
        name: tuple(suite.get(each) for each in ("tests", "failures", "errors", "skipped"))
        for name, suite in suites.items()
    }
    assert counts == {
        "dev": ("3", "1", "0", "0"),
        "local": ("3", "0", "0", "0"),
        "prod": ("3", "0", "0", "1"),
        "test": ("3", "0", "1", "0"),
        "waivers": ("2", "2", "0", "0"),
    }


def test_failure_tells_construct_and_remedy(suites: dict[str, ET.Element]) -> None:
    failed = case(suites["dev"])
    failure = failed.find("failure")
    assert failed.get("name") == "dev/lake"
    assert failure is not None
    assert "min_tls_version" in (failure.text or "")


def test_policy_that_could_not_judge_is_an_error(suites: dict[str, ET.Element]) -> None:
    error = case(suites["test"], "CKV_AZURE_59").find("error")
    assert error is not None
    assert error.get("type") == "unresolved"


def test_waived_case_is_skipped_with_its_reason(suites: dict[str, ET.Element]) -> None:
    skipped = case(suites["prod"]).find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "waived until 2027-06-30: an old | <client> needs it still"
