from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from environments.settings import CreatedNetwork, ExistingNetwork, load
from tests.environments.settings.files import problems_in, set_field

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub"
NETWORK = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-hub"
HUB = {
    "virtual_network_id": NETWORK,
    "use_remote_gateways": True,
    "allow_forwarded_traffic": True,
    "firewall_address": None,
}
SUBNETS = {
    name: f"{NETWORK}/subnets/{name}"
    for name in ("databricks_host", "databricks_container", "private_endpoints", "aks")
}
EXISTING = {
    "source": "existing",
    "virtual_network_id": NETWORK,
    "subnet_ids": SUBNETS,
    "kubernetes_egress": "userDefinedRouting",
    "private_dns_resource_group_id": GROUP,
}


def told(root: Path, environment: str = "prod") -> dict[str, str]:
    return {problem.field or "": problem.message for problem in problems_in(root, environment)}


def test_existing_network_replaces_the_created_one(root: Path) -> None:
    set_field(root, "prod", ("network",), EXISTING)
    network = load("prod", root).network
    assert isinstance(network, ExistingNetwork)
    assert network.subnet_ids.aks == f"{NETWORK}/subnets/aks"


def test_hub_stands_beside_a_created_network(root: Path) -> None:
    set_field(root, "prod", ("network", "hub"), HUB)
    network = load("prod", root).network
    assert isinstance(network, CreatedNetwork)
    assert network.hub is not None
    assert network.hub.use_remote_gateways


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("vnet-hub", "not the id of a virtual network; write /subscriptions/<subscription>/resourceGroups/<name>/"),
        (f"{NETWORK}/subnets/x", "not the id of a virtual network; "),
        (NETWORK.replace("resourceGroups", "resourcegroups"), "of another spelling than the id of a virtual network; "),
        (NETWORK.replace("11111111-", "1111-"), "not the id of a virtual network; "),
    ],
)
def test_mistyped_network_id_is_told_with_its_form(root: Path, value: str, message: str) -> None:
    set_field(root, "prod", ("network", "hub"), HUB | {"virtual_network_id": value})
    assert told(root)["network.hub.virtual_network_id"].startswith(message)


def test_mistyped_ids_of_an_existing_network_are_told_each_at_its_field(root: Path) -> None:
    subnets = SUBNETS | {"aks": "snet-aks"}
    set_field(root, "prod", ("network",), EXISTING | {"subnet_ids": subnets, "private_dns_resource_group_id": "rg"})
    assert {field: message.split(";")[0] for field, message in told(root).items()} == {
        "network.subnet_ids.aks": "not the id of a subnet",
        "network.private_dns_resource_group_id": "not the id of a resource group",
    }


def test_subnet_of_another_network_or_named_twice_is_refused(root: Path) -> None:
    subnets = SUBNETS | {
        "aks": SUBNETS["aks"].replace("vnet-hub", "vnet-other"),
        "private_endpoints": SUBNETS["databricks_host"],
    }
    set_field(root, "prod", ("network",), EXISTING | {"subnet_ids": subnets})
    found = told(root)
    assert found["network.subnet_ids.aks"] == f"not in the virtual network; choose one of {NETWORK}"
    assert found["network.subnet_ids.private_endpoints"] == "databricks_host uses it; choose a subnet of its own"


def test_firewall_takes_the_place_of_the_nat_gateway(root: Path) -> None:
    set_field(root, "prod", ("network", "hub"), HUB | {"firewall_address": "10.0.0.4"})
    assert "write false, or hub.firewall_address: null" in told(root)["network.nat_gateway"]
    set_field(root, "prod", ("network", "nat_gateway"), value=False)
    assert load("prod", root).network.source == "created"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("8.8.8.8", "not a private IPv4 address; write the firewall's own, such as 10.0.0.4"),
        ("10.0.0", "not a private IPv4 address; write the firewall's own, such as 10.0.0.4"),
        ("10.30.0.4", "inside this network (10.30.0.0/16); write the one in the hub"),
    ],
)
def test_firewall_address_is_a_private_one_of_the_hub(root: Path, address: str, message: str) -> None:
    set_field(root, "prod", ("network", "nat_gateway"), value=False)
    set_field(root, "prod", ("network", "hub"), HUB | {"firewall_address": address})
    assert told(root) == {"network.hub.firewall_address": message}


def test_network_of_neither_kind_is_told_the_choices(root: Path) -> None:
    set_field(root, "prod", ("network", "source"), "shared")
    assert told(root) == {"network.source": "not one of the choices; choose created, existing"}
