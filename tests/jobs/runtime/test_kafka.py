from __future__ import annotations

import sys
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jobs.runtime.kafka import client_config, spark_options
from jobs.runtime.params import KafkaAuthentication
from tests.jobs.runtime.conftest import BOOTSTRAP

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True)
class Access:
    authentication: KafkaAuthentication
    bootstrap_servers: str = BOOTSTRAP
    service_credential: str = "dbac-streaming"
    secret_scope: str = "lakeform"
    secret_key: str = "key"


PLAIN, ENTRA = Access(KafkaAuthentication.CONNECTION_STRING), Access(KafkaAuthentication.ENTRA)
PASSWORD = 'Endpoint=sb://x/;Key="a\\b";'


class Credential:
    """What azure-identity's credentials do, for one scope."""

    def get_token(self, scope: str) -> Any:
        assert scope == "https://evhns-x.servicebus.windows.net/.default"
        return SimpleNamespace(token="jwt", expires_on=1_800_000_000)


def on_databricks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABRICKS_RUNTIME_VERSION", "18.0")
    dbutils = SimpleNamespace(
        secrets=SimpleNamespace(get=lambda scope, key: PASSWORD if (scope, key) == ("lakeform", "key") else ""),
        credentials=SimpleNamespace(
            getServiceCredentialsProvider=lambda name: Credential() if name == "dbac-streaming" else None
        ),
    )
    # The real module connects to a workspace when it is imported.
    monkeypatch.setitem(sys.modules, "databricks.sdk.runtime", SimpleNamespace(dbutils=dbutils))


def test_client_on_a_laptop_meets_the_embedded_broker(platform: Path) -> None:
    assert platform.is_dir()
    assert client_config(PLAIN) == {
        "bootstrap.servers": "127.0.0.1:41234",
        "security.protocol": "SASL_PLAINTEXT",
        "sasl.mechanism": "PLAIN",
        "sasl.username": "$ConnectionString",
        "sasl.password": PASSWORD,
    }


def test_spark_on_a_laptop_escapes_the_password(platform: Path) -> None:
    assert platform.is_dir()
    options = spark_options(PLAIN)
    assert options["kafka.bootstrap.servers"] == "127.0.0.1:41234"
    assert options["kafka.sasl.jaas.config"] == (
        "org.apache.kafka.common.security.plain.PlainLoginModule required "
        'username="$ConnectionString" password="Endpoint=sb://x/;Key=\\"a\\\\b\\";";'
    )


def test_spark_on_databricks_uses_the_service_credential_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    on_databricks(monkeypatch)
    assert spark_options(ENTRA) == {
        "kafka.bootstrap.servers": BOOTSTRAP,
        "databricks.serviceCredential": "dbac-streaming",
    }


def test_spark_on_databricks_reads_the_connection_string_over_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    on_databricks(monkeypatch)
    options = spark_options(PLAIN)
    assert options["kafka.security.protocol"] == "SASL_SSL"
    assert options["kafka.sasl.jaas.config"].startswith("kafkashaded.org.apache.kafka.")


def test_client_on_databricks_gets_tokens_from_the_service_credential(monkeypatch: pytest.MonkeyPatch) -> None:
    on_databricks(monkeypatch)
    config = client_config(ENTRA)
    assert (config["security.protocol"], config["sasl.mechanism"]) == ("SASL_SSL", "OAUTHBEARER")
    assert config["oauth_cb"]("") == ("jwt", 1_800_000_000.0)


def test_client_in_a_pod_gets_tokens_from_its_own_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAKEFORM_PLATFORM", raising=False)
    monkeypatch.setattr("azure.identity.DefaultAzureCredential", Credential)
    config = client_config(ENTRA)
    assert config["bootstrap.servers"] == BOOTSTRAP
    assert config["oauth_cb"]("") == ("jwt", 1_800_000_000.0)
