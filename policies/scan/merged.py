"""An environment's stacks as one Terraform document for checkov, which follows references inside one document alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from environments.synthesized.expressions import ExpressionError, resolve
from environments.synthesized.remote_state import remote_output
from policies.scan.model import UNNAMED, UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from environments.synthesized.expressions import Reference
    from policies.scan.model import Environment, Resource

__all__ = ["merged_name", "plain", "referring"]


def merged_name(stack: str, name: str) -> str:
    """A resource's name in the merged document: names are unique in their stacks only."""
    return f"{stack}__{name}"


def referring(resource: Resource, environment: Environment) -> Mapping[str, Any]:
    """Its arguments with every reference leading straight to the merged resource, as graph checks need them."""
    referred: Mapping[str, Any] = _referring(dict(resource.body), resource.stack, environment)
    return referred


def plain(resource: Resource, environment: Environment) -> Mapping[str, Any]:
    """Its arguments with every token replaced by what the stacks say, as checks of one resource need them."""
    return {name: _plain(value, resource.stack, environment) for name, value in resource.body.items()}


def _plain(value: Any, stack: str, environment: Environment) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each, stack, environment) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, stack, environment) for each in value]
    try:
        return environment.resolve(value, stack=stack)
    except UnresolvedError:
        return _referring(value, stack, environment)


def _referring(value: Any, stack: str, environment: Environment) -> Any:
    def look_up(steps: Reference) -> Any:
        if (remote := remote_output(steps)) is not None:
            output = environment.output(remote.stack, remote.output)
            led = _referring(output.body.get("value"), output.stack, environment)
            # What goes on inside an output's value goes on behind the reference that it is.
            return f"{led[:-1]}{_joined(remote.steps)}}}" if remote.steps else led
        if steps[0] in UNNAMED:
            return f"${{{_joined(steps)[1:]}}}"
        kind, rest = (f"data.{steps[1]}", steps[2:]) if steps[0] == "data" and len(steps) > 1 else (steps[0], steps[1:])
        if not rest:
            raise UnresolvedError(f"{kind} is a type without a name")
        return f"${{{kind}.{merged_name(stack, str(rest[0]))}{_joined(rest[1:])}}}"

    try:
        return resolve(value, look_up)
    except (ExpressionError, UnresolvedError, RecursionError):
        # The policy `declared-references` says so; checkov can at least look at the rest.
        return value


def _joined(steps: Reference) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
