"""Every reference leads to something that the stacks declare.

Why: a reference to nothing fails at plan at best; at worst a policy that follows it looks away. Terraform would say so
only once the other stack's state is read.

Remedy: hand the other stack's resource over in its Outputs, so that cdktf writes both ends of the reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.model import UnresolvedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("*",)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """One message per argument, as each may hold a reference of its own."""
    for argument, value in resource.body.items():
        try:
            environment.targets(value, stack=resource.stack)
        except UnresolvedError as error:
            yield f"{argument}: {error}"
