"""`databricks_credential` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Credential",
    "CredentialAwsIamRole",
    "CredentialAzureManagedIdentity",
    "CredentialAzureServicePrincipal",
    "CredentialDatabricksGcpServiceAccount",
    "CredentialProviderConfig",
]


class CredentialAwsIamRole(Block):
    """The block `aws_iam_role`."""

    external_id: str | None = None
    role_arn: str | None = None
    unity_catalog_iam_arn: str | None = None


class CredentialAzureManagedIdentity(Block):
    """The block `azure_managed_identity`."""

    access_connector_id: str
    credential_id: str | None = None
    managed_identity_id: str | None = None


class CredentialAzureServicePrincipal(Block):
    """The block `azure_service_principal`."""

    application_id: str
    client_secret: str
    directory_id: str


class CredentialDatabricksGcpServiceAccount(Block):
    """The block `databricks_gcp_service_account`."""

    credential_id: str | None = None
    email: str | None = None
    private_key_id: str | None = None


class CredentialProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class CredentialAwsIamRoleRef(Ref):
    """What can be read of `aws_iam_role`."""

    external_id = StringAttribute()
    role_arn = StringAttribute()
    unity_catalog_iam_arn = StringAttribute()


class CredentialAzureManagedIdentityRef(Ref):
    """What can be read of `azure_managed_identity`."""

    access_connector_id = StringAttribute()
    credential_id = StringAttribute()
    managed_identity_id = StringAttribute()


class CredentialDatabricksGcpServiceAccountRef(Ref):
    """What can be read of `databricks_gcp_service_account`."""

    credential_id = StringAttribute()
    email = StringAttribute()
    private_key_id = StringAttribute()


class CredentialProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Credential(Resource):
    """`databricks_credential`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_credential"

    aws_iam_role = BlockAttribute(CredentialAwsIamRoleRef)
    azure_managed_identity = BlockAttribute(CredentialAzureManagedIdentityRef)
    comment = StringAttribute()
    created_at = NumberAttribute()
    created_by = StringAttribute()
    credential_id = StringAttribute()
    databricks_gcp_service_account = BlockAttribute(CredentialDatabricksGcpServiceAccountRef)
    force_destroy = BooleanAttribute()
    force_update = BooleanAttribute()
    full_name = StringAttribute()
    id = StringAttribute()
    isolation_mode = StringAttribute()
    metastore_id = StringAttribute()
    name = StringAttribute()
    owner = StringAttribute()
    provider_config = BlockAttribute(CredentialProviderConfigRef)
    purpose = StringAttribute()
    read_only = BooleanAttribute()
    skip_validation = BooleanAttribute()
    updated_at = NumberAttribute()
    updated_by = StringAttribute()
    used_for_managed_storage = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        purpose: str,
        aws_iam_role: CredentialAwsIamRole | None = None,
        azure_managed_identity: CredentialAzureManagedIdentity | None = None,
        azure_service_principal: CredentialAzureServicePrincipal | None = None,
        comment: str | None = None,
        created_at: float | None = None,
        created_by: str | None = None,
        databricks_gcp_service_account: CredentialDatabricksGcpServiceAccount | None = None,
        force_destroy: bool | Expression | None = None,
        force_update: bool | Expression | None = None,
        full_name: str | None = None,
        isolation_mode: str | None = None,
        metastore_id: str | None = None,
        owner: str | None = None,
        provider_config: CredentialProviderConfig | None = None,
        read_only: bool | Expression | None = None,
        skip_validation: bool | Expression | None = None,
        updated_at: float | None = None,
        updated_by: str | None = None,
        used_for_managed_storage: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
