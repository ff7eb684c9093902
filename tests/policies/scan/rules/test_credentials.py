from __future__ import annotations

import base64
import random

import pytest

from policies.scan.rules._credentials import has_reference, is_sensitive_name, leak


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "DB_PASSWORD",
        "administrator_password",
        "administrator_password_wo",
        "clientSecret",
        "client_secret",
        "token",
        "sas-token",
        "apiKey",
        "primary_access_key",
        "secondary_key",
        "storage.account_key",
        "primary_connection_string",
        "fs.azure.account.key.stlake.dfs.core.windows.net",
        "fs.azure.account.oauth2.client.secret.stlake.dfs.core.windows.net",
    ],
)
def test_name_of_a_secret_is_sensitive(name: str) -> None:
    assert is_sensitive_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "password_auth_enabled",
        "secret_scope",
        "key_vault_secret_name",
        "secret_permissions",
        "token_type",
        "primary_keys",
        "partition_key",
        "key_vault_key_id",
        "fs.azure.account.auth.type.stlake.dfs.core.windows.net",
        "passenger",
        "compass",
    ],
)
def test_name_of_something_else_is_not_sensitive(name: str) -> None:
    assert not is_sensitive_name(name)


def test_random_text_is_told_from_words() -> None:
    generator = random.Random(20260701)  # noqa: S311 - repeatable, and no secret
    keys = [base64.b64encode(generator.randbytes(32)).decode() for _ in range(1000)]
    assert sum(leak(f"x {key} y") is not None for key in keys) >= 990


@pytest.mark.parametrize(
    "text",
    [
        "/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/resourceGroups/rgMtLfProd/providers/Microsoft.Storage",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Standard_NC24ads_A100_v4",
        "NoAzureDatabricksRulesForThisSubnet2",
        "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "privatelink.blob.core.windows.net",
        "https://user@example.com/path",
        "password=${random_password.db.result}",
        "password={{secrets/scope/key}}",
        "password: ${random_password.db.result}\nexistingSecret: db",
        "password: true",
        "a password policy",
    ],
)
def test_harmless_text_leaks_nothing(text: str) -> None:
    assert leak(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("AccountKey=" + "Ab1/" * 21 + "Zz==", "a storage account's key"),
        ("Endpoint=sb://x/;SharedAccessKey=bm90LWEtcmVhbC1rZXk=", "a shared access key"),
        ("-----BEGIN PRIVATE KEY-----", "a private key"),
        ("dapi" + "0" * 32, "a token of Databricks"),
        ("AKIA" + "A" * 16, "an access key of AWS"),
        ("postgresql://me:secret@db/x", "a password in an address"),
        ("Server=x;Pwd=hunter2", "a password in a text"),
        ('{"password": "hunter2"}', "a password in a text"),
        ("abc8Q~" + "x" * 34, "a client secret of Entra"),
    ],
)
def test_built_secret_is_named(text: str, kind: str) -> None:
    assert leak(text) == kind


def test_reference_is_told_from_its_escaped_spelling() -> None:
    assert has_reference("${random_password.db.result}")
    assert has_reference("{{secrets/scope/key}}")
    assert not has_reference("$${not.a.reference}")
