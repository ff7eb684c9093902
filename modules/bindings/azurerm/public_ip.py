"""`azurerm_public_ip` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import MapAttribute, NumberAttribute, SetAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "PublicIp",
    "PublicIpTimeouts",
]


class PublicIpTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class PublicIp(Resource):
    """`azurerm_public_ip`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_public_ip"

    allocation_method = StringAttribute()
    ddos_protection_mode = StringAttribute()
    ddos_protection_plan_id = StringAttribute()
    domain_name_label = StringAttribute()
    domain_name_label_scope = StringAttribute()
    edge_zone = StringAttribute()
    fqdn = StringAttribute()
    id = StringAttribute()
    idle_timeout_in_minutes = NumberAttribute()
    ip_address = StringAttribute()
    ip_tags = MapAttribute()
    ip_version = StringAttribute()
    location = StringAttribute()
    name = StringAttribute()
    public_ip_prefix_id = StringAttribute()
    resource_group_name = StringAttribute()
    reverse_fqdn = StringAttribute()
    sku = StringAttribute()
    sku_tier = StringAttribute()
    tags = MapAttribute()
    zones = SetAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        allocation_method: str,
        location: str,
        name: str,
        resource_group_name: str,
        ddos_protection_mode: str | None = None,
        ddos_protection_plan_id: str | None = None,
        domain_name_label: str | None = None,
        domain_name_label_scope: str | None = None,
        edge_zone: str | None = None,
        idle_timeout_in_minutes: float | None = None,
        ip_tags: Mapping[str, str] | None = None,
        ip_version: str | None = None,
        public_ip_prefix_id: str | None = None,
        reverse_fqdn: str | None = None,
        sku: str | None = None,
        sku_tier: str | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: PublicIpTimeouts | None = None,
        zones: Sequence[str] | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
