"""`azurerm_consumption_budget_subscription` of hashicorp/azurerm 5.10.0.

Generated from cdktn-provider-azurerm==18.9.0 by `make bindings`: change types.toml or the generator, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from modules.bindings.attributes import BlockAttribute, NumberAttribute, Ref, StringAttribute
from modules.bindings.block import Block, Lifecycle
from modules.bindings.cdk import Construct
from modules.bindings.expression import Expression, ForEach
from modules.bindings.resource import Element, Provider, Resource

__all__ = [
    "ConsumptionBudgetSubscription",
    "ConsumptionBudgetSubscriptionFilter",
    "ConsumptionBudgetSubscriptionFilterDimension",
    "ConsumptionBudgetSubscriptionFilterTag",
    "ConsumptionBudgetSubscriptionNotification",
    "ConsumptionBudgetSubscriptionTimePeriod",
    "ConsumptionBudgetSubscriptionTimeouts",
]


class ConsumptionBudgetSubscriptionNotification(Block):
    """The block `notification`."""

    operator: str
    threshold: float
    contact_emails: Sequence[str] | None = None
    contact_groups: Sequence[str] | None = None
    contact_roles: Sequence[str] | None = None
    enabled: bool | Expression | None = None
    threshold_type: str | None = None


class ConsumptionBudgetSubscriptionTimePeriod(Block):
    """The block `time_period`."""

    start_date: str
    end_date: str | None = None


class ConsumptionBudgetSubscriptionFilterDimension(Block):
    """The block `filter.dimension`."""

    name: str
    values: Sequence[str]
    operator: str | None = None


class ConsumptionBudgetSubscriptionFilterTag(Block):
    """The block `filter.tag`."""

    name: str
    values: Sequence[str]
    operator: str | None = None


class ConsumptionBudgetSubscriptionFilter(Block):
    """The block `filter`."""

    dimension: Sequence[ConsumptionBudgetSubscriptionFilterDimension] | None = None
    tag: Sequence[ConsumptionBudgetSubscriptionFilterTag] | None = None


class ConsumptionBudgetSubscriptionTimeouts(Block):
    """The block `timeouts`."""

    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None


class ConsumptionBudgetSubscriptionTimePeriodRef(Ref):
    """What can be read of `time_period`."""

    end_date = StringAttribute()
    start_date = StringAttribute()


class ConsumptionBudgetSubscription(Resource):
    """`azurerm_consumption_budget_subscription`."""

    TF_RESOURCE_TYPE: ClassVar[str] = "azurerm_consumption_budget_subscription"

    amount = NumberAttribute()
    etag = StringAttribute()
    id = StringAttribute()
    name = StringAttribute()
    subscription_id = StringAttribute()
    time_grain = StringAttribute()
    time_period = BlockAttribute(ConsumptionBudgetSubscriptionTimePeriodRef)

    def __init__(
        self,
        construct_scope: Construct,
        construct_id: str,
        /,
        *,
        amount: float,
        name: str,
        notification: Sequence[ConsumptionBudgetSubscriptionNotification],
        subscription_id: str,
        time_period: ConsumptionBudgetSubscriptionTimePeriod,
        etag: str | None = None,
        filter: ConsumptionBudgetSubscriptionFilter | None = None,
        time_grain: str | None = None,
        timeouts: ConsumptionBudgetSubscriptionTimeouts | None = None,
        depends_on: Sequence[Element] | None = None,
        for_each: ForEach | None = None,
        lifecycle: Lifecycle | None = None,
        provider: Provider | None = None,
    ) -> None:
        super().__init__(construct_scope, construct_id, locals())
