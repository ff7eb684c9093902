"""`azurerm_federated_identity_credential` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import ListAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "FederatedIdentityCredential",
    "FederatedIdentityCredentialTimeouts",
]


class FederatedIdentityCredentialTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class FederatedIdentityCredential(Resource):
    """`azurerm_federated_identity_credential`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_federated_identity_credential"

    audience = ListAttribute()
    id = StringAttribute()
    issuer = StringAttribute()
    name = StringAttribute()
    subject = StringAttribute()
    user_assigned_identity_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        audience: Sequence[str],
        issuer: str,
        name: str,
        subject: str,
        user_assigned_identity_id: str,
        timeouts: FederatedIdentityCredentialTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
