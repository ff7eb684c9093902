"""Every environment, synthesized once for all tests of the stacks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from cdktf import App

from environments.settings import ENVIRONMENTS, load
from stacks.__main__ import synthesize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Resource = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Synthesized:
    """One stack's Terraform JSON, with what tests ask of it."""

    name: str
    document: Mapping[str, Any]

    def resources(self, kind: str) -> dict[str, Resource]:
        """The resources of a type by logical name."""
        return dict(self.document["resource"].get(kind, {}))

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
def synthesized(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Synthesized]:
    """The stacks of all environments by name."""
    out = tmp_path_factory.mktemp("cdktf.out")
    app = App(outdir=str(out))
    for environment in ENVIRONMENTS:
        synthesize(app, load(environment))
    app.synth()
    return {
        path.parent.name: Synthesized(name=path.parent.name, document=json.loads(path.read_text()))
        for path in sorted(out.glob("stacks/*/cdk.tf.json"))
    }
