"""`databricks_sql_endpoint` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import (
    BlockAttribute,
    BlocksAttribute,
    BooleanAttribute,
    MapAttribute,
    NumberAttribute,
    Ref,
    StringAttribute,
)
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "SqlEndpoint",
    "SqlEndpointChannel",
    "SqlEndpointProviderConfig",
    "SqlEndpointTags",
    "SqlEndpointTagsCustomTags",
    "SqlEndpointTimeouts",
]


class SqlEndpointChannel(Block):
    """The block `channel`."""

    dbsql_version: str | None = None
    name: str | None = None


class SqlEndpointProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class SqlEndpointTagsCustomTags(Block):
    """The block `tags.custom_tags`."""

    key: str
    value: str


class SqlEndpointTags(Block):
    """The block `tags`."""

    custom_tags: Sequence[SqlEndpointTagsCustomTags] | None = None


class SqlEndpointTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None


class SqlEndpointHealthFailureReasonRef(Ref):
    """What can be read of `failure_reason`."""

    code = StringAttribute()
    parameters = MapAttribute()
    type = StringAttribute()


class SqlEndpointHealthRef(Ref):
    """What can be read of `health`."""

    details = StringAttribute()
    failure_reason = BlocksAttribute(SqlEndpointHealthFailureReasonRef)
    message = StringAttribute()
    status = StringAttribute()
    summary = StringAttribute()


class SqlEndpointOdbcParamsRef(Ref):
    """What can be read of `odbc_params`."""

    hostname = StringAttribute()
    path = StringAttribute()
    port = NumberAttribute()
    protocol = StringAttribute()


class SqlEndpointProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class SqlEndpoint(Resource):
    """`databricks_sql_endpoint`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_sql_endpoint"

    auto_stop_mins = NumberAttribute()
    cluster_size = StringAttribute()
    creator_name = StringAttribute()
    data_source_id = StringAttribute()
    enable_photon = BooleanAttribute()
    enable_serverless_compute = BooleanAttribute()
    health = BlocksAttribute(SqlEndpointHealthRef)
    id = StringAttribute()
    instance_profile_arn = StringAttribute()
    jdbc_url = StringAttribute()
    max_num_clusters = NumberAttribute()
    min_num_clusters = NumberAttribute()
    name = StringAttribute()
    no_wait = BooleanAttribute()
    num_active_sessions = NumberAttribute()
    num_clusters = NumberAttribute()
    odbc_params = BlocksAttribute(SqlEndpointOdbcParamsRef)
    provider_config = BlockAttribute(SqlEndpointProviderConfigRef)
    spot_instance_policy = StringAttribute()
    state = StringAttribute()
    warehouse_type = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        cluster_size: str,
        name: str,
        auto_stop_mins: float | None = None,
        channel: SqlEndpointChannel | None = None,
        data_source_id: str | None = None,
        enable_photon: bool | Expression | None = None,
        enable_serverless_compute: bool | Expression | None = None,
        instance_profile_arn: str | None = None,
        max_num_clusters: float | None = None,
        min_num_clusters: float | None = None,
        no_wait: bool | Expression | None = None,
        provider_config: SqlEndpointProviderConfig | None = None,
        spot_instance_policy: str | None = None,
        tags: SqlEndpointTags | None = None,
        timeouts: SqlEndpointTimeouts | None = None,
        warehouse_type: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
