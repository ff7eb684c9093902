"""The synthesized stacks, with what tests ask of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Resource = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Synthesized:
    """One stack's Terraform JSON, with what tests ask of it."""

    name: str
    document: Mapping[str, Any]

    def resources(self, kind: str) -> dict[str, Resource]:
        """The arguments of a type's resources by logical name."""
        return {
            name: {argument: value for argument, value in resource.items() if argument != "//"}
            for name, resource in self.document["resource"].get(kind, {}).items()
        }

    def only(self, kind: str) -> Resource:
        """The one resource of a type."""
        (resource,) = self.resources(kind).values()
        return dict(resource)

    def every(self) -> Iterator[tuple[str, str, Resource]]:
        """All resources: type, logical name, arguments."""
        for kind, resources in self.document["resource"].items():
            for name, resource in resources.items():
                yield kind, name, resource


@pytest.fixture(scope="session")
def synthesized(synthesized_folder: Path) -> dict[str, Synthesized]:
    """The stacks of all environments by name."""
    return {
        path.parent.name: Synthesized(name=path.parent.name, document=json.loads(path.read_text()))
        for path in sorted(synthesized_folder.glob("stacks/*/cdk.tf.json"))
    }
