"""`azurerm_eventhub_namespace_authorization_rule` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BooleanAttribute, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "EventhubNamespaceAuthorizationRule",
    "EventhubNamespaceAuthorizationRuleTimeouts",
]


class EventhubNamespaceAuthorizationRuleTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class EventhubNamespaceAuthorizationRule(Resource):
    """`azurerm_eventhub_namespace_authorization_rule`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_eventhub_namespace_authorization_rule"

    id = StringAttribute()
    listen = BooleanAttribute()
    manage = BooleanAttribute()
    name = StringAttribute()
    namespace_name = StringAttribute()
    primary_connection_string = StringAttribute()
    primary_connection_string_alias = StringAttribute()
    primary_key = StringAttribute()
    resource_group_name = StringAttribute()
    secondary_connection_string = StringAttribute()
    secondary_connection_string_alias = StringAttribute()
    secondary_key = StringAttribute()
    send = BooleanAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        name: str,
        namespace_name: str,
        resource_group_name: str,
        listen: bool | Expression | None = None,
        manage: bool | Expression | None = None,
        send: bool | Expression | None = None,
        timeouts: EventhubNamespaceAuthorizationRuleTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
