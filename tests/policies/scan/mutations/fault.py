"""Faults as data: what is broken in the synthesized stacks, one place at a time, and the policy that must say so."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from policies.scan.model import Environment, Kind, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Fault", "Mutant", "load_faults"]

FOLDER = Path(__file__).with_name("faults")
_MISSING = object()


class Fault(BaseModel):
    """One fault and where it applies: to each resource of `types` (shell patterns) that has the argument `having`.

    `set`, `remove` and `append` change arguments at dotted paths, whose numbers are positions in lists. Where `inside`
    names an argument, its JSON text is meant by all of these. `drop` takes the resource away, `add` puts new ones (by
    type: the body) beside it, in its stack. `environments` are the kinds in which it is a fault.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: str
    policy: str
    types: list[str]
    environments: list[Kind] = Field(default=["prod"])
    having: str | None = None
    set: dict[str, Any] = Field(default_factory=dict)
    remove: list[str] = Field(default_factory=list)
    append: dict[str, Any] = Field(default_factory=dict)
    inside: str | None = None
    drop: bool = False
    add: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @property
    def may_be_unknown(self) -> bool:
        """Whether what it sets could also be a value that is known after apply alone."""
        scalars = all(isinstance(value, str | int) for value in self.set.values())
        return bool(self.set) and scalars and self.inside is None and not any("." in kind for kind in self.types)

    def mutants(self, environment: Environment, *, unknown: bool = False) -> Iterator[Mutant]:
        """The environment with this fault in it, once for each place where it makes a difference.

        `unknown`: what it sets is known after apply alone, so that nobody can say whether the fault is there.
        """
        if environment.kind not in self.environments:
            return
        parts = [
            Part(stack=each.stack, type=each.type, name=each.name, path=each.path, body=each.body)
            for each in environment.resources
        ]
        for position, part in enumerate(parts):
            if not any(fnmatchcase(part.type, pattern) for pattern in self.types):
                continue
            if not self._applies(part):
                continue
            changed = self._changed(part, unknown=unknown)
            if changed != [part]:
                broken = [*parts[:position], *changed, *parts[position + 1 :]]
                yield Mutant(fault=self, path=part.path, environment=Environment(environment.name, broken))

    def _applies(self, part: Part) -> bool:
        if self.having is None:
            return True
        if self.inside is not None:
            return self.having in json.loads(part.body[self.inside])
        return _find(part.body, self.having.split(".")) is not _MISSING

    def _changed(self, part: Part, *, unknown: bool) -> list[Part]:
        if self.drop:
            # A stack without a backend is read as one whose backend is none.
            return [replace(part, name="none", body={})] if part.type == "terraform.backend" else []
        body = deepcopy(dict(part.body))
        token = f"${{{part.type}.{part.name}.known_after_apply}}"
        values = dict.fromkeys(self.set, token) if unknown else self.set
        if self.inside is None:
            self._edit(body, values)
        else:
            text = json.loads(body[self.inside])
            self._edit(text, values, step=None)
            body[self.inside] = json.dumps(text)
        added = [
            Part(stack=part.stack, type=kind, name="mutant", path=f"{part.path}/mutant", body=new)
            for kind, new in self.add.items()
        ]
        return [replace(part, body=body), *added]

    def _edit(self, body: dict[str, Any], values: Mapping[str, Any], step: str | None = ".") -> None:
        # Keys inside a cluster policy's definition have dots of their own.
        def steps(path: str) -> list[str]:
            return path.split(step) if step else [path]

        for path in self.remove:
            *through, last = steps(path)
            found = _find(body, through)
            if found is not _MISSING:
                _drop(found, last)
        for path, value in values.items():
            *through, last = steps(path)
            _put(_find(body, through, make=True), last, value)
        for path, value in self.append.items():
            *through, last = steps(path)
            _find(body, through, make=True).setdefault(last, []).append(value)


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """An environment with one fault; `path` is the construct path of what was broken."""

    fault: Fault
    path: str
    environment: Environment


def load_faults() -> list[Fault]:
    return [
        Fault.model_validate(entry)
        for path in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _find(found: Any, steps: Sequence[str], *, make: bool = False) -> Any:
    for step in steps:
        if isinstance(found, list):
            if not step.isdigit() and len(found) == 1:
                # A block that is there once may be written as a list.
                found = found[0]
            else:
                found = found[int(step)] if step.isdigit() and int(step) < len(found) else _MISSING
                continue
        if not isinstance(found, dict):
            return _MISSING
        found = found.setdefault(step, {}) if make else found.get(step, _MISSING)
    return found


def _put(found: Any, last: str, value: Any) -> None:
    target = found[0] if isinstance(found, list) and not last.isdigit() else found
    target[int(last) if isinstance(target, list) else last] = deepcopy(value)


def _drop(found: Any, last: str) -> None:
    target = found[0] if isinstance(found, list) and not last.isdigit() and len(found) == 1 else found
    if isinstance(target, list):
        if last.isdigit() and int(last) < len(target):
            del target[int(last)]
    elif isinstance(target, dict):
        target.pop(last, None)
