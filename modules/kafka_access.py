"""How jobs prove themselves to Event Hubs: an identity of their own, or a connection string where Entra can't serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.runtime.params import KafkaAuthentication
from modules.bindings.azurerm.data_client_config import DataClientConfig
from modules.bindings.azurerm.key_vault_secret import KeyVaultSecret
from modules.bindings.azurerm.role_assignment import RoleAssignment
from modules.bindings.cdk import Construct
from modules.bindings.databricks.credential import Credential, CredentialAzureManagedIdentity
from modules.unity_catalog import Grant, grants_of
from modules.workspace import access_connector

if TYPE_CHECKING:
    from modules.event_hubs import EventHubs
    from modules.placement import Placement

__all__ = ["ConnectionStringAccess", "EntraAccess", "KafkaAccess"]

_CONNECTION_STRING = "eventhubs-connection-string"


class KafkaAccess(Construct):
    """What a job's parameters say of its access; what its authentication does not use is empty."""

    authentication: KafkaAuthentication
    service_credential: str = ""
    secret_scope: str = ""
    secret_key: str = ""


class EntraAccess(KafkaAccess):
    """An access connector that may read the hubs (and send, if it must), lent to the jobs as a service credential.

    No secret exists: Databricks obtains the connector's tokens, and only `granted_to` may use the credential.
    """

    authentication = KafkaAuthentication.ENTRA

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        name: str,
        hubs: EventHubs,
        may_send: bool,
        owner: str,
        granted_to: str,
    ) -> None:
        super().__init__(scope, construct_id)
        connector = access_connector(self, "connector", placement=placement, name=name)
        hubs.allow("receive", principal_id=connector.identity.principal_id, send=False)
        if may_send:
            hubs.allow("send", principal_id=connector.identity.principal_id, send=True)
        credential = Credential(
            self,
            "credential",
            name=name,
            comment="Event Hubs, through the access connector",
            purpose="SERVICE",
            azure_managed_identity=CredentialAzureManagedIdentity(access_connector_id=connector.id),
            owner=owner,
        )
        grants_of(
            self, "grants", credential=credential.name, grants=[Grant(principal=granted_to, privileges=("ACCESS",))]
        )
        self.service_credential = credential.name


class ConnectionStringAccess(KafkaAccess):
    """A shared key kept in the Key Vault, which jobs read through the secret scope; the deployer may write it there."""

    authentication = KafkaAuthentication.CONNECTION_STRING

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        placement: Placement,
        hubs: EventHubs,
        vault_id: str,
        secret_scope: str,
    ) -> None:
        super().__init__(scope, construct_id)
        officer = RoleAssignment(
            self,
            "deployer-writes-secrets",
            scope=vault_id,
            role_definition_name="Key Vault Secrets Officer",
            principal_id=DataClientConfig(self, "deployer").object_id,
        )
        secret = KeyVaultSecret(
            self,
            "secret",
            name=_CONNECTION_STRING,
            key_vault_id=vault_id,
            value=hubs.connection_string("clients", name="clients"),
            content_type="Event Hubs connection string",
            tags=placement.tags,
            depends_on=[officer],
        )
        self.secret_scope = secret_scope
        self.secret_key = secret.name
