"""`azurerm_private_dns_zone` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, MapAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "PrivateDnsZone",
    "PrivateDnsZoneSoaRecord",
    "PrivateDnsZoneTimeouts",
]


class PrivateDnsZoneSoaRecord(Block):
    """The block `soa_record`."""

    email: str
    expire_time: float | None = None
    minimum_ttl: float | None = None
    refresh_time: float | None = None
    retry_time: float | None = None
    tags: Mapping[str, str] | None = None
    ttl: float | None = None


class PrivateDnsZoneTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class PrivateDnsZoneSoaRecordRef(Ref):
    """What can be read of `soa_record`."""

    email = StringAttribute()
    expire_time = NumberAttribute()
    fqdn = StringAttribute()
    host_name = StringAttribute()
    minimum_ttl = NumberAttribute()
    refresh_time = NumberAttribute()
    retry_time = NumberAttribute()
    serial_number = NumberAttribute()
    tags = MapAttribute()
    ttl = NumberAttribute()


class PrivateDnsZone(Resource):
    """`azurerm_private_dns_zone`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_private_dns_zone"

    id = StringAttribute()
    max_number_of_record_sets = NumberAttribute()
    max_number_of_virtual_network_links = NumberAttribute()
    max_number_of_virtual_network_links_with_registration = NumberAttribute()
    name = StringAttribute()
    number_of_record_sets = NumberAttribute()
    resource_group_name = StringAttribute()
    soa_record = BlockAttribute(PrivateDnsZoneSoaRecordRef)
    tags = MapAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        resource_group_name: str,
        soa_record: PrivateDnsZoneSoaRecord | None = None,
        tags: Mapping[str, str] | None = None,
        timeouts: PrivateDnsZoneTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
