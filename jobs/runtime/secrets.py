"""Secrets by scope and key, never by value: what a stack hands to a job is where a secret is kept."""

from __future__ import annotations

import json
import os

from jobs.runtime.entry import JobError
from jobs.runtime.platform import Site, local_platform, site

__all__ = ["secret"]

_VAULT = "LAKEFORM_KEY_VAULT_URI"


def secret(scope: str, key: str) -> str:
    """The secret's value: from the secret scope on Databricks, from Key Vault elsewhere in Azure, else the local store.

    Raises:
        JobError: there is no such secret, or (in a pod) no vault was named.
    """
    match site():
        case Site.LOCAL:
            return _local(scope, key)
        case Site.DATABRICKS:
            from databricks.sdk.runtime import dbutils  # noqa: PLC0415 - acts at import, on a cluster alone

            return str(dbutils.secrets.get(scope=scope, key=key))
        case Site.AZURE:
            return _key_vault(key)


def _local(scope: str, key: str) -> str:
    kept = json.loads(local_platform().secrets.read_text(encoding="utf-8"))
    try:
        return str(kept[scope][key])
    except KeyError:
        raise JobError(f"the secret {key!r} of the scope {scope!r} is not kept here; run: lakeform up") from None


def _key_vault(key: str) -> str:
    from azure.core.exceptions import ResourceNotFoundError  # noqa: PLC0415 - slow to import, needed in a pod alone
    from azure.identity import DefaultAzureCredential  # noqa: PLC0415
    from azure.keyvault.secrets import SecretClient  # noqa: PLC0415

    vault = os.environ.get(_VAULT)
    if not vault:
        raise JobError(f"{_VAULT} is not set; set it to the vault's https://<name>.vault.azure.net/")
    try:
        value = SecretClient(vault_url=vault, credential=DefaultAzureCredential()).get_secret(key).value
    except ResourceNotFoundError:
        raise JobError(f"the secret {key!r} is not in {vault}; deploy the stack that writes it") from None
    return value or ""
