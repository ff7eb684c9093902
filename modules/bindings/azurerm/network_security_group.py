"""`azurerm_network_security_group` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import AnyAttribute, MapAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "NetworkSecurityGroup",
    "NetworkSecurityGroupSecurityRule",
    "NetworkSecurityGroupTimeouts",
]


class NetworkSecurityGroupSecurityRule(Block):
    """The block `security_rule`."""

    NULLS: ClassVar[bool] = True
    access: str | None = None
    description: str | None = None
    destination_address_prefix: str | None = None
    destination_address_prefixes: Sequence[str] | None = None
    destination_application_security_group_ids: Sequence[str] | None = None
    destination_port_range: str | None = None
    destination_port_ranges: Sequence[str] | None = None
    direction: str | None = None
    name: str | None = None
    priority: float | None = None
    protocol: str | None = None
    source_address_prefix: str | None = None
    source_address_prefixes: Sequence[str] | None = None
    source_application_security_group_ids: Sequence[str] | None = None
    source_port_range: str | None = None
    source_port_ranges: Sequence[str] | None = None


class NetworkSecurityGroupTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class NetworkSecurityGroup(Resource):
    """`azurerm_network_security_group`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_network_security_group"

    id = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    resource_group_name = StringAttribute()
    security_rule = AnyAttribute()
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
        security_rule: Sequence[NetworkSecurityGroupSecurityRule] | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: NetworkSecurityGroupTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
