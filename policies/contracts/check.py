"""Contracts against what was released of them: each finding with its file, field and remedy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobs.runtime.contracts import Contract, ContractError
from policies.contracts.compatibility import breaks, is_same
from policies.contracts.released import LOCK, CheckError, Released

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Finding", "Folder"]

_SUFFIX = ".schema.json"
_RELEASE = "run: lakeform contracts release"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that keeps a contract from being released or used; `field` is `$` for the contract as a whole."""

    file: str
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.what}; {self.remedy}"


class Folder:
    """A slice's folder of contracts, `jobs/<slice>/contracts`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._contracts: dict[str, Contract] = {}
        self._schemas: dict[str, Any] = {}
        self._unusable: list[Finding] = []
        for file in sorted(path.glob("*.json")):
            if file.name != LOCK:
                self._read(file)

    @property
    def contracts(self) -> Mapping[str, Contract]:
        """The contracts that can be used, by file name."""
        return self._contracts

    def usable(self) -> list[Finding]:
        """What keeps a file from being a contract of ours, whatever was released."""
        return [*self._unusable, *(finding for name in self._contracts for finding in self._consistent(name))]

    def compatible(self, with_: Released, *, retired: frozenset[str] = frozenset()) -> list[Finding]:
        """What breaks the contracts that were released; `retired` names files that may be gone."""
        unusable = {finding.file for finding in self._unusable}
        gone = sorted(set(with_.schemas) - set(self._contracts) - unusable - retired)
        findings = [
            Finding(
                file=self._named(name),
                field="$",
                what="was released and is gone",
                remedy=f"put it back; nobody needs it any more: lakeform contracts release --retire {name}",
            )
            for name in gone
        ]
        for name, current in self._contracts.items():
            if (released := with_.contract(name)) is not None:
                findings += self._changes(name, released, current)
        return findings

    def current(self, lock: Released) -> list[Finding]:
        """What the lock doesn't yet say of the contracts."""
        findings = []
        for name, current in self._contracts.items():
            released = lock.contract(name)
            if released is None:
                what = "not released yet"
            elif not is_same(released, current) or released.revision != current.revision:
                what = f"changed since {released.revision or released.version} was released"
            else:
                continue
            findings.append(Finding(file=self._named(name), field="$", what=what, remedy=_RELEASE))
        return findings

    def to_release(self) -> Released:
        """The contracts as they are, as what is released."""
        return Released({name: Released.without_texts(schema) for name, schema in self._schemas.items()})

    def _read(self, file: Path) -> None:
        if faults := list(_no_json_schema(file)):
            self._unusable += [self._unread(file, what, field=field) for field, what in faults]
            return
        try:
            self._contracts[file.name] = Contract.read(file)
        except ContractError as error:
            # The first line names the file; the others are the mistakes.
            first, *others = str(error).removeprefix(f"{file.name}: ").splitlines()
            self._unusable += [self._unread(file, what.strip()) for what in others or [first]]
        else:
            self._schemas[file.name] = json.loads(file.read_text(encoding="utf-8"))

    def _unread(self, file: Path, what: str, *, field: str = "$") -> Finding:
        remedy = "write it as docs/contracts.md says"
        return Finding(file=self._named(file.name), field=field, what=what, remedy=remedy)

    def _consistent(self, name: str) -> Iterator[Finding]:
        schema, contract = self._schemas[name], self._contracts[name]
        wanted = f"urn:lakeform:{self.path.parent.name}:{contract.name}:{contract.version}"
        said = {
            "$id": (schema.get("$id") == wanted, f"set it to {wanted}"),
            "x-version": (contract.revision is not None, f"start with {contract.version.removeprefix('v')}.0"),
            "title": (bool(schema.get("title")), "say in a word or two what a record is"),
            "description": (bool(schema.get("description")), "say in a sentence what a record tells"),
        }
        for key, (is_right, remedy) in said.items():
            if not is_right:
                what = f"{schema[key]!r} does not agree with the file's name" if key in schema else "missing"
                yield Finding(file=self._named(name), field=key, what=what, remedy=remedy)

    def _changes(self, name: str, released: Contract, current: Contract) -> Iterator[Finding]:
        following = f"{current.name}.v{int(current.version.removeprefix('v')) + 1}{_SUFFIX}"
        found = list(breaks(released, current))
        for broken in found:
            yield Finding(
                file=self._named(name),
                field=broken.field,
                what=broken.what,
                remedy=f"undo it, or leave this file as it was released and say it in {following}",
            )
        before, now = _revision(released), _revision(current)
        if now < before:
            remedy = f"set x-version to {_told(before)} or later"
            yield Finding(file=self._named(name), field="x-version", what="went back", remedy=remedy)
        elif now == before and not found and not is_same(released, current):
            remedy = f"set x-version to {before[0]}.{before[1] + 1}"
            what = f"the contract changed and still calls itself {_told(now)}"
            yield Finding(file=self._named(name), field="x-version", what=what, remedy=remedy)

    def _named(self, name: str) -> str:
        return f"{'/'.join(self.path.parts[-3:])}/{name}"


def _no_json_schema(file: Path) -> Iterator[tuple[str, str]]:
    """Where and how a file's JSON is no JSON Schema. What is no JSON at all is left to the contract's own reader."""
    try:
        from jsonschema import Draft202012Validator  # noqa: PLC0415 - a deploy agent checks no contracts
    except ModuleNotFoundError:
        raise CheckError(
            "contracts are checked with jsonschema; install it: pip install 'lakeform[contracts]'"
        ) from None
    try:
        schema = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return
    for fault in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        yield fault.json_path, fault.message


def _revision(contract: Contract) -> tuple[int, int]:
    major, _, minor = (contract.revision or f"{contract.version.removeprefix('v')}.0").partition(".")
    return int(major), int(minor)


def _told(revision: tuple[int, int]) -> str:
    return f"{revision[0]}.{revision[1]}"
