from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from environments.settings import ENVIRONMENTS, load
from tests.environments.settings.files import problems_in, set_field

if TYPE_CHECKING:
    from pathlib import Path


def told(root: Path, environment: str, *field: str, value: Any) -> list[tuple[str | None, str]]:
    set_field(root, environment, ("kubernetes", *field), value)
    return [(problem.field, problem.message) for problem in problems_in(root, environment)]


@pytest.mark.parametrize(
    ("environment", "field", "value", "message"),
    [
        ("dev", ("system_pool", "min_nodes"), 0, "Kubernetes itself needs a node; choose 1 or more"),
        ("dev", ("user_pool", "min_nodes"), 9, "below min_nodes; choose 9 or more"),
        ("test", ("user_pool", "zones"), ["1", "1"], "named twice; remove one"),
        ("test", ("system_pool", "zones"), [], "Standard promises uptime across zones; name them"),
        ("dev", ("services",), "10.245.0.0/16", "not a size for services; choose /20 to /28"),
        ("dev", ("services",), "10.244.0.0/20", "overlaps pods (10.244.0.0/16); choose addresses of its own"),
        ("dev", ("pods",), "10.244.0.0/22", "room for 4 nodes, the pools reach 7; choose a larger range"),
        ("prod", ("pods",), "10.30.0.0/16", "overlaps the virtual network (10.30.0.0/16); choose addresses of its own"),
        ("dev", ("maintenance", "start_time"), "24:00", ""),
        ("dev", ("version",), "1.35.2", ""),
    ],
)
def test_kubernetes_setting_that_cannot_hold_is_told_with_its_remedy(
    root: Path, environment: str, field: tuple[str, ...], value: Any, message: str
) -> None:
    found = [text for name, text in told(root, environment, *field, value=value) if name and field[0] in name]
    assert any(message in text for text in found), found


def test_nodes_without_a_way_out_are_told(root: Path) -> None:
    set_field(root, "dev", ("network", "nat_gateway"), value=False)
    (problem,) = problems_in(root, "dev")
    assert problem.field == "network.nat_gateway"
    assert problem.message == "Kubernetes' nodes need a way out; write true, or give hub.firewall_address"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_dns_service_has_the_tenth_address_of_the_services(environment: str) -> None:
    assert load(environment).kubernetes.dns_service_address == "10.245.0.10"
