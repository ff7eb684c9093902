"""Nothing that the stacks make signs in with a long-lived token or a secret.

Why: a token works from anywhere for whoever has it, and Terraform writes it into its state. Service principals sign in
through managed identities and federation, which leave nothing to steal.

Remedy: use a managed identity; where a token can't be avoided, outside production, `lifetime_seconds` of 90 days at
most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_PROVIDER = "provider.databricks"
_LIVED = ("databricks_obo_token", "databricks_token")
TYPES = (_PROVIDER, "databricks_service_principal_secret", *_LIVED)

_LONGEST_SECONDS = 90 * 24 * 3600
_SIGNED_IN = ("token", "password", "azure_client_secret", "client_secret")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge tokens by their life, secrets by being there, and the provider by how it signs in."""
    if resource.type == _PROVIDER:
        for name in _SIGNED_IN:
            if resource.body.get(name) is not None:
                yield f"signs in with {name}, which the stack spells out; leave it to the environment's identity"
    elif resource.type in _LIVED:
        seconds = resource.value("lifetime_seconds")
        if environment.kind == "prod":
            yield "is a token in production"
        elif not seconds or not 0 < seconds <= _LONGEST_SECONDS:
            yield f"lifetime_seconds is {seconds or 'unset'}; at most {_LONGEST_SECONDS} (90 days)"
    else:
        yield "is a secret that lies in Terraform's state; use a managed identity or federation"
