"""Every subnet has a security group that rules private endpoints too, and no way out but the declared one.

Why: without a group everything in the network reaches everything. Endpoints are outside of a group's rules unless the
subnet says otherwise, and the platform's own outbound address is one that nobody can name to a firewall.

Remedy: make subnets with `modules.network.Network`; it associates a security group and closes the default way out.

Subnets whose names Azure prescribes (`GatewaySubnet` …) take no group and are not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import Off, OneOf, wrong_switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_subnet",)

_GROUPLESS = ("AzureFirewallManagementSubnet", "AzureFirewallSubnet", "GatewaySubnet", "RouteServerSubnet")


def applies(resource: Resource, environment: Environment) -> bool:
    """Not what Azure names."""
    return resource.body.get("name") not in _GROUPLESS


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """The association may lie in another stack than its subnet."""
    associations = environment.of("azurerm_subnet_network_security_group_association")
    if not any(
        resource in association.targets("subnet_id") and association.body.get("network_security_group_id")
        for association in associations
    ):
        yield "no security group is associated with it"
    yield from wrong_switches(
        resource,
        Off("default_outbound_access_enabled"),
        OneOf("private_endpoint_network_policies", ("Enabled", "NetworkSecurityGroupEnabled")),
    )
