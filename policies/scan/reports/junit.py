"""The report as JUnit XML, which every CI system shows: a suite per environment, a case per verdict."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from policies.scan.judge import State
from policies.scan.reports.text import waiver_problems

if TYPE_CHECKING:
    from policies.scan.gate import Finding, Report

__all__ = ["as_junit"]


def as_junit(report: Report) -> str:
    """A failed policy is a failure, one that could not judge an error, a waived one skipped; bad waivers: a suite."""
    root = ET.Element("testsuites", name="lakeform scan")
    for environment, found in groupby(report.findings, key=lambda finding: finding.environment):
        suite = ET.SubElement(root, "testsuite", name=environment)
        for finding in found:
            _case(suite, finding, report)
        _count(suite)
    problems = list(waiver_problems(report))
    if problems:
        suite = ET.SubElement(root, "testsuite", name="waivers")
        for problem in problems:
            case = ET.SubElement(suite, "testcase", classname="waivers", name=problem)
            ET.SubElement(case, "failure", message=problem)
        _count(suite)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(suite: ET.Element, finding: Finding, report: Report) -> None:
    verdict = finding.verdict
    case = ET.SubElement(suite, "testcase", classname=verdict.policy, name=verdict.resource.path)
    if verdict.state is State.PASSED:
        return
    if finding.waiver is not None:
        ET.SubElement(case, "skipped", message=f"waived until {finding.waiver.expires}: {finding.waiver.reason}")
        return
    kind = "failure" if verdict.state is State.FAILED else "error"
    problem = ET.SubElement(case, kind, message="; ".join(verdict.messages), type=verdict.state.value)
    problem.text = f"{verdict.resource.address}\nremedy: {report.descriptions[verdict.policy].remedy}"


def _count(suite: ET.Element) -> None:
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
