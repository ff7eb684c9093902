"""The synthesized stacks as Terraform sees them: blocks, their references, and the order that these demand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from environments.local.errors import LocalError
from environments.synthesized.expressions import ExpressionError, Reference, references
from environments.synthesized.remote_state import remote_output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["Address", "Block", "Deployment", "load_deployment"]

_META = ("//", "depends_on", "lifecycle", "provider", "connection", "provisioner")
_REPEATED = ("count", "for_each")


@dataclass(frozen=True, order=True)
class Address:
    """Where a resource stands: its stack and its Terraform address in it, `type.name`."""

    stack: str
    type: str
    name: str

    def __str__(self) -> str:
        """As people write it: `stack: type.name`."""
        return f"{self.stack}: {self.type}.{self.name}"


@dataclass(frozen=True, kw_only=True)
class Block:
    """A declared resource: its arguments as synthesized, and what must be there before it."""

    address: Address
    arguments: Mapping[str, Any]
    needs: frozenset[Address]


@dataclass(frozen=True, kw_only=True)
class Deployment:
    """All stacks of one environment. `blocks` are in an order in which each comes after what it needs."""

    folder: Path
    stacks: Sequence[str]
    blocks: Sequence[Block]
    outputs: Mapping[tuple[str, str], Any]

    def remote_output(self, stack: str, steps: Reference) -> tuple[str, Any, Reference] | None:
        """Follow `data.terraform_remote_state.…`: the other stack, its output's value, the steps that remain.

        None where the reference is to something else.
        """
        return _remote_output(self.outputs, stack, steps)


def load_deployment(folder: Path, *, environment: str) -> Deployment:
    """Read `<folder>/stacks/<name>/cdk.tf.json` of the environment's stacks.

    Raises:
        LocalError: a stack is not there or not JSON, refers to what nobody declares, or uses what can't be evaluated.
    """
    names = sorted(
        path.parent.name
        for path in folder.glob("stacks/*/cdk.tf.json")
        if path.parent.name == environment or path.parent.name.startswith(f"{environment}-")
    )
    if not names:
        raise LocalError(f"{folder}: no synthesized stack of the environment {environment!r}; run: make synth")
    documents = {name: _read(folder / "stacks" / name / "cdk.tf.json") for name in names}
    outputs = {
        (name, output): entry["value"]
        for name, document in documents.items()
        for output, entry in document.get("output", {}).items()
    }
    declared = {
        Address(stack, kind, name): arguments
        for stack, document in documents.items()
        for kind, resources in document.get("resource", {}).items()
        for name, arguments in resources.items()
    }
    blocks = {address: _block(address, arguments, declared, outputs) for address, arguments in declared.items()}
    return Deployment(folder=folder, stacks=names, blocks=_in_order(blocks), outputs=outputs)


def _read(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LocalError(f"{path}: not JSON ({error}); synthesize anew: make synth") from None
    return document


def _block(
    address: Address,
    arguments: Mapping[str, Any],
    declared: Mapping[Address, Any],
    outputs: Mapping[tuple[str, str], Any],
) -> Block:
    if repeated := next((name for name in _REPEATED if name in arguments), None):
        raise LocalError(
            f"{address}: {repeated} is Terraform's own loop, which the embedded platform does not unroll; "
            "declare the resources one by one in the stack"
        )
    own = {name: value for name, value in arguments.items() if name not in _META}
    try:
        needs = set(_needs(address.stack, own, declared, outputs))
    except ExpressionError as error:
        raise LocalError(f"{address}: {error}") from None
    for text in arguments.get("depends_on", ()):
        kind, _, name = text.partition(".")
        needs.add(Address(address.stack, kind, name))
    for need in needs:
        if need not in declared:
            raise LocalError(
                f"{address}: refers to {need.type}.{need.name}, which the stack {need.stack} doesn't declare"
            )
    return Block(address=address, arguments=own, needs=frozenset(needs))


def _needs(
    stack: str, value: Any, declared: Mapping[Address, Any], outputs: Mapping[tuple[str, str], Any]
) -> Iterator[Address]:
    for steps in references(value):
        if remote := _remote_output(outputs, stack, steps):
            other, output, _ = remote
            yield from _needs(other, output, declared, outputs)
        elif steps[0] not in ("data", "path", "terraform"):
            if len(steps) < 2:  # noqa: PLR2004 (a resource's reference names its type and itself)
                raise ExpressionError(f"${{{steps[0]}}} is neither a resource nor a data source")
            yield Address(stack, str(steps[0]), str(steps[1]))


def _remote_output(
    outputs: Mapping[tuple[str, str], Any], stack: str, steps: Reference
) -> tuple[str, Any, Reference] | None:
    remote = remote_output(steps)
    if remote is None:
        return None
    other, output, rest = remote
    if (other, output) not in outputs:
        raise LocalError(f"{stack}: reads the output {output} of the stack {other}, which has none of that name")
    return other, outputs[other, output], rest


def _in_order(blocks: Mapping[Address, Block]) -> list[Block]:
    sorter: TopologicalSorter[Address] = TopologicalSorter()
    for address in sorted(blocks):
        sorter.add(address, *sorted(blocks[address].needs))
    try:
        return [blocks[address] for address in sorter.static_order()]
    except CycleError as error:
        circle = " needs ".join(str(address) for address in error.args[1])
        raise LocalError(f"the stacks' references run in a circle: {circle}") from None
