from __future__ import annotations

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError

from environments.bootstrap import deployer
from environments.local.errors import LocalError
from tests.environments.bootstrap.resource_manager import DEPLOYER, TOKEN


class Credential:
    """What azure-identity gives, with the arguments that it was asked with."""

    def __init__(self, *made_of: object) -> None:
        self.made_of = made_of

    def get_token(self, *_scopes: str, tenant_id: str | None = None) -> AccessToken:
        return AccessToken(f"token of {tenant_id}", 0)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "a.e30.c"])
def test_token_that_names_nobody_is_told_with_the_way_round(token: str) -> None:
    with pytest.raises(LocalError, match="--principal OBJECT_ID"):
        deployer.object_id(token)


def test_object_id_is_the_tokens_own_claim() -> None:
    assert deployer.object_id(TOKEN) == DEPLOYER


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("ClientSecretCredential", {"ARM_CLIENT_SECRET": "s"}),
        ("ClientAssertionCredential", {"ARM_OIDC_TOKEN": "t", "ARM_CLIENT_SECRET": "s"}),
        ("ClientAssertionCredential", {"ARM_OIDC_TOKEN_FILE_PATH": "token"}),
    ],
)
def test_credential_is_the_one_that_terraform_would_take(
    monkeypatch: pytest.MonkeyPatch, kind: str, more: dict[str, str]
) -> None:
    made: list[Credential] = []

    def make(*given: object) -> Credential:
        made.append(Credential(*given))
        return made[0]

    monkeypatch.setattr(f"azure.identity.{kind}", make)
    token = deployer.arm_token(None, {"ARM_CLIENT_ID": "c", "ARM_TENANT_ID": "t", **more})
    assert made[0].made_of[:2] == ("t", "c")
    assert token() == "token of t"


def test_tenant_of_the_settings_comes_before_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("azure.identity.DefaultAzureCredential", lambda **_: Credential())
    assert deployer.arm_token("settings", {"ARM_TENANT_ID": "environment"})() == "token of settings"


def test_missing_credential_is_told_with_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nobody(Credential):
        def get_token(self, *_scopes: str, **_: object) -> AccessToken:
            raise ClientAuthenticationError("none of them\n\tmore lines")

    monkeypatch.setattr("azure.identity.DefaultAzureCredential", lambda **_: Nobody())
    with pytest.raises(LocalError, match="no credential for Azure: none of them\nlog in with `az login`"):
        deployer.arm_token(None, {})()
