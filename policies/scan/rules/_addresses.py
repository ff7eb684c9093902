"""Which addresses a network rule's prefix stands for."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

__all__ = ["is_private"]

# RFC 1918, the shared range of RFC 6598, and unique local IPv6 addresses (RFC 4193).
_PRIVATE = tuple(
    ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)
# Every other service tag stands for public addresses, some (`AzureCloud`) for every customer's machines.
_PRIVATE_TAGS = ("virtualnetwork", "azureloadbalancer")


def is_private(prefix: str) -> bool:
    """Whether a prefix (a service tag, an address, a network or a range `first-last`) holds private addresses alone.

    What can't be read counts as public.
    """
    text = prefix.strip().lower()
    if text in _PRIVATE_TAGS:
        return True
    try:
        first, last = _bounds(text)
    except ValueError:
        return False
    return any(first in private and last in private for private in _PRIVATE)


def _bounds(text: str) -> tuple[IPv4Address | IPv6Address, IPv4Address | IPv6Address]:
    if "-" in text:
        first, last = text.split("-")
        return ip_address(first.strip()), ip_address(last.strip())
    network = ip_network(text, strict=False)
    return network.network_address, network.broadcast_address
