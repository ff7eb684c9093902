"""Who deploys: a token for Resource Manager, from the same environment that Terraform's providers read."""

from __future__ import annotations

import base64
import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from environments.local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from azure.core.credentials import TokenCredential

__all__ = ["arm_token", "object_id"]

_SCOPE = "https://management.azure.com/.default"
_HOW = (
    "log in with `az login`, or give ARM_CLIENT_ID and ARM_TENANT_ID with ARM_OIDC_TOKEN, ARM_OIDC_TOKEN_FILE_PATH or "
    "ARM_CLIENT_SECRET"
)


def arm_token(tenant_id: str | None, environment: Mapping[str, str] = os.environ) -> Callable[[], str]:
    """What gives tokens: a federated or secret ARM_CLIENT_ID, else whatever azure-identity finds, `az login` among it.

    Raises:
        LocalError: azure-identity is not installed. The function given raises it where there is no credential.
    """
    try:
        # Slow to import, and only this verb needs it.
        from azure.core.exceptions import ClientAuthenticationError  # noqa: PLC0415
    except ImportError:
        raise LocalError("azure-identity is missing; install it: pip install 'lakeform[bootstrap]'") from None
    # It logs, with a traceback, each kind of credential that it doesn't find; the message below says what matters.
    logging.getLogger("azure.identity").setLevel(logging.CRITICAL)
    tenant = tenant_id or environment.get("ARM_TENANT_ID")
    credential = _credential(tenant, environment)

    def token() -> str:
        try:
            return credential.get_token(_SCOPE, tenant_id=tenant).token
        except (ClientAuthenticationError, ValueError) as error:
            first = str(error).strip().splitlines()[0]
            raise LocalError(f"no credential for Azure: {first}\n{_HOW}") from None

    return token


def object_id(token: str) -> str:
    """The object id of the user or service principal that a token was issued to.

    The token's own claims say it; Azure judges the token, this only reads it.

    Raises:
        LocalError: the token doesn't say.
    """
    try:
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        return str(claims["oid"])
    except (IndexError, KeyError, TypeError, ValueError):
        raise LocalError(
            "the token doesn't say who you are; name who shall use the store: --principal OBJECT_ID"
        ) from None


def _credential(tenant: str | None, environment: Mapping[str, str]) -> TokenCredential:
    from azure.identity import (  # noqa: PLC0415 - as above
        ClientAssertionCredential,
        ClientSecretCredential,
        DefaultAzureCredential,
    )

    client = environment.get("ARM_CLIENT_ID")
    if tenant and client:
        if assertion := _assertion(environment):
            return ClientAssertionCredential(tenant, client, assertion)
        if secret := environment.get("ARM_CLIENT_SECRET"):
            return ClientSecretCredential(tenant, client, secret)
    # Who is logged in to several tenants may ask for any of them.
    return DefaultAzureCredential(additionally_allowed_tenants=["*"])


def _assertion(environment: Mapping[str, str]) -> Callable[[], str] | None:
    """What gives the pipeline's own token; a file is read anew each time, since it is renewed."""
    if path := environment.get("ARM_OIDC_TOKEN_FILE_PATH"):
        return lambda: Path(path).read_text(encoding="utf-8").strip()
    if given := environment.get("ARM_OIDC_TOKEN"):
        return lambda: given
    return None
