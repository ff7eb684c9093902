from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from azure.core.exceptions import ResourceNotFoundError

from jobs.runtime.entry import JobError
from jobs.runtime.secrets import secret

if TYPE_CHECKING:
    from pathlib import Path


class Client:
    """Key Vault with one secret."""

    def __init__(self, *, vault_url: str, credential: Any) -> None:
        assert vault_url == "https://kv-x.vault.azure.net/"
        assert credential is not None

    def get_secret(self, name: str) -> Any:
        if name != "key":
            raise ResourceNotFoundError
        return SimpleNamespace(value="from the vault")


@pytest.fixture
def pod(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_PLATFORM", raising=False)
    monkeypatch.setenv("LAKEFORM_KEY_VAULT_URI", "https://kv-x.vault.azure.net/")
    monkeypatch.setattr("azure.keyvault.secrets.SecretClient", Client)


def test_secret_on_a_laptop_is_read_from_the_local_store(platform: Path) -> None:
    assert platform.is_dir()
    assert secret("lakeform", "key").startswith("Endpoint=")


@pytest.mark.parametrize(("scope", "key"), [("lakeform", "other"), ("elsewhere", "key")])
def test_missing_secret_on_a_laptop_is_named(platform: Path, scope: str, key: str) -> None:
    assert platform.is_dir()
    with pytest.raises(JobError, match=rf"'{key}' of the scope '{scope}'.*lakeform up"):
        secret(scope, key)


@pytest.mark.usefixtures("pod")
def test_secret_in_a_pod_is_read_from_key_vault() -> None:
    assert secret("lakeform", "key") == "from the vault"


@pytest.mark.usefixtures("pod")
def test_missing_secret_in_a_pod_is_named() -> None:
    with pytest.raises(JobError, match=r"'other' is not in https://kv-x"):
        secret("lakeform", "other")


@pytest.mark.usefixtures("pod")
def test_pod_without_a_vault_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_KEY_VAULT_URI")
    with pytest.raises(JobError, match="LAKEFORM_KEY_VAULT_URI is not set"):
        secret("lakeform", "key")
