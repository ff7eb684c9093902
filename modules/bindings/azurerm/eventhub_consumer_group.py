"""`azurerm_eventhub_consumer_group` of hashicorp/azurerm 5.10.0.

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
    "EventhubConsumerGroup",
    "EventhubConsumerGroupTimeouts",
]


class EventhubConsumerGroupTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class EventhubConsumerGroup(Resource):
    """`azurerm_eventhub_consumer_group`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_eventhub_consumer_group"

    eventhub_name = StringAttribute()
    id = StringAttribute()
    name = StringAttribute()
    namespace_name = StringAttribute()
    resource_group_name = StringAttribute()
    user_metadata = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        eventhub_name: str,
        name: str,
        namespace_name: str,
        resource_group_name: str,
        timeouts: EventhubConsumerGroupTimeouts | None = None,
        user_metadata: str | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
