"""Each stack keeps its state in Azure, opened by Entra identities alone, under a key of its own.

Why: a state on a laptop is lost with it and locked against nobody. Two stacks under one key delete each other's
resources. A state holds secrets in plain text, so no key or token may open it.

Remedy: let the stack be an `EnvironmentStack`; its backend is `azurerm` with `use_azuread_auth` and the key
`<stack>.tfstate`. `local` keeps its state on the machine that it is deployed onto.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import On, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("terraform.backend",)

_PLACE = ("storage_account_name", "container_name", "key")
_SECRETS = ("access_key", "sas_token", "client_secret", "client_certificate_password", "oidc_token")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A part's name is the backend's kind; it is `none` where a stack names no backend."""
    kind = resource.name
    if kind == "azurerm":
        yield from _entra_alone(resource)
        yield from _own_place(resource, environment)
    elif kind != "local" or environment.kind != "local":
        yield f"the backend is {kind}, not azurerm"
    elif resource.value("path") != f"../../../terraform.{resource.stack}.tfstate":
        yield f"path is {resource.value('path')!r}, not of its stack alone"


def _entra_alone(backend: Resource) -> Iterator[str]:
    yield from wrong_switches(backend, On("use_azuread_auth"))
    for secret in _SECRETS:
        if backend.value(secret):
            yield f"{secret} is written out; Entra identities alone may open the state"


def _own_place(backend: Resource, environment: Environment) -> Iterator[str]:
    if backend.value("key") != f"{backend.stack}.tfstate":
        yield f"key is {backend.value('key')!r}, not {backend.stack}.tfstate"
    if environment.name not in str(backend.value("storage_account_name")):
        yield f"storage_account_name {backend.value('storage_account_name')!r} is not the environment's own"
    mine = [backend.value(argument) for argument in _PLACE]
    for argument, value in zip(_PLACE, mine, strict=True):
        if not value:
            yield f"{argument} is left out"
    for other in environment.of(*TYPES):
        if other is not backend and [other.value(argument) for argument in _PLACE] == mine:
            yield f"{other.stack} keeps its state in the same place"
