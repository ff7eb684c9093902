"""`azurerm_nat_gateway_public_ip_association` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "NatGatewayPublicIpAssociation",
    "NatGatewayPublicIpAssociationTimeouts",
]


class NatGatewayPublicIpAssociationTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None


class NatGatewayPublicIpAssociation(Resource):
    """`azurerm_nat_gateway_public_ip_association`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_nat_gateway_public_ip_association"

    id = StringAttribute()
    nat_gateway_id = StringAttribute()
    public_ip_address_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        nat_gateway_id: str,
        public_ip_address_id: str,
        timeouts: NatGatewayPublicIpAssociationTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
