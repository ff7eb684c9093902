"""An environment's synthesized stacks as policies see them: one model, in which references lead across stacks.

A value that holds a token is never handed out: it is resolved to what the stacks say, or `UnresolvedError` is raised.
So a policy can't mistake `${…}` for a value, and one that needs what only the cloud knows fails rather than passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from environments.synthesized.expressions import ExpressionError, references, resolve, walk
from environments.synthesized.remote_state import remote_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from environments.synthesized.expressions import Reference

__all__ = ["UNNAMED", "Block", "Environment", "Kind", "Part", "Resource", "UnresolvedError"]

Kind = Literal["local", "dev", "test", "prod"]

_NAMED = 2
"""Steps that name a resource: its type and its name."""

UNNAMED = ("path", "terraform", "var", "local", "each", "count", "self", "module")
"""What references start with that lead to no resource."""


class UnresolvedError(ValueError):
    """What a policy asked for is known after apply alone, or refers to nothing declared."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one block of a stack declares, as synthesized; `path` is its construct path."""

    stack: str
    type: str
    name: str
    path: str
    body: Mapping[str, Any]


class _Arguments:
    """Arguments and nested blocks. A path's steps are parted by dots; a block that is there once is entered."""

    def __init__(self, raw: Mapping[str, Any], *, stack: str, environment: Environment) -> None:
        self._raw = raw
        self._stack = stack
        self._environment = environment

    def value(self, path: str) -> Any:
        """The plain value at the path, None where it is absent.

        Raises:
            UnresolvedError: it still holds a token.
            ValueError: the path runs through several blocks, or through what is no block.
        """
        found = self._find(path)
        return None if found is None else self._environment.resolve(found, stack=self._stack)

    def written(self, path: str) -> Any:
        """The value at the path as synthesized, tokens included; None where it is absent.

        Raises:
            ValueError: as for `value`.
        """
        return self._find(path)

    def blocks(self, path: str) -> list[Block]:
        """The nested blocks at the path, be they written as one or as a list; through several at each step.

        Raises:
            UnresolvedError: a token stands where blocks should.
            ValueError: something there is no block.
        """
        found: list[Any] = [self._raw]
        for step in path.split("."):
            found = [block for each in found for block in self._as_blocks(each.get(step), path)]
        return [Block(each, stack=self._stack, environment=self._environment) for each in found]

    def target(self, path: str) -> Resource | None:
        """The resource to whose attribute the whole value refers, across stacks; None where the value is absent.

        Raises:
            UnresolvedError: the value is no reference, or refers to nothing declared.
            ValueError: as for `value`.
        """
        found = self._find(path)
        if found is None:
            return None
        return self._environment.target(found, stack=self._stack)

    def targets(self, path: str) -> list[Resource]:
        """Every resource referred to anywhere beneath the path, in order and once each.

        Raises:
            UnresolvedError: one of them is not declared, or an expression is more than a reference.
            ValueError: as for `value`.
        """
        found = self._find(path)
        return [] if found is None else self._environment.targets(found, stack=self._stack)

    def _find(self, path: str) -> Any:
        found: Any = self._raw
        *through, last = path.split(".")
        for step in through:
            blocks = self._as_blocks(found.get(step), path)
            if not blocks:
                return None
            if len(blocks) > 1:
                raise ValueError(f"{path}: {len(blocks)} blocks {step!r}; look at each of blocks({step!r})")
            found = blocks[0]
        return found.get(last)

    def _as_blocks(self, found: Any, path: str) -> list[Mapping[str, Any]]:
        if found is None:
            return []
        if isinstance(found, str):
            found = self._environment.resolve(found, stack=self._stack)
        blocks = found if isinstance(found, list) else [found]
        if not all(isinstance(block, Mapping) for block in blocks):
            raise ValueError(f"{path}: leads through {found!r}, which is no block")
        return blocks


class Block(_Arguments, Mapping[str, Any]):
    """A nested block. As a mapping it gives plain values, or raises `UnresolvedError` as `value` does."""

    def __getitem__(self, key: str) -> Any:
        """The plain value of one argument."""
        return self._environment.resolve(self._raw[key], stack=self._stack)

    def __iter__(self) -> Iterator[str]:
        """The names of its arguments."""
        return iter(self._raw)

    def __len__(self) -> int:
        """The number of its arguments."""
        return len(self._raw)


class Resource(_Arguments):
    """One block of a stack: a resource, a data source, a provider, an output, or what `terraform` itself is told.

    `type` is the resource's type, or `data.<type>`, `provider.<name>`, `output`, `variable`, `terraform.backend`,
    `terraform.required_providers`. `body` holds the arguments as synthesized, tokens included.
    """

    def __init__(self, part: Part, *, environment: Environment) -> None:
        super().__init__(part.body, stack=part.stack, environment=environment)
        self.stack = part.stack
        self.type = part.type
        self.name = part.name
        self.path = part.path
        self.body = part.body

    @property
    def address(self) -> str:
        """`stack type.name`."""
        return f"{self.stack} {self.type}.{self.name}"

    def __repr__(self) -> str:
        return f"<Resource {self.address}>"


class Environment:
    """All stacks of one environment. `name` is the first part of their names, such as `prod`.

    Raises:
        ValueError: a stack declares one address twice.
    """

    def __init__(self, name: str, parts: Iterable[Part]) -> None:
        self.name = name
        self.resources: Sequence[Resource] = tuple(Resource(part, environment=self) for part in parts)
        self.stacks: Sequence[str] = tuple(sorted({resource.stack for resource in self.resources}))
        self._declared: dict[tuple[str, str, str], Resource] = {}
        for resource in self.resources:
            if self._declared.setdefault((resource.stack, resource.type, resource.name), resource) is not resource:
                raise ValueError(f"{resource.address}: declared twice")

    @property
    def kind(self) -> Kind:
        """What rules it is held to: an unknown environment's are production's."""
        return cast("Kind", self.name) if self.name in get_args(Kind) else "prod"

    def of(self, *types: str) -> list[Resource]:
        """The resources of these types; `*` stands for all."""
        return [resource for resource in self.resources if "*" in types or resource.type in types]

    def resolve(self, value: Any, *, stack: str) -> Any:
        """The value with each token replaced by what the stacks say.

        Raises:
            UnresolvedError: a token stands for what only the cloud knows, or for nothing declared.
        """
        return self._resolve(value, stack, frozenset())

    def target(self, value: Any, *, stack: str) -> Resource:
        """The resource to whose attribute the whole value refers.

        Raises:
            UnresolvedError: the value is no reference, or refers to nothing declared.
        """
        steps = self._references(value) if isinstance(value, str) else []
        # `${` once and at the start, `}` once and at the end: nothing stands beside the reference.
        if len(steps) != 1 or not (value.startswith("${") and value.index("}") == len(value) - 1):
            raise UnresolvedError(f"{value!r} is no reference to a resource")
        found = self.follow(steps[0], stack=stack)
        if found is None:
            raise UnresolvedError(f"{value} leads to no resource")
        return found

    def targets(self, value: Any, *, stack: str) -> list[Resource]:
        """Every resource referred to anywhere in the value, in order and once each.

        Raises:
            UnresolvedError: one of them is not declared, or an expression is more than a reference.
        """
        found: dict[Resource, None] = {}
        for steps in self._references(value):
            if (remote := remote_output(steps)) is not None:
                output = self.output(remote.stack, remote.output)
                found |= dict.fromkeys(self.targets(output.body.get("value"), stack=output.stack))
            elif (resource := self.follow(steps, stack=stack)) is not None:
                found[resource] = None
        return list(found)

    def follow(self, steps: Reference, *, stack: str) -> Resource | None:
        """The resource that a stack's reference leads to; None where it leads to none, as `${terraform.workspace}`.

        Raises:
            UnresolvedError: it leads to what is not declared.
        """
        if (remote := remote_output(steps)) is not None:
            output = self.output(remote.stack, remote.output)
            return self.target(output.body.get("value"), stack=output.stack)
        if steps[0] in UNNAMED:
            return None
        return self._named(steps, stack)[0]

    def _named(self, steps: Reference, stack: str) -> tuple[Resource, Reference]:
        kind, rest = (f"data.{steps[1]}", steps[2:]) if steps[0] == "data" and len(steps) > 1 else (steps[0], steps[1:])
        name = str(rest[0]) if rest else ""
        resource = self._declared.get((stack, str(kind), name))
        if resource is None:
            raise UnresolvedError(f"{_shown(steps)} refers to what the stack {stack} does not declare")
        return resource, rest[1:]

    def output(self, stack: str, name: str) -> Resource:
        """The output of a stack.

        Raises:
            UnresolvedError: the stack has none of that name.
        """
        output = self._declared.get((stack, "output", name))
        if output is None:
            raise UnresolvedError(f"reads the output {name!r} of the stack {stack!r}, which has none of that name")
        return output

    def _resolve(self, value: Any, stack: str, seen: frozenset[tuple[str, Reference]]) -> Any:
        def look_up(steps: Reference) -> Any:
            if (stack, steps) in seen:
                raise UnresolvedError(f"{_shown(steps)} runs in a circle")
            deeper = seen | {(stack, steps)}
            if (remote := remote_output(steps)) is not None:
                output = self.output(remote.stack, remote.output)
                found = walk(self._resolve(output.body.get("value"), output.stack, deeper), remote.steps)
            elif steps[0] in UNNAMED:
                found = None
            else:
                resource, rest = self._named(steps, stack)
                found = walk(resource.body, rest) if rest else None
                found = None if found is None else self._resolve(found, resource.stack, deeper)
            if found is None:
                raise UnresolvedError(f"{_shown(steps)} is known after apply alone")
            return found

        try:
            return resolve(value, look_up)
        except ExpressionError as error:
            raise UnresolvedError(str(error)) from None

    @staticmethod
    def _references(value: Any) -> list[Reference]:
        try:
            return list(references(value))
        except ExpressionError as error:
            raise UnresolvedError(str(error)) from None


def _shown(steps: Reference) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return f"${{{text.removeprefix('.')}}}"
