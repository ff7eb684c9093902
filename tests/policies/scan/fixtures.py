"""Reads the fixtures beside a policy: each YAML document is one environment with what passes and what fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from policies.scan.model import Environment, Part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Fixture", "load_fixtures"]

GIVEN, PASS, FAIL = "given", "pass", "fail"
Names = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Fixture:
    """An environment, and the `type.name` of its resources that are given, that pass and that fail."""

    environment: Environment
    given: Names
    passing: Names
    failing: Names


def load_fixtures(path: Path) -> list[Fixture]:
    documents = [document for document in yaml.safe_load_all(path.read_text(encoding="utf-8")) if document is not None]
    return [_fixture(document, f"{path.name}: document {number}") for number, document in enumerate(documents, 1)]


def _fixture(document: Mapping[str, Any], where: str) -> Fixture:
    unknown = document.keys() - {"environment", GIVEN, PASS, FAIL}
    assert not unknown, f"{where}: {sorted(unknown)} is none of environment, {GIVEN}, {PASS}, {FAIL}"
    name = document["environment"]
    parts = {section: _parts(name, document.get(section) or {}) for section in (GIVEN, PASS, FAIL)}
    return Fixture(
        environment=Environment(name, [part for each in parts.values() for part in each]),
        given=_names(parts[GIVEN]),
        passing=_names(parts[PASS]),
        failing=_names(parts[FAIL]),
    )


def _parts(stack: str, section: Mapping[str, Mapping[str, Any]]) -> list[Part]:
    return [
        Part(stack=stack, type=kind, name=name, path=f"{stack}/{name}", body=body or {})
        for kind, bodies in section.items()
        for name, body in bodies.items()
    ]


def _names(parts: list[Part]) -> Names:
    return frozenset(f"{part.type}.{part.name}" for part in parts)
