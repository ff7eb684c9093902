"""`azurerm_databricks_access_connector` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, MapAttribute, Ref, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "DatabricksAccessConnector",
    "DatabricksAccessConnectorIdentity",
    "DatabricksAccessConnectorTimeouts",
]


class DatabricksAccessConnectorIdentity(Block):
    """The block `identity`."""

    type: str
    identity_ids: Sequence[str] | None = None


class DatabricksAccessConnectorTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class DatabricksAccessConnectorIdentityRef(Ref):
    """What can be read of `identity`."""

    identity_ids = SetAttribute()
    principal_id = StringAttribute()
    tenant_id = StringAttribute()
    type = StringAttribute()


class DatabricksAccessConnector(Resource):
    """`azurerm_databricks_access_connector`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_databricks_access_connector"

    id = StringAttribute()
    identity = BlockAttribute(DatabricksAccessConnectorIdentityRef)
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        location: str,
        name: str,
        resource_group_name: str,
        identity: DatabricksAccessConnectorIdentity | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: DatabricksAccessConnectorTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
