"""The embedded platform's verbs on the command line: their arguments, and what each calls."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local import commands, query
from environments.local.console import Progress
from environments.local.errors import LocalError
from environments.local.report_html.command import write_report
from environments.local.state import StateFolder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from environments.local.commands import Outcome

    Verb = Callable[[argparse.Namespace, StateFolder, Progress], Outcome]

__all__ = ["add_verbs"]


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs from `up` to `reset`; each parsed one has its function as `verb`."""
    _add(verbs, "up", _up, "deploy the local environment onto this machine and run its jobs")
    run = _add(verbs, "run", _run, "run a slice's jobs, or one of them")
    run.add_argument("slice", metavar="SLICE")
    run.add_argument("job", nargs="?", metavar="JOB")
    run.add_argument(
        "--set",
        action="append",
        default=[],
        type=_assignment,
        dest="parameters",
        metavar="NAME=VALUE",
        help="another value for one of the job's parameters, for this run",
    )
    read = _add(verbs, "query", _query, "read tables with SQL, as somebody would: through masks and row filters")
    read.add_argument("text", metavar="SQL", help="SELECT … FROM ep_raw.streaming.crm_events")
    read.add_argument(
        "--as-groups", default="", metavar="A,B", help="groups that the reader is a member of (default: none)"
    )
    read.add_argument("--as-principal", default="", metavar="ID", help="who reads (default: this machine's user)")
    read.add_argument("--limit", type=int, default=20, metavar="N", help="rows shown (default: %(default)s)")
    _add(verbs, "status", _status, "what runs, and what the jobs have filled so far")
    report = _add(verbs, "report", _report, "write what the last runs came to as an HTML page with charts")
    report.add_argument("--out", type=Path, metavar="FILE", help="the page (default: report.html in the state folder)")
    report.add_argument("--open", action="store_true", help="show it in the browser")
    logs = _add(verbs, "logs", _logs, "what jobs said in their last run")
    logs.add_argument("slice", nargs="?", metavar="SLICE")
    logs.add_argument("job", nargs="?", metavar="JOB")
    logs.add_argument("--lines", type=int, default=100, metavar="N", help="how many of each (default: %(default)s)")
    _add(verbs, "down", _down, "stop what runs; the data stays")
    reset = _add(verbs, "reset", _reset, "stop what runs and remove all local data")
    reset.add_argument("--yes", action="store_true", help="don't ask")


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return name, value


def _add(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, verb: Verb, text: str
) -> argparse.ArgumentParser:
    def act(arguments: argparse.Namespace) -> int:
        outcome = verb(arguments, StateFolder.locate(arguments.state), Progress(json=arguments.json))
        if arguments.json:
            sys.stdout.write(json.dumps(outcome.document, indent=2) + "\n")
        return outcome.code

    parser = verbs.add_parser(name, help=text, description=text)
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document, and nothing else on standard output"
    )
    parser.add_argument("--state", metavar="DIR", help="the state folder (default: LAKEFORM_STATE, else .lakeform)")
    parser.set_defaults(verb=act)
    return parser


def _up(_arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    return commands.up(state, progress)


def _run(arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    return commands.run(state, progress, arguments.slice, arguments.job, dict(arguments.parameters))


def _query(arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    groups = [group.strip() for group in arguments.as_groups.split(",") if group.strip()]
    return query.query(
        state, progress, arguments.text, groups=groups, principal=arguments.as_principal, limit=arguments.limit
    )


def _status(_arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    return commands.status(state, progress)


def _report(arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    return write_report(state, progress, out=arguments.out, show=arguments.open)


def _logs(arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    return commands.logs(state, progress, arguments.slice, arguments.job, lines=arguments.lines)


def _down(_arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    return commands.down(state, progress)


def _reset(arguments: argparse.Namespace, state: StateFolder, progress: Progress) -> Outcome:
    if not arguments.yes and state.exists:
        if not sys.stdin.isatty():
            raise LocalError(f"this would remove {state.root} with all its data; say so: lakeform reset --yes")
        sys.stderr.write(f"Remove {state.root} with all its tables, topics and logs? [y/N] ")
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            raise LocalError("nothing was removed")
    return commands.reset(state, progress)
