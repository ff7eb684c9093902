"""Every provider is pinned to one exact version, by its publisher, the same in all stacks of an environment.

Why: what a review has read is what runs. With a range, the same commit plans other changes on another day; with two
versions, two stacks read one resource differently.

Remedy: name the version in `modules/bindings/types.toml` and run `make bindings`; stacks take it from there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from policies.scan.model import Environment, Resource

TYPES = ("terraform.required_providers",)

_EXACT = re.compile(r"=?\s*(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)")
_SOURCE = re.compile(r"(?:registry\.terraform\.io/)?(?:hashicorp|databricks)/[\w-]+")
_BUILT_IN = "terraform"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A provider that a stack uses without naming it would be the newest of that name."""
    for provider, asked in resource.body.items():
        if not isinstance(asked, dict):
            yield f"{provider} is {asked!r}, not a block with source and version"
            continue
        if not _SOURCE.fullmatch(str(asked.get("source"))):
            yield f"{provider}: source is {asked.get('source')!r}, not hashicorp's or databricks'"
        version = _version(asked)
        if version is None:
            yield f"{provider}: version is {asked.get('version')!r}, not an exact one"
        for other in environment.of(*TYPES):
            theirs = other.body.get(provider)
            if isinstance(theirs, dict) and _version(theirs) != version:
                yield f"{provider}: {other.stack} takes {theirs.get('version')!r}, not {asked.get('version')!r}"
    for provider in sorted(_used(resource.stack, environment) - resource.body.keys()):
        yield f"{provider} is used but not required by any version"


def _version(asked: Mapping[str, Any]) -> str | None:
    found = _EXACT.fullmatch(str(asked.get("version")).strip())
    return found[1] if found else None


def _used(stack: str, environment: Environment) -> set[str]:
    kinds = {each.type.removeprefix("data.") for each in environment.resources if each.stack == stack}
    named = {kind.removeprefix("provider.") for kind in kinds if kind.startswith("provider.")}
    declared = {kind.partition("_")[0] for kind in kinds if "_" in kind and "." not in kind}
    return (named | declared) - {_BUILT_IN}
