"""How a job reaches Event Hubs' Kafka endpoint: options for Spark's source, configuration for librdkafka clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from jobs.runtime.params import KafkaAuthentication
from jobs.runtime.platform import Site, local_platform, site
from jobs.runtime.secrets import secret

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential

__all__ = ["KafkaAccess", "client_config", "spark_options"]

# Event Hubs' fixed user name for a connection string.
_USER = "$ConnectionString"


class KafkaAccess(Protocol):
    """The parameters of a job that talks to Kafka."""

    @property
    def bootstrap_servers(self) -> str:
        """Event Hubs' `host:9093`."""

    @property
    def authentication(self) -> KafkaAuthentication:
        """How the job proves itself."""

    @property
    def service_credential(self) -> str:
        """The Unity Catalog service credential that `entra` uses on Databricks."""

    @property
    def secret_scope(self) -> str:
        """Where `connection_string` is kept."""

    @property
    def secret_key(self) -> str:
        """Its key there."""


def spark_options(access: KafkaAccess) -> dict[str, str]:
    """Options of Spark's `kafka` source and sink."""
    options = {"kafka.bootstrap.servers": _bootstrap(access)}
    if access.authentication is KafkaAuthentication.ENTRA:
        return options | {"databricks.serviceCredential": access.service_credential}
    # Databricks ships Kafka's client under a name of its own.
    shaded = "kafkashaded." if site() is Site.DATABRICKS else ""
    password = _connection_string(access).replace("\\", "\\\\").replace('"', '\\"')
    return options | {
        "kafka.security.protocol": _plain_protocol(),
        "kafka.sasl.mechanism": "PLAIN",
        "kafka.sasl.jaas.config": (
            f"{shaded}org.apache.kafka.common.security.plain.PlainLoginModule required "
            f'username="{_USER}" password="{password}";'
        ),
    }


def client_config(access: KafkaAccess) -> dict[str, Any]:
    """Configuration of a confluent-kafka client."""
    config: dict[str, Any] = {"bootstrap.servers": _bootstrap(access)}
    if access.authentication is KafkaAuthentication.CONNECTION_STRING:
        return config | {
            "security.protocol": _plain_protocol(),
            "sasl.mechanism": "PLAIN",
            "sasl.username": _USER,
            "sasl.password": _connection_string(access),
        }
    credential = _credential(access)
    scope = f"https://{access.bootstrap_servers.partition(':')[0]}/.default"

    def token(_config: str) -> tuple[str, float]:
        fresh = credential.get_token(scope)
        return fresh.token, float(fresh.expires_on)

    return config | {"security.protocol": "SASL_SSL", "sasl.mechanism": "OAUTHBEARER", "oauth_cb": token}


def _bootstrap(access: KafkaAccess) -> str:
    if site() is not Site.LOCAL:
        return access.bootstrap_servers
    return local_platform().endpoints.get(access.bootstrap_servers, access.bootstrap_servers)


def _plain_protocol() -> str:
    # The embedded broker listens on loopback alone, without TLS.
    return "SASL_PLAINTEXT" if site() is Site.LOCAL else "SASL_SSL"


def _connection_string(access: KafkaAccess) -> str:
    return secret(access.secret_scope, access.secret_key)


def _credential(access: KafkaAccess) -> TokenCredential:
    if site() is Site.DATABRICKS:
        from databricks.sdk.runtime import dbutils  # noqa: PLC0415 - acts at import, on a cluster alone

        credentials: Any = dbutils.credentials  # its published types lack what clusters have
        provider: TokenCredential = credentials.getServiceCredentialsProvider(access.service_credential)
        return provider
    from azure.identity import DefaultAzureCredential  # noqa: PLC0415 - slow to import

    return DefaultAzureCredential()
