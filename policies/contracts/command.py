"""The verb `lakeform contracts`: check the slices' data contracts, and release them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jobs
from policies.contracts.check import Folder
from policies.contracts.released import LOCK, CheckError, Released

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from policies.contracts.check import Finding

__all__ = ["add_arguments", "run"]

_IN_ORDER, _FOUND, _UNUSABLE = 0, 1, 2

_EPILOG = """\
exit codes:
  0  in order
  1  a contract is unusable, breaks what was released, or is not released
  2  nothing was checked: no such folder, an unknown git revision, a lock file that can't be read
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb, and its exit codes."""
    parser.epilog = _EPILOG
    what = parser.add_subparsers(dest="what", metavar="check|release", required=True)
    check = what.add_parser("check", help="compare the contracts with what was released of them", epilog=_EPILOG)
    check.add_argument("--against", metavar="REV", help="also with what the git revision says was released")
    release = what.add_parser("release", help=f"record the contracts in {LOCK}, unless they break it")
    release.add_argument("--retire", action="append", default=[], metavar="FILE", help="released, gone and not missed")
    for parser_of_one in (check, release):
        parser_of_one.add_argument(
            "folders", nargs="*", type=Path, metavar="DIR", help="instead of every jobs/*/contracts"
        )


def run(arguments: argparse.Namespace) -> int:
    """Check or release; gives the exit code."""
    try:
        folders = [Folder(path) for path in _paths(arguments.folders)]
        return _check(folders, arguments.against) if arguments.what == "check" else _release(folders, arguments.retire)
    except CheckError as error:
        sys.stderr.write(f"contracts: {error}\n")
        return _UNUSABLE


def _paths(given: Iterable[Path]) -> list[Path]:
    paths = [path.resolve() for path in given]
    if missing := [path for path in paths if not path.is_dir()]:
        raise CheckError(f"{missing[0]}: no folder; name one that holds contracts")
    return paths or sorted(path for path in Path(jobs.__file__).parent.glob("*/contracts") if path.is_dir())


def _check(folders: list[Folder], revision: str | None) -> int:
    findings: list[Finding] = []
    for folder in folders:
        lock = Released.read(folder.path)
        broken = [*folder.usable(), *folder.compatible(lock)]
        if revision is not None:
            # What both locks lack was retired, which shows in the lock's own difference.
            before = _released_at(revision, folder.path)
            retired = frozenset(before.schemas) - frozenset(lock.schemas)
            broken += [each for each in folder.compatible(before, retired=retired) if each not in broken]
        # To release what is broken would be no remedy.
        files = {finding.file for finding in broken}
        findings += [*broken, *(stale for stale in folder.current(lock) if stale.file not in files)]
        if not broken:
            sys.stdout.write(f"{folder.path.parent.name}: {len(folder.contracts)} contracts\n")
    return _report(findings)


def _release(folders: list[Folder], retire: list[str]) -> int:
    retired = frozenset(retire)
    locks = {folder.path: Released.read(folder.path) for folder in folders}
    if unknown := sorted(retired - {name for lock in locks.values() for name in lock.schemas}):
        raise CheckError(f"--retire {unknown[0]}: was never released; name a file of {LOCK}")
    if present := sorted(retired & {name for folder in folders for name in folder.contracts}):
        raise CheckError(f"--retire {present[0]}: is still there; remove the file first")
    findings = [
        finding
        for folder in folders
        for finding in (*folder.usable(), *folder.compatible(locks[folder.path], retired=retired))
    ]
    if findings:
        return _report(findings)
    for folder in folders:
        for finding in folder.current(locks[folder.path]):
            sys.stdout.write(f"{finding.file}: released\n")
        folder.to_release().write(folder.path)
    return _IN_ORDER


def _report(findings: list[Finding]) -> int:
    for finding in findings:
        sys.stderr.write(f"{finding}\n")
    return _FOUND if findings else _IN_ORDER


def _released_at(revision: str, folder: Path) -> Released:
    known = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if known is None:
        raise CheckError(f"--against {revision}: no revision of this repository; fetch it, or name another")
    text = _git(folder, "show", f"{known.strip()}:./{LOCK}")
    return Released() if text is None else Released.parse(text, source=f"{revision}:{folder.parent.name}/{LOCK}")


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None where it fails."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],  # noqa: S607 - git of the PATH
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stdout if done.returncode == 0 else None
