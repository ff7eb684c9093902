"""`databricks_service_principal` of databricks/databricks 1.138.0.

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
    "ServicePrincipal",
    "ServicePrincipalProviderConfig",
]


class ServicePrincipalProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class ServicePrincipalProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class ServicePrincipal(Resource):
    """`databricks_service_principal`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_service_principal"

    acl_principal_id = StringAttribute()
    active = BooleanAttribute()
    allow_cluster_create = BooleanAttribute()
    allow_instance_pool_create = BooleanAttribute()
    api = StringAttribute()
    application_id = StringAttribute()
    databricks_sql_access = BooleanAttribute()
    disable_as_user_deletion = BooleanAttribute()
    display_name = StringAttribute()
    external_id = StringAttribute()
    force = BooleanAttribute()
    force_delete_home_dir = BooleanAttribute()
    force_delete_repos = BooleanAttribute()
    home = StringAttribute()
    id = StringAttribute()
    provider_config = BlockAttribute(ServicePrincipalProviderConfigRef)
    repos = StringAttribute()
    workspace_access = BooleanAttribute()
    workspace_consume = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        acl_principal_id: str | None = None,
        active: bool | Expression | None = None,
        allow_cluster_create: bool | Expression | None = None,
        allow_instance_pool_create: bool | Expression | None = None,
        api: str | None = None,
        application_id: str | None = None,
        databricks_sql_access: bool | Expression | None = None,
        disable_as_user_deletion: bool | Expression | None = None,
        display_name: str | None = None,
        external_id: str | None = None,
        force: bool | Expression | None = None,
        force_delete_home_dir: bool | Expression | None = None,
        force_delete_repos: bool | Expression | None = None,
        home: str | None = None,
        provider_config: ServicePrincipalProviderConfig | None = None,
        repos: str | None = None,
        workspace_access: bool | Expression | None = None,
        workspace_consume: bool | Expression | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
