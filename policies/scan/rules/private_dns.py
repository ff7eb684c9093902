"""Every private link zone is linked to a virtual network, and no link registers machines in it.

Why: an unlinked zone answers nobody, so clients resolve the public address and are refused. Automatic registration
would let any virtual machine write a name into the zone of a service.

Remedy: make zones with `modules.private_link.PrivateDns`, which links each; leave `registration_enabled` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("azurerm_private_dns_zone",)


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """A link may lie in another stack than its zone."""
    if not str(resource.value("name")).startswith("privatelink."):
        return
    links = [
        link
        for link in environment.of("azurerm_private_dns_zone_virtual_network_link")
        if resource in link.targets("private_dns_zone_id")
    ]
    if not links:
        yield "no virtual network is linked to it"
    for link in links:
        if is_on(link, "registration_enabled"):
            yield f"{link.address} registers virtual machines in it"
