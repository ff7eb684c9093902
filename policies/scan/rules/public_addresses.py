"""Public addresses serve nothing but a NAT gateway's outbound traffic.

Why: an address on a machine or a load balancer can be reached from outside whatever its subnet's rules meant to say.

Remedy: delete the address, or associate it with the NAT gateway; publish a service through a private endpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_public_ip", "azurerm_public_ip_prefix")

_OUTBOUND = ("azurerm_nat_gateway_public_ip_association", "azurerm_nat_gateway_public_ip_prefix_association")
# They only tell about the address.
_HARMLESS = ("azurerm_monitor_diagnostic_setting", "azurerm_management_lock", "azurerm_monitor_metric_alert", "output")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Looks at everything that refers to the address."""
    users = [
        user
        for user in environment.resources
        if user is not resource
        and user.type not in _HARMLESS
        and not user.type.startswith("terraform.")
        and resource in environment.targets(user.body, stack=user.stack)
    ]
    if not any(user.type in _OUTBOUND for user in users):
        yield "no NAT gateway uses it"
    for user in users:
        if user.type not in _OUTBOUND:
            yield f"{user.address} uses it"
