"""`azurerm_monitor_data_collection_rule_association` of hashicorp/azurerm 5.10.0.

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
    "MonitorDataCollectionRuleAssociation",
    "MonitorDataCollectionRuleAssociationTimeouts",
]


class MonitorDataCollectionRuleAssociationTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class MonitorDataCollectionRuleAssociation(Resource):
    """`azurerm_monitor_data_collection_rule_association`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_monitor_data_collection_rule_association"

    data_collection_endpoint_id = StringAttribute()
    data_collection_rule_id = StringAttribute()
    description = StringAttribute()
    id = StringAttribute()
    name = StringAttribute()
    target_resource_id = StringAttribute()

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        target_resource_id: str,
        data_collection_endpoint_id: str | None = None,
        data_collection_rule_id: str | None = None,
        description: str | None = None,
        name: str | None = None,
        timeouts: MonitorDataCollectionRuleAssociationTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
