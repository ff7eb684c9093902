"""`databricks_grants` of databricks/databricks 1.138.0.

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
    "Grants",
    "GrantsGrant",
    "GrantsProviderConfig",
]


class GrantsGrant(Block):
    """The block `grant`."""

    principal: str
    privileges: Sequence[str]


class GrantsProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class GrantsProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class Grants(Resource):
    """`databricks_grants`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_grants"

    catalog = StringAttribute()
    credential = StringAttribute()
    external_location = StringAttribute()
    foreign_connection = StringAttribute()
    function = StringAttribute()
    id = StringAttribute()
    mcp_service = StringAttribute()
    metastore = StringAttribute()
    model = StringAttribute()
    model_provider_service = StringAttribute()
    model_service = StringAttribute()
    pipeline = StringAttribute()
    provider_config = BlockAttribute(GrantsProviderConfigRef)
    recipient = StringAttribute()
    schema = StringAttribute()
    secret = StringAttribute()
    share = StringAttribute()
    storage_credential = StringAttribute()
    table = StringAttribute()
    volume = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        grant: Sequence[GrantsGrant],
        catalog: str | None = None,
        credential: str | None = None,
        external_location: str | None = None,
        foreign_connection: str | None = None,
        function: str | None = None,
        mcp_service: str | None = None,
        metastore: str | None = None,
        model: str | None = None,
        model_provider_service: str | None = None,
        model_service: str | None = None,
        pipeline: str | None = None,
        provider_config: GrantsProviderConfig | None = None,
        recipient: str | None = None,
        schema: str | None = None,
        secret: str | None = None,
        share: str | None = None,
        storage_credential: str | None = None,
        table: str | None = None,
        volume: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
