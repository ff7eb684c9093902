"""Realise the synthesized stacks on this machine, in the order of their references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from environments.local.deployment import Address
from environments.local.engines import ENGINES
from environments.local.engines.engine import CLOUD_ONLY, Engine
from environments.local.errors import LocalError
from environments.local.files import read_json, write_json
from environments.local.world import Declared
from environments.synthesized.expressions import ExpressionError, resolve, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from environments.local.deployment import Deployment
    from environments.local.state import StateFolder
    from environments.local.world import World
    from environments.synthesized.expressions import Reference

__all__ = ["Realised", "read_realised", "realise"]


@dataclass(frozen=True, kw_only=True)
class Realised:
    """A resource and what stands in for it.

    `known` is false for a type that no engine has heard of; `declared` is false once no stack declares the resource,
    whose data is kept nevertheless.
    """

    address: Address
    engine: str
    known: bool = True
    declared: bool = True


def realise(
    deployment: Deployment,
    world: World,
    *,
    on_resource: Callable[[Address, str], None] = lambda _address, _engine: None,
) -> Sequence[Realised]:
    """Realise every resource, publish what jobs read, and remember what was realised.

    Raises:
        LocalError: a resource can't be realised; nothing after it was touched.
    """
    attributes: dict[Address, Mapping[str, Any]] = {}
    realised = []
    for block in deployment.blocks:
        address = block.address
        engine = ENGINES.get(address.type)
        label = engine.label if engine else CLOUD_ONLY
        on_resource(address, label)
        try:
            arguments = resolve(block.arguments, _Lookup(deployment, address.stack, attributes))
        except ExpressionError as error:
            raise LocalError(f"{address}: {error}") from None
        declared = Declared(
            address=address,
            arguments=arguments,
            needs=block.needs,
            folder=deployment.folder / "stacks" / address.stack,
        )
        computed = (engine or Engine(CLOUD_ONLY)).realise(declared, world)
        attributes[address] = {**arguments, **computed}
        realised.append(Realised(address=address, engine=label, known=engine is not None))
    world.publish()
    return _remember(world.state, realised)


@dataclass(frozen=True)
class _Lookup:
    """What a reference in a stack stands for, as far as the stacks are realised."""

    deployment: Deployment
    stack: str
    attributes: Mapping[Address, Mapping[str, Any]]

    def __call__(self, steps: Reference) -> Any:
        if remote := self.deployment.remote_output(self.stack, steps):
            other, output, rest = remote
            value = resolve(output, _Lookup(self.deployment, other, self.attributes))
            return walk(value, rest)
        if steps[0] in ("data", "path", "terraform"):
            return self._placeholder(steps)
        address = Address(self.stack, str(steps[0]), str(steps[1]))
        found = walk(self.attributes[address], steps[2:])
        return self._placeholder(steps) if found is None else found

    def _placeholder(self, steps: Reference) -> str:
        """What only the cloud computes: the same text at every start, and plainly not the cloud's."""
        return f"local/{self.stack}/{'/'.join(str(step) for step in steps)}"


def read_realised(state: StateFolder) -> Sequence[Realised]:
    """What the last start realised; nothing where there was none."""
    entries = (read_json(state.resources) or {"resources": []})["resources"]
    return [
        Realised(
            address=Address(*entry["address"]),
            engine=entry["engine"],
            known=entry["known"],
            declared=entry["declared"],
        )
        for entry in entries
    ]


def _remember(state: StateFolder, realised: Sequence[Realised]) -> Sequence[Realised]:
    now = {entry.address for entry in realised}
    gone = [
        Realised(address=entry.address, engine=entry.engine, known=entry.known, declared=False)
        for entry in read_realised(state)
        if entry.address not in now and entry.engine != CLOUD_ONLY
    ]
    every = [*realised, *gone]
    entries = [
        {
            "address": [entry.address.stack, entry.address.type, entry.address.name],
            "engine": entry.engine,
            "known": entry.known,
            "declared": entry.declared,
        }
        for entry in every
    ]
    write_json(state.resources, {"resources": entries})
    return every
