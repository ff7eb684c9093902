from __future__ import annotations

from ipaddress import IPv4Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.scan.rules._addresses import is_private

OURS = [ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")]


@pytest.mark.parametrize(
    "prefix",
    [
        "10.0.0.0/8",
        "10.255.255.255",
        "172.16.0.0/12",
        "172.31.255.255",
        "192.168.1.0/24",
        "100.127.0.1",
        "fd12::/16",
        "10.0.0.1-10.0.0.9",
        " 10.0.0.5 ",
        "VirtualNetwork",
        "AZURELOADBALANCER",
    ],
)
def test_private_prefix_is_private(prefix: str) -> None:
    assert is_private(prefix)


@pytest.mark.parametrize(
    "prefix",
    [
        "*",
        "any",
        "Internet",
        "0.0.0.0/0",
        "0.0.0.0/1",
        "128.0.0.0/1",
        "::/0",
        "::",
        "/0",
        "",
        "9.255.255.255",
        "10.0.0.0/7",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.169.0.0/16",
        "100.128.0.0",
        "169.254.169.254",
        "127.0.0.1",
        "2001:db8::/32",
        "fe80::/10",
        "9.0.0.0-10.0.0.9",
        "10.0.0.1-172.16.0.1",
        "10.0.0.1-10.0.0.2-10.0.0.3",
        "10.0.0.1-fd00::1",
        "AzureCloud",
        "Storage.AustraliaEast",
        "nonsense",
    ],
)
def test_anything_else_is_public(prefix: str) -> None:
    assert not is_private(prefix)


@given(address=st.integers(0, 2**32 - 1), length=st.integers(0, 32))
def test_network_is_private_when_its_first_and_last_address_share_a_private_network(address: int, length: int) -> None:
    first = address & (2**32 - 1) << (32 - length)
    last = first | (2**32 - 1) >> length
    inside = any(IPv4Address(first) in ours and IPv4Address(last) in ours for ours in OURS)
    assert is_private(f"{IPv4Address(address)}/{length}") == inside
