"""The verb `lakeform scan [DIR]`: what a pull request's check runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from policies.scan.catalogue import catalogue
from policies.scan.gate import SelectionError, load_gate
from policies.scan.policy import PolicyError, load_policies
from policies.scan.reports import as_json, as_junit, as_markdown, as_sarif, print_report
from policies.scan.stacks import StackError
from policies.scan.waivers import WaiverError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policies.scan.gate import Report

__all__ = ["CLEAN", "FAILED", "UNUSABLE", "WAIVERS", "add_arguments", "run"]

CLEAN, FAILED, UNUSABLE = 0, 1, 2
_LOG_WIDTH = 240
WAIVERS = Path(__file__).with_name("waivers.yaml")

_EPILOG = """\
exit codes:
  0  every applicable pair of policy and resource passed or is waived
  1  a policy failed, could not judge or broke; or a waiver is expired or unused
  2  nothing was judged: no stacks, a file that is no stack, bad waivers, an unknown policy, a policy that did not load
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb, and its exit codes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("cdktf.out"), metavar="DIR", help="holds stacks/*/cdk.tf.json"
    )
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="judge by this policy; repeatable")
    parser.add_argument("--waivers", type=Path, default=WAIVERS, metavar="FILE", help="instead of the project's")
    parser.add_argument("--sarif", type=Path, metavar="FILE", help="write SARIF 2.1.0, for code scanning")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write JUnit XML, for CI")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write Markdown, for a pull request's comment")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--catalogue", action="store_true", help="print what every policy demands, and judge nothing")


def run(arguments: argparse.Namespace, *, console: Console | None = None) -> int:
    """Scan the folder and report what was found; gives the exit code."""
    # A log has no width, and a construct path cut short can't be searched for.
    out = console or Console(width=None if sys.stdout.isatty() else _LOG_WIDTH)
    try:
        if arguments.catalogue:
            out.file.write(catalogue(load_policies()))
            return CLEAN
        report = load_gate().scan(arguments.folder, waivers=arguments.waivers, only=arguments.only)
        _write(report, arguments)
    except (StackError, WaiverError, SelectionError, PolicyError) as error:
        for line in str(error).splitlines():
            sys.stderr.write(f"scan: {line}\n")
        return UNUSABLE
    if arguments.json:
        out.file.write(as_json(report) + "\n")
    else:
        print_report(report, out)
    return CLEAN if report.clean else FAILED


def _write(report: Report, arguments: argparse.Namespace) -> None:
    wanted: Mapping[Path | None, str] = {
        arguments.sarif: as_sarif(report, folder=arguments.folder),
        arguments.junit: as_junit(report),
        arguments.markdown: as_markdown(report),
    }
    for path, text in wanted.items():
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
