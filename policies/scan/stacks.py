"""Reads synthesized stacks into one model per environment, and refuses what it does not know."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from policies.scan.model import Environment, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["StackError", "load_environments", "parts_of"]

_IGNORED = ("//",)
_REFUSED = {
    "module": "what a module declares is not in the file; declare its resources in the stack",
    "locals": "they are cdktf's business before synth; use Python values in the stack",
    "ephemeral": "no policy knows them; keep such values in the vault",
    "import": "an import belongs in a command, not in a stack that stays",
    "removed": "a removal belongs in a command, not in a stack that stays",
}
_UNJUDGED = ("moved", "check")
"""They declare nothing that could be misconfigured."""


class StackError(ValueError):
    """A file is no synthesized stack, or one that can't be judged; the message names it and the remedy."""


def load_environments(folder: Path) -> Sequence[Environment]:
    """Every environment of `<folder>/stacks/*/cdk.tf.json`, by name.

    Raises:
        StackError: there is no stack, or one can't be read; every one is named.
    """
    paths = sorted(folder.glob("stacks/*/cdk.tf.json"))
    if not paths:
        raise StackError(
            f"{folder}: no stacks/*/cdk.tf.json in it; run `make synth` first, or name the folder it writes to"
        )
    parts, problems = defaultdict[str, list[Part]](list), list[str]()
    for path in paths:
        stack = path.parent.name
        try:
            parts[stack.partition("-")[0]] += parts_of(stack, _read(path))
        except StackError as error:
            problems.append(f"{path}: {error}")
    if problems:
        raise StackError("\n".join(problems))
    try:
        return tuple(Environment(name, parts[name]) for name in sorted(parts))
    except ValueError as error:
        raise StackError(f"{folder}: {error}; run `make synth` again") from None


def parts_of(stack: str, document: Mapping[str, Any]) -> list[Part]:
    """What a stack declares. Terraform's own parts that it leaves out are there with an empty body, to be judged.

    Raises:
        StackError: the document is no stack, or holds what can't be judged.
    """
    blocks = {kind: _merged(kind, found) for kind, found in document.items() if kind not in _IGNORED}
    for kind in blocks:
        if kind in _REFUSED:
            raise StackError(f"{kind}: {_REFUSED[kind]}")
    if unknown := blocks.keys() - {"terraform", "provider", "resource", "data", "output", "variable", *_UNJUDGED}:
        raise StackError(f"{', '.join(sorted(unknown))}: no block of Terraform's; run `make synth` again")
    if not blocks.get("resource"):
        raise StackError("no synthesized stack: it has no resources; run `make synth` again")
    labelled: dict[str, Any] = {kind: blocks[kind] for kind in ("variable", "output") if kind in blocks}
    labelled |= {f"data.{kind}": _merged(kind, found) for kind, found in blocks.get("data", {}).items()}
    labelled |= {kind: _merged(kind, found) for kind, found in blocks["resource"].items()}
    return [
        *_terraform(stack, blocks.get("terraform", {})),
        *_providers(stack, blocks.get("provider", {})),
        *(
            _part(stack, kind, name, _one(body, f"{kind}.{name}"))
            for kind, found in sorted(labelled.items())
            for name, body in sorted(found.items())
        ),
    ]


def _read(path: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise StackError(f"not JSON: {error}; run `make synth` again") from None
    if not isinstance(document, dict):
        raise StackError("no synthesized stack: it is no object; run `make synth` again")
    return document


def _terraform(stack: str, terraform: Mapping[str, Any]) -> Iterator[Part]:
    backends = _merged("backend", terraform.get("backend", {})) or {"none": {}}
    for name, body in backends.items():
        yield _part(stack, "terraform.backend", name, _one(body, f"backend.{name}"))
    providers = _merged("required_providers", terraform.get("required_providers", {}))
    yield _part(stack, "terraform.required_providers", "required_providers", providers)


def _providers(stack: str, providers: Mapping[str, Any]) -> Iterator[Part]:
    for kind, found in sorted(providers.items()):
        for body in _listed(found, f"provider.{kind}"):
            yield _part(stack, f"provider.{kind}", f"{kind}.{body['alias']}" if "alias" in body else kind, body)


def _part(stack: str, kind: str, name: str, body: Mapping[str, Any]) -> Part:
    note = body.get("//")
    metadata = note.get("metadata") if isinstance(note, dict) else None
    path = metadata.get("path") if isinstance(metadata, dict) else None
    own = {key: value for key, value in body.items() if key not in _IGNORED}
    return Part(stack=stack, type=kind, name=name, path=str(path or f"{stack}/{kind}.{name}"), body=own)


def _merged(kind: str, found: Any) -> dict[str, Any]:
    # Terraform's JSON lets labelled blocks be one object or a list of them.
    merged: dict[str, Any] = {}
    for block in _listed(found, kind):
        for label, body in block.items():
            if label in _IGNORED:
                continue
            if label in merged:
                if not (isinstance(merged[label], dict) and isinstance(body, dict)) or merged[label].keys() & body:
                    raise StackError(f"{kind}.{label}: declared twice")
                body = {**merged[label], **body}  # noqa: PLW2901 - the same label's, merged
            merged[label] = body
    return merged


def _listed(found: Any, where: str) -> list[Mapping[str, Any]]:
    blocks = found if isinstance(found, list) else [found]
    if not all(isinstance(block, dict) for block in blocks):
        raise StackError(f"{where}: is {_short(found)}, where Terraform has blocks; run `make synth` again")
    return blocks


def _one(found: Any, where: str) -> Mapping[str, Any]:
    blocks = _listed(found, where)
    if len(blocks) != 1:
        raise StackError(f"{where}: declared {len(blocks)} times")
    return blocks[0]


def _short(found: Any, most: int = 60) -> str:
    text = json.dumps(found)
    return text if len(text) <= most else f"{text[:most]}…"
