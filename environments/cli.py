"""The command `lakeform`. Each verb's code lives in the room that it serves; here they are only put together.

To add a verb: a parser whose `verb` default is a function that takes the parsed arguments and gives the exit code.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from typing import TYPE_CHECKING

from environments import settings
from environments.bootstrap import verbs as bootstrap
from environments.local.errors import LocalError, explain_os_error
from environments.local.verbs import add_verbs
from environments.settings.reference import reference_markdown
from policies.contracts import command as contracts_command
from policies.scan import command as scan_command

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_INTERRUPTED = 130
# What a verb says that knows better is its parser's default `interrupted`.
_GO_ON = "go on with: lakeform up, stop what runs with: lakeform down"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; gives the exit code: 0, 1 for what went wrong, 2 for wrong usage, 130 when interrupted."""
    arguments = _parser().parse_args(argv)
    # `lakeform down` ends a running `up` so: as an interrupt, whose clean-up is the same.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code: int = arguments.verb(arguments)
    except LocalError as error:
        return _fail(arguments, str(error), 1)
    except OSError as error:
        message = explain_os_error(error)
        if message is None:
            raise
        return _fail(arguments, message, 1)
    except KeyboardInterrupt:
        return _fail(arguments, f"interrupted; {getattr(arguments, 'interrupted', _GO_ON)}", _INTERRUPTED)
    return code


def _fail(arguments: argparse.Namespace, message: str, code: int) -> int:
    sys.stderr.write(f"lakeform: {message}\n")
    if getattr(arguments, "json", False):
        sys.stdout.write(json.dumps({"state": "failed", "error": message}, indent=2) + "\n")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lakeform", description="A data platform's stacks and jobs, here and on Azure."
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    add_verbs(verbs)
    bootstrap.add_verbs(verbs)
    scan = verbs.add_parser("scan", help="scan the synthesized Terraform, as the check of pull requests does")
    scan_command.add_arguments(scan)
    scan.set_defaults(verb=scan_command.run)
    contracts = verbs.add_parser("contracts", help="check the data contracts against what was released of them")
    contracts_command.add_arguments(contracts)
    contracts.set_defaults(verb=contracts_command.run)
    check = verbs.add_parser("settings", help="check the environments' settings, or print what is derived from them")
    check.add_argument("what", choices=("validate", "schema", "reference"))
    check.set_defaults(verb=_settings)
    return parser


def _settings(arguments: argparse.Namespace) -> int:
    if arguments.what == "schema":
        sys.stdout.write(settings.schema_json())
    elif arguments.what == "reference":
        sys.stdout.write(reference_markdown())
    else:
        return _validate()
    return 0


def _validate() -> int:
    try:
        every = settings.load_all(settings.ENVIRONMENTS)
    except settings.SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for environment in every:
        sys.stdout.write(f"{environment.environment.value}: in order\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
