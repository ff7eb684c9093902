"""Waivers: policies that a resource may fail for a while, each with reason, owner and expiry, in one reviewed file."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotation
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from policies.scan.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

__all__ = ["Waiver", "WaiverError", "load_waivers"]

_REMEDIES = {
    "policy": "name one policy by its id, as the scan prints it",
    "path": "a shell pattern of construct paths such as 'prod/lake/account', as the scan prints them",
    "reason": "say in a sentence why the policy may be failed, and what covers the risk meanwhile",
    "owner": "name the group that answers for it",
    "expires": "a date such as 2027-06-30, after which the waiver is looked at again",
}


class WaiverError(ValueError):
    """The waivers' file can't be used; each line names the file, the entry, the field, its value and the remedy."""


class Waiver(BaseModel):
    """Lets the resources whose construct path matches the shell pattern fail a policy up to and including a day."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    policy: str = Field(min_length=1)
    path: str = Field(min_length=1)
    reason: str = Field(min_length=20)
    owner: str = Field(min_length=1)
    expires: dt.date

    def covers(self, policy: str, path: str) -> bool:
        """Whether it speaks of that policy on that construct path."""
        return policy == self.policy and fnmatchcase(path, self.path)

    def expired(self, today: dt.date) -> bool:
        """Whether its last day is over."""
        return self.expires < today

    def speaks_of(self, stacks: Iterable[str]) -> bool:
        """Whether its pattern may match constructs of one of the stacks."""
        return any(fnmatchcase(stack, self.path.split("/", 1)[0]) for stack in stacks)

    def could_be_used_elsewhere(self, stacks: Collection[str]) -> bool:
        """Whether it speaks of an environment that is not among the stacks, so that nobody can say it is unused."""
        scanned = {stack.partition("-")[0] for stack in stacks}
        elsewhere = set(get_args(Kind)) - scanned
        rests = {stack[len(stack.partition("-")[0]) :] for stack in stacks}
        return self.speaks_of(f"{other}{rest}" for other in elsewhere for rest in rests)


def load_waivers(path: Path, *, policies: Collection[str]) -> tuple[Waiver, ...]:
    """Read the waivers; `policies` are the ids there are.

    Raises:
        WaiverError: the file isn't a list of waivers, or one names no policy; every mistake is named.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except OSError as error:
        raise WaiverError(f"{path}: can't be read: {error.strerror}; name another with --waivers FILE") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise WaiverError(f"{path}: not YAML: {' '.join(str(error).split())}") from None
    fields = ", ".join(_REMEDIES)
    if not isinstance(entries, list):
        raise WaiverError(f"{path}: is {_kind(entries)}; write a list of waivers, each with {fields}")
    waivers, problems = [], []
    for number, entry in enumerate(entries, start=1):
        where = f"{path}: waiver {number}"
        if not isinstance(entry, dict):
            problems.append(f"{where}: is {_kind(entry)}; write {fields}")
            continue
        try:
            waiver = Waiver.model_validate(entry)
        except ValidationError as error:
            problems += [_problem(where, each) for each in error.errors()]
            continue
        if waiver.policy not in policies:
            problems.append(f"{where}: policy: {waiver.policy!r} is no policy{_similar(waiver.policy, policies)}")
        waivers.append(waiver)
    if problems:
        raise WaiverError("\n".join(problems))
    return tuple(waivers)


def _problem(where: str, error: Any) -> str:
    field = ".".join(map(str, error["loc"])) or "entry"
    message = error["msg"][:1].lower() + error["msg"][1:]
    if error["type"] == "missing":
        return f"{where}: {field}: is not there; {_REMEDIES[field]}"
    if error["type"] == "extra_forbidden":
        return f"{where}: {field}: is {error['input']!r}, but there is no such field; there are {', '.join(_REMEDIES)}"
    return f"{where}: {field}: is {error['input']!r}: {message}; {_REMEDIES.get(field, 'see the other waivers')}"


def _similar(policy: str, policies: Collection[str]) -> str:
    similar = get_close_matches(policy, policies, n=3)
    return f"; did you mean {' or '.join(similar)}?" if similar else "; `lakeform scan --catalogue` lists them"


def _kind(value: Any) -> str:
    names = {"dict": "a mapping", "list": "a list", "str": "text"}
    return names.get(type(value).__name__, type(value).__name__)
