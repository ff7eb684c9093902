"""A monthly budget over everything that bears the environment's tags.

It lies on the subscription, since machines of Databricks and AKS run in resource groups of their own, where these
services let nobody else put a budget; their resources bear the tags of the workspace and of the cluster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.bindings.azurerm.consumption_budget_subscription import (
    ConsumptionBudgetSubscription,
    ConsumptionBudgetSubscriptionFilter,
    ConsumptionBudgetSubscriptionFilterTag,
    ConsumptionBudgetSubscriptionNotification,
    ConsumptionBudgetSubscriptionTimePeriod,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.bindings.cdk import Construct

__all__ = ["budget"]


def budget(
    scope: Construct,
    construct_id: str,
    *,
    name: str,
    subscription_id: str,
    tags: Mapping[str, str],
    monthly_amount: int,
    start_date: str,
    thresholds_percent: Sequence[int],
    forecast_percent: int,
    action_group_id: str,
) -> ConsumptionBudgetSubscription:
    """Tell the action group when the month's costs reach a threshold, or are forecast to.

    Args:
        scope: where the construct goes.
        construct_id: its id there.
        name: the budget's name.
        subscription_id: `/subscriptions/<id>`.
        tags: costs count that bear all of them.
        monthly_amount: in the subscription's currency.
        start_date: the first day of the first month, `YYYY-MM-DD`.
        thresholds_percent: shares of the amount that are spent.
        forecast_percent: the share of the amount that the month is forecast to end with.
        action_group_id: whom to tell.
    """
    told = [(percent, "Actual") for percent in thresholds_percent] + [(forecast_percent, "Forecasted")]
    return ConsumptionBudgetSubscription(
        scope,
        construct_id,
        name=name,
        subscription_id=subscription_id,
        amount=monthly_amount,
        time_grain="Monthly",
        time_period=ConsumptionBudgetSubscriptionTimePeriod(start_date=f"{start_date}T00:00:00Z"),
        filter=ConsumptionBudgetSubscriptionFilter(
            tag=[ConsumptionBudgetSubscriptionFilterTag(name=tag, values=[value]) for tag, value in tags.items()]
        ),
        notification=[
            ConsumptionBudgetSubscriptionNotification(
                operator="GreaterThanOrEqualTo",
                threshold=percent,
                threshold_type=kind,
                contact_groups=[action_group_id],
            )
            for percent, kind in told
        ],
    )
