"""`databricks_storage_credential` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "StorageCredential",
    "StorageCredentialAwsIamRole",
    "StorageCredentialAzureManagedIdentity",
    "StorageCredentialAzureServicePrincipal",
    "StorageCredentialCloudflareApiToken",
    "StorageCredentialDatabricksGcpServiceAccount",
    "StorageCredentialGcpServiceAccountKey",
    "StorageCredentialProviderConfig",
]


class StorageCredentialAwsIamRole(Block):
    """The block `aws_iam_role`."""

    role_arn: str
    external_id: str | None = None
    unity_catalog_iam_arn: str | None = None


class StorageCredentialAzureManagedIdentity(Block):
    """The block `azure_managed_identity`."""

    access_connector_id: str
    credential_id: str | None = None
    managed_identity_id: str | None = None


class StorageCredentialAzureServicePrincipal(Block):
    """The block `azure_service_principal`."""

    application_id: str
    client_secret: str
    directory_id: str


class StorageCredentialCloudflareApiToken(Block):
    """The block `cloudflare_api_token`."""

    access_key_id: str
    account_id: str
    secret_access_key: str


class StorageCredentialDatabricksGcpServiceAccount(Block):
    """The block `databricks_gcp_service_account`."""

    credential_id: str | None = None
    email: str | None = None


class StorageCredentialGcpServiceAccountKey(Block):
    """The block `gcp_service_account_key`."""

    email: str
    private_key: str
    private_key_id: str


class StorageCredentialProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class StorageCredentialAwsIamRoleRef(Ref):
    """What can be read of `aws_iam_role`."""

    external_id = StringAttribute()
    role_arn = StringAttribute()
    unity_catalog_iam_arn = StringAttribute()


class StorageCredentialAzureManagedIdentityRef(Ref):
    """What can be read of `azure_managed_identity`."""

    access_connector_id = StringAttribute()
    credential_id = StringAttribute()
    managed_identity_id = StringAttribute()


class StorageCredentialDatabricksGcpServiceAccountRef(Ref):
    """What can be read of `databricks_gcp_service_account`."""

    credential_id = StringAttribute()
    email = StringAttribute()


class StorageCredentialProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class StorageCredential(Resource):
    """`databricks_storage_credential`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_storage_credential"

    api = StringAttribute()
    aws_iam_role = BlockAttribute(StorageCredentialAwsIamRoleRef)
    azure_managed_identity = BlockAttribute(StorageCredentialAzureManagedIdentityRef)
    comment = StringAttribute()
    databricks_gcp_service_account = BlockAttribute(StorageCredentialDatabricksGcpServiceAccountRef)
    force_destroy = BooleanAttribute()
    force_update = BooleanAttribute()
    id = StringAttribute()
    isolation_mode = StringAttribute()
    metastore_id = StringAttribute()
    name = StringAttribute()
    owner = StringAttribute()
    provider_config = BlockAttribute(StorageCredentialProviderConfigRef)
    read_only = BooleanAttribute()
    skip_validation = BooleanAttribute()
    storage_credential_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        api: str | None = None,
        aws_iam_role: StorageCredentialAwsIamRole | None = None,
        azure_managed_identity: StorageCredentialAzureManagedIdentity | None = None,
        azure_service_principal: StorageCredentialAzureServicePrincipal | None = None,
        cloudflare_api_token: StorageCredentialCloudflareApiToken | None = None,
        comment: str | None = None,
        databricks_gcp_service_account: StorageCredentialDatabricksGcpServiceAccount | None = None,
        force_destroy: bool | Expression | None = None,
        force_update: bool | Expression | None = None,
        gcp_service_account_key: StorageCredentialGcpServiceAccountKey | None = None,
        isolation_mode: str | None = None,
        metastore_id: str | None = None,
        owner: str | None = None,
        provider_config: StorageCredentialProviderConfig | None = None,
        read_only: bool | Expression | None = None,
        skip_validation: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
