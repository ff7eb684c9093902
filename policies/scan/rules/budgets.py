"""A budget that warns somebody covers every resource group.

Why: a cluster left on or a runaway stream shows on the invoice a month later; a budget says it at half of the sum.

Remedy: declare an `azurerm_consumption_budget_subscription`, or one of the resource group, whose notification is
enabled and names a contact.

`local` costs nothing and is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Block, Environment, Resource

TYPES = ("azurerm_resource_group",)

_OF_SUBSCRIPTION = "azurerm_consumption_budget_subscription"
_OF_GROUP = "azurerm_consumption_budget_resource_group"
_MOST_PERCENT = 100
_CONTACTS = ("contact_emails", "contact_groups", "contact_roles")


def applies(resource: Resource, environment: Environment) -> bool:
    """Where something is paid for."""
    return environment.kind != "local"


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A warning above the whole sum comes too late to be one."""
    budgets = environment.of(_OF_SUBSCRIPTION) + [
        budget for budget in environment.of(_OF_GROUP) if resource in budget.targets("resource_group_id")
    ]
    if not budgets:
        yield "no budget covers it"
    elif not any(_warns(budget) for budget in budgets):
        yield f"{', '.join(budget.address for budget in budgets)}: warns nobody in time"


def _warns(budget: Resource) -> bool:
    return float(budget.value("amount") or 0) > 0 and any(map(_reaches_somebody, budget.blocks("notification")))


def _reaches_somebody(notification: Block) -> bool:
    return (
        is_on(notification, "enabled", default=True)
        and float(notification.value("threshold") or 0) <= _MOST_PERCENT
        and any(notification.targets(contact) or notification.value(contact) for contact in _CONTACTS)
    )
