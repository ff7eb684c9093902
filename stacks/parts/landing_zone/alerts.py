"""Whom the landing zone tells, of what, and what it may cost, as its settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.naming import ResourceKind
from environments.settings import DerivedTag
from modules.alerts import Alerts, Metric
from modules.budget import budget

if TYPE_CHECKING:
    from modules.placement import Placement
    from stacks.base import EnvironmentStack

__all__ = ["declare_alerts", "declare_budget"]

# Beyond it, Key Vault soon throttles its callers: a share of what one vault serves.
_VAULT_SATURATION_PERCENT = 75


def declare_alerts(
    stack: EnvironmentStack,
    place: Placement,
    *,
    subscription_id: str,
    resource_group_id: str,
    lake_id: str,
    vault_id: str,
) -> Alerts:
    """Mails to the settings' `alert_emails`."""
    settings = stack.settings
    alerts = Alerts(
        stack,
        "alerts",
        placement=place,
        name=stack.resource_name(ResourceKind.ACTION_GROUP),
        short_name=f"lake-{settings.environment.value}",
        prefix=stack.resource_name(ResourceKind.ALERT_RULE),
        emails=settings.alert_emails,
        subscription_id=subscription_id,
        resource_group_id=resource_group_id,
        location_name=settings.location.display_name,
        severity=settings.alerts.severity,
    )
    available = settings.alerts.minimum_availability_percent
    alerts.on_metric(
        "lake-availability",
        Metric(
            resource_id=lake_id,
            namespace="Microsoft.Storage/storageAccounts",
            name="Availability",
            description="The lake answers too few calls",
            operator="LessThan",
            threshold=available,
        ),
    )
    alerts.on_metric(
        "vault-availability",
        Metric(
            resource_id=vault_id,
            namespace="Microsoft.KeyVault/vaults",
            name="Availability",
            description="The Key Vault answers too few calls",
            operator="LessThan",
            threshold=available,
        ),
    )
    alerts.on_metric(
        "vault-saturation",
        Metric(
            resource_id=vault_id,
            namespace="Microsoft.KeyVault/vaults",
            name="SaturationShoebox",
            description="The Key Vault is close to throttling its callers",
            operator="GreaterThan",
            threshold=_VAULT_SATURATION_PERCENT,
        ),
    )
    return alerts


def declare_budget(stack: EnvironmentStack, *, subscription_id: str, action_group_id: str) -> None:
    """The month's budget over everything that bears the environment's tags, whichever resource group it runs in."""
    settings = stack.settings
    budget(
        stack,
        "budget",
        name=stack.resource_name(ResourceKind.BUDGET),
        subscription_id=subscription_id,
        tags={
            DerivedTag.ENVIRONMENT.value: settings.environment.value,
            DerivedTag.SYSTEM.value: settings.workload,
        },
        monthly_amount=settings.budget.monthly_amount,
        start_date=settings.budget.start_date,
        thresholds_percent=settings.budget.thresholds_percent,
        forecast_percent=settings.budget.forecast_percent,
        action_group_id=action_group_id,
    )
