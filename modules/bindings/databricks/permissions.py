"""`databricks_permissions` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "Permissions",
    "PermissionsAccessControl",
    "PermissionsProviderConfig",
]


class PermissionsAccessControl(Block):
    """The block `access_control`."""

    group_name: str | None = None
    permission_level: str | None = None
    service_principal_name: str | None = None
    user_name: str | None = None


class PermissionsProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class PermissionsProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Permissions(Resource):
    """`databricks_permissions`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_permissions"

    alert_v2_id = StringAttribute()
    app_name = StringAttribute()
    authorization = StringAttribute()
    cluster_id = StringAttribute()
    cluster_policy_id = StringAttribute()
    dashboard_id = StringAttribute()
    database_instance_name = StringAttribute()
    database_project_name = StringAttribute()
    directory_id = StringAttribute()
    directory_path = StringAttribute()
    experiment_id = StringAttribute()
    id = StringAttribute()
    instance_pool_id = StringAttribute()
    job_id = StringAttribute()
    knowledge_assistant_id = StringAttribute()
    notebook_id = StringAttribute()
    notebook_path = StringAttribute()
    object_type = StringAttribute()
    pipeline_id = StringAttribute()
    provider_config = BlockAttribute(PermissionsProviderConfigRef)
    registered_model_id = StringAttribute()
    repo_id = StringAttribute()
    repo_path = StringAttribute()
    serving_endpoint_id = StringAttribute()
    sql_alert_id = StringAttribute()
    sql_dashboard_id = StringAttribute()
    sql_endpoint_id = StringAttribute()
    sql_query_id = StringAttribute()
    supervisor_agent_id = StringAttribute()
    vector_search_endpoint_id = StringAttribute()
    workspace_file_id = StringAttribute()
    workspace_file_path = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        access_control: Sequence[PermissionsAccessControl],
        alert_v2_id: str | None = None,
        app_name: str | None = None,
        authorization: str | None = None,
        cluster_id: str | None = None,
        cluster_policy_id: str | None = None,
        dashboard_id: str | None = None,
        database_instance_name: str | None = None,
        database_project_name: str | None = None,
        directory_id: str | None = None,
        directory_path: str | None = None,
        experiment_id: str | None = None,
        instance_pool_id: str | None = None,
        job_id: str | None = None,
        knowledge_assistant_id: str | None = None,
        notebook_id: str | None = None,
        notebook_path: str | None = None,
        object_type: str | None = None,
        pipeline_id: str | None = None,
        provider_config: PermissionsProviderConfig | None = None,
        registered_model_id: str | None = None,
        repo_id: str | None = None,
        repo_path: str | None = None,
        serving_endpoint_id: str | None = None,
        sql_alert_id: str | None = None,
        sql_dashboard_id: str | None = None,
        sql_endpoint_id: str | None = None,
        sql_query_id: str | None = None,
        supervisor_agent_id: str | None = None,
        vector_search_endpoint_id: str | None = None,
        workspace_file_id: str | None = None,
        workspace_file_path: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
