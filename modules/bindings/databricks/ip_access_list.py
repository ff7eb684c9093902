"""`databricks_ip_access_list` of databricks/databricks 1.138.0.

Generated from cdktn-provider-databricks==18.11.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, BooleanAttribute, ListAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "IpAccessList",
    "IpAccessListProviderConfig",
]


class IpAccessListProviderConfig(Block):
    """The block `provider_config`."""

    workspace_id: str | None = None


class IpAccessListProviderConfigRef(Ref):
    """What can be read of `provider_config`."""

    workspace_id = StringAttribute()


class IpAccessList(Resource):
    """`databricks_ip_access_list`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "databricks_ip_access_list"

    enabled = BooleanAttribute()
    id = StringAttribute()
    ip_addresses = ListAttribute()
    label = StringAttribute()
    list_type = StringAttribute()
    provider_config = BlockAttribute(IpAccessListProviderConfigRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        ip_addresses: Sequence[str],
        label: str,
        list_type: str,
        enabled: bool | Expression | None = None,
        provider_config: IpAccessListProviderConfig | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
