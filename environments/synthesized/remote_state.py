"""References from one stack to another: `data.terraform_remote_state.…`, as cdktf writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from environments.synthesized.expressions import Reference

__all__ = ["RemoteOutput", "remote_output"]

_CROSS_STACK = "cross-stack-reference-input-"
_TO_OUTPUT = 5


class RemoteOutput(NamedTuple):
    """Another stack's output, and the steps that go on inside its value."""

    stack: str
    output: str
    steps: Reference


def remote_output(steps: Reference) -> RemoteOutput | None:
    """Which output of which stack a reference reads; None where it is to something else."""
    if steps[:2] != ("data", "terraform_remote_state") or len(steps) < _TO_OUTPUT:
        return None
    _, _, name, _, output, *rest = steps
    return RemoteOutput(str(name).removeprefix(_CROSS_STACK), str(output), tuple(rest))
